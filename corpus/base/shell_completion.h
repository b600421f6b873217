#pragma once

#include "corpus/base/program.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// What may stand at the end of a command line.
struct ShellCompletions {
    enum class Paths { none, files, folders };

    std::vector<ShellWord> words;  ///< all begin as what is typed does, but for quotation marks
    Paths paths = Paths::none;     ///< whether files or folders may stand there too

    bool operator==(const ShellCompletions&) const = default;
};

/// What may stand in the place of the last of `words`, those behind the program's name: verbs, options, what
/// options can be, and what the command's own function gives for operands. Never throws on their account.
[[nodiscard]] ShellCompletions complete_words(const Program& program, const std::vector<std::string>& words);

/// A line each, for the scripts: the word, a tab and its meaning; `:files` or `:folders` at the end. What
/// would not be safe on a terminal is left out.
[[nodiscard]] std::string to_text(const ShellCompletions& completions);

inline constexpr std::array<std::string_view, 3> completed_shells{"bash", "zsh", "fish"};

/// The script that makes a shell complete a program's command lines, to be sourced or installed; nothing for
/// another shell.
[[nodiscard]] std::optional<std::string> completion_script(const Program& program, std::string_view shell);

}  // namespace debrief
