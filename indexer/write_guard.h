#pragma once

#include <filesystem>
#include <functional>

namespace debrief {

/// Xapian 1.4 writes documents' values in a destructor (`ValueUpdater` of glass_values.cc). A full disk meets
/// it there as an exception that nobody can catch: it ends in `std::terminate`, wherever values are written:
/// at a commit, and when values of what was changed are read. While this object lives, that ends the program
/// with the message and the exit status of the `Error` that could not be thrown. Only for the thread it was
/// made in; one may live inside another; what else ends in `std::terminate` does so as before.
class WriteGuard {
 public:
    /// `give_up` is called before the end, in which no destructor is called; it must not throw.
    WriteGuard(std::filesystem::path index, std::function<void()> give_up);
    WriteGuard(const WriteGuard&) = delete;
    WriteGuard& operator=(const WriteGuard&) = delete;
    ~WriteGuard();

 private:
    [[noreturn]] static void end();

    std::filesystem::path index_;
    std::function<void()> give_up_;
    const WriteGuard* outer_;
};

}  // namespace debrief
