#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace debrief {

/// What a child process may use.
struct ProcessLimits {
    std::size_t seconds = 60;  ///< of wall-clock time, and of processor time
    std::size_t memory_bytes = 2'000'000'000;
    std::size_t output_bytes = 32'000'000;
};

/// Runs a program (found on PATH, no shell) with an open file, from its beginning, as its standard input and
/// gives what it writes to its standard output. It inherits no other file. The program and all it started in
/// its process group are killed when a limit is passed and at its end. Throws `Error` of kind `corpus` where
/// it cannot be started, fails (with the last line of its standard error), or passes a limit.
[[nodiscard]] std::string run_program_on_file(std::span<const std::string> command, int input,
                                              const ProcessLimits& limits);

/// Whether a program of this name can be found on PATH.
[[nodiscard]] bool is_program_installed(const std::string& name);

}  // namespace debrief
