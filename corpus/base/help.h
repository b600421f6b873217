#pragma once

#include "corpus/base/program.h"

#include <string>

namespace debrief {

/// The text of `--help` for one command.
[[nodiscard]] std::string help_text(const Program& program, const Command& command);

/// The text of `-h`: usage, the first three examples, and the options with a letter (all where they are few).
[[nodiscard]] std::string short_help_text(const Program& program, const Command& command);

/// The same for a program with verbs.
[[nodiscard]] std::string help_text(const Program& program);
[[nodiscard]] std::string short_help_text(const Program& program);

/// "debrief search", or the name of a program without verbs.
[[nodiscard]] std::string full_name(const Program& program, const Command& command);

/// "debrief search [OPTION...] QUERY..."
[[nodiscard]] std::string usage_line(const Program& program, const Command& command);

/// "-k, --limit N"; four blanks stand for a letter that there is not.
[[nodiscard]] std::string option_names(const Option& option);

}  // namespace debrief
