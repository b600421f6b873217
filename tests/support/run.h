#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace debrief::test {

/// What a program did.
struct Run {
    int status = 0;  ///< exit status; 128 + number where a signal ended it
    std::string out;
    std::string error;
};

/// Runs one of the project's programs ("debrief", "debrief-index", "debrief-web") to its end, with `input` on
/// its standard input, and an environment without DEBRIEF_INDEX.
[[nodiscard]] Run run(std::string_view program, const std::vector<std::string>& arguments,
                      std::string_view input = "");

/// A fault that one of the project's programs meets, see tests/faults/README.md.
struct Fault {
    std::string_view kind;  ///< "kill", "full"; "none" to count the calls that could meet one
    std::size_t call = 0;   ///< that meets it first, from 1 on
};

/// Runs a program that meets a fault; its calls that change files are counted where it ends by itself.
struct FaultyRun {
    Run run;
    std::size_t calls = 0;
};
[[nodiscard]] FaultyRun run_with_fault(const Fault& fault, std::string_view program,
                                       const std::vector<std::string>& arguments);

/// Runs a line of the shell, `$1` and so on being the arguments, for what a program alone cannot show: full
/// disks, pipes.
[[nodiscard]] Run run_shell(const std::string& line, const std::vector<std::string>& arguments);

/// Where the project's programs and sources lie.
[[nodiscard]] std::string program_path(std::string_view program);
[[nodiscard]] std::string source_path(std::string_view below);

}  // namespace debrief::test
