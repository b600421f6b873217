#pragma once

#include "tests/support/run.h"

#include <string>
#include <string_view>
#include <vector>

#include <sys/types.h>

namespace debrief::test {

/// One of the project's programs that runs on while the test listens to what it says on standard error. No
/// clock is needed: the test goes on when a line comes.
class ToldRun {
 public:
    ToldRun(std::string_view program, const std::vector<std::string>& arguments);
    ToldRun(const ToldRun&) = delete;
    ToldRun& operator=(const ToldRun&) = delete;
    /// Kills the program where it still runs.
    ~ToldRun();

    [[nodiscard]] pid_t process() const { return child_; }

    /// Waits for the next line, without its end; empty where the program has said all.
    [[nodiscard]] std::string next_line();

    void send(int signal) const;

    /// Waits for the program's end; its error is what was not heard yet.
    [[nodiscard]] Run finish();

 private:
    pid_t child_ = 0;  ///< 0: ended
    int error_ = -1;   ///< reading end of the pipe
    std::string heard_;
};

}  // namespace debrief::test
