#pragma once

#include <filesystem>
#include <functional>

namespace debrief {

/// Xapian 1.4 writes documents' values in a destructor (`ValueUpdater` of glass_values.cc). A full disk meets
/// it there as an exception that nobody can catch: it ends in `std::terminate`. While this object lives, that
/// ends the program with the message and the exit status of the `Error` that could not be thrown. Only for
/// the thread it was made in, and one at a time; what else ends in `std::terminate` does so as before.
class CommitGuard {
 public:
    /// `give_up` is called before the end, in which no destructor is called; it must not throw.
    CommitGuard(std::filesystem::path index, std::function<void()> give_up);
    CommitGuard(const CommitGuard&) = delete;
    CommitGuard& operator=(const CommitGuard&) = delete;
    ~CommitGuard();

 private:
    [[noreturn]] static void end();

    std::filesystem::path index_;
    std::function<void()> give_up_;
};

}  // namespace debrief
