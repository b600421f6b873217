#pragma once

#include "tests/support/run.h"
#include "tests/support/temporary_folder.h"

#include <string>
#include <string_view>
#include <vector>

#include <sys/types.h>

namespace debrief::test {

/// One of the project's programs that reads its standard input from a pipe while the test goes on: it waits
/// there, in the midst of its work, until the test feeds it, ends the input or kills it. No clock is needed.
class FedRun {
 public:
    FedRun(std::string_view program, const std::vector<std::string>& arguments);
    FedRun(const FedRun&) = delete;
    FedRun& operator=(const FedRun&) = delete;
    /// Kills the program where it still runs.
    ~FedRun();

    /// Waits until the program has read all of `input` but the last 64 KiB, the most a pipe holds.
    void feed(std::string_view input);

    /// Ends the input and waits for the program's end.
    [[nodiscard]] Run finish();

    [[nodiscard]] pid_t process() const { return child_; }
    void send(int signal) const;

    /// Ends the program with SIGKILL.
    void kill();

 private:
    int wait();
    void close_input();

    TemporaryFolder folder_;
    pid_t child_ = 0;  ///< 0: ended
    int input_ = -1;   ///< writing end of the pipe; -1: closed
};

}  // namespace debrief::test
