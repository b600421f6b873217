#include "indexer/write_guard.h"

#include "corpus/base/error.h"
#include "corpus/base/program.h"
#include "indexer/xapian_errors.h"

#include <cerrno>
#include <cstdlib>
#include <utility>

namespace debrief {

namespace {

// A handler of `std::terminate` takes no argument.
thread_local const WriteGuard* guard_of_thread = nullptr;
std::terminate_handler handler_before = nullptr;

/// What Xapian has thrown, or what the system last said: an exception that leaves a destructor which the
/// compiler has put in place of its call is already lost when the program is ended.
Error lost_error(const std::filesystem::path& index, int error_number) {
    const std::exception_ptr thrown = std::current_exception();
    if (!thrown) return write_error(index, error_number);
    try {
        translating_xapian_errors(index, [&] { std::rethrow_exception(thrown); });
    } catch (const Error& error) {
        return error;
    } catch (...) {
        // A bug of ours, which ends as it would have.
    }
    std::terminate();
}

}  // namespace

WriteGuard::WriteGuard(std::filesystem::path index, std::function<void()> give_up)
    : index_(std::move(index)), give_up_(std::move(give_up)), outer_(guard_of_thread) {
    guard_of_thread = this;
    if (!outer_) handler_before = std::set_terminate(end);
}

WriteGuard::~WriteGuard() {
    guard_of_thread = outer_;
    if (!outer_) std::set_terminate(handler_before);
}

void WriteGuard::end() {
    const int error_number = errno;
    const WriteGuard* const guard = std::exchange(guard_of_thread, nullptr);
    std::set_terminate(handler_before);
    if (!guard) std::terminate();  // a thread of others
    const Error error = lost_error(guard->index_, error_number);
    guard->give_up_();
    end_program(error);
}

}  // namespace debrief
