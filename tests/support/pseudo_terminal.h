#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <sys/types.h>

namespace debrief::test {

/// One of the project's programs with a terminal of its own, on which the test types and reads. No clock is
/// needed: the test goes on when what it waits for is written.
class PseudoTerminal {
 public:
    PseudoTerminal(std::string_view program, const std::vector<std::string>& arguments,
                   std::size_t columns = 80);
    PseudoTerminal(const PseudoTerminal&) = delete;
    PseudoTerminal& operator=(const PseudoTerminal&) = delete;
    /// Kills the program where it still runs.
    ~PseudoTerminal();

    void type(std::string_view keys) const;

    /// Waits until `text` is written. Gives all that is written since the last call, up to its end. Throws
    /// where the program ends before.
    std::string wait_for(std::string_view text);

    /// Whether the terminal shows what is typed, and gives it in lines, as it does for a shell.
    [[nodiscard]] bool is_as_usual() const;

    void send(int signal) const;

    /// Waits for the program's end. Gives its status (128 + number where a signal ended it).
    [[nodiscard]] int finish();

    /// What is written and not waited for; all of it once the program has ended.
    [[nodiscard]] const std::string& rest() const { return heard_; }

 private:
    bool hear();

    int terminal_ = -1;
    pid_t child_ = 0;  ///< 0: ended
    std::string heard_;
};

}  // namespace debrief::test
