#pragma once

#include "corpus/base/command_line.h"
#include "corpus/base/program.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// A line of a config file that sets something.
struct ConfigEntry {
    std::string section;  ///< the verb that it is for; empty: all that have the option
    std::string option;
    std::string value;
    std::string where;  ///< "FILE:LINE"

    bool operator==(const ConfigEntry&) const = default;
};

/// Reads `option = value` lines, `[verb]` lines that say which verb those below them are for, comments (`#`)
/// and empty lines. A value may stand in double quotes, which keep blanks at its ends; a switch may stand
/// without one, for `yes`. Throws `Error` of kind `usage` for any other line.
[[nodiscard]] std::vector<ConfigEntry> parse_config(std::string_view text, std::string_view file);

/// The user's config file for a program (`Program::config_file`) where there is one, checked: throws `Error`
/// of kind `usage` for a verb or an option that the program does not have, with the nearest one. What is for
/// sibling programs is theirs to check. Paths are absolute: relative ones are taken from the file's folder,
/// and
/// `~/` is the home folder.
[[nodiscard]] std::vector<ConfigEntry> read_config(const Program& program);

/// Where that file lies, whether it is there or not; nothing where no config folder is known.
[[nodiscard]] std::optional<std::filesystem::path> config_file_of(const Program& program);

/// What entries say of a command: first those for all verbs, then those for it alone. Where the environment
/// says what an option is (`EnvironmentVariable::option`), the file does not count.
[[nodiscard]] std::vector<OptionDefault> defaults_for(const Program& program, const Command& command,
                                                      const std::vector<ConfigEntry>& entries);

}  // namespace debrief
