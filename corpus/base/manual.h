#pragma once

#include "corpus/base/program.h"

#include <string>

namespace debrief {

/// The text of `--help` for one command; `program` tells what it is called.
[[nodiscard]] std::string help_text(const Program& program, const Command& command);

/// The text of `--help` for a program with verbs.
[[nodiscard]] std::string help_text(const Program& program);

/// A manual page of section 1 in man(7) macros.
[[nodiscard]] std::string manual_page(const Program& program);

/// Completion of verbs, options and operands for bash, to be sourced.
[[nodiscard]] std::string bash_completion(const Program& program);

}  // namespace debrief
