#pragma once

#include "corpus/base/byte_source.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>

namespace debrief {

/// What a child process may use.
struct ProcessLimits {
    std::size_t seconds = 60;  ///< of wall-clock time, and of processor time
    std::size_t memory_bytes = 2'000'000'000;
    std::size_t output_bytes = 32'000'000;
};

/// Runs a program (found on PATH, no shell) with `input` as its standard input and gives what it writes to
/// its standard output. Its standard error goes nowhere but into the message of a failure. The program and
/// all it started are killed when a limit is passed or the source is destroyed. Throws `Error` of kind
/// `corpus` where it cannot be started, fails, or passes a limit.
[[nodiscard]] std::unique_ptr<ByteSource> run_program_on_file(std::span<const std::string> command,
                                                              const std::filesystem::path& input,
                                                              const ProcessLimits& limits);

/// Whether a program of this name can be found on PATH.
[[nodiscard]] bool is_program_installed(const std::string& name);

}  // namespace debrief
