#pragma once

#include "corpus/base/command_line.h"
#include "corpus/base/exit_status.h"

#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// Where a command reads and writes, and what it may put there.
struct Console {
    std::ostream& out;          ///< results, nothing else
    std::ostream& error;        ///< problems, progress, summaries
    bool out_takes_colour;      ///< `out` is a terminal, and neither NO_COLOR nor TERM=dumb speaks against it
    std::size_t out_columns;    ///< how wide the terminal is that `out` is; 0: it is none
    std::size_t error_columns;  ///< the same for `error`, on which progress is welcome then
};

/// A command line that shows a command in use, and what it does.
struct Example {
    std::string_view line;
    std::string_view meaning;
};

/// A verb of a program, or a program without verbs.
struct Command {
    std::string_view name;       ///< the verb; empty: the program itself
    std::string_view operands;   ///< as the usage line has them: "QUERY..."
    std::string_view summary;    ///< one line in lower case, without a full stop
    std::string_view details{};  ///< paragraphs divided by "\n\n"; may be empty
    std::span<const Option> options{};
    std::span<const Example> examples{};
    DashWords dash_words = DashWords::are_errors;
    /// What shells offer for an operand's beginning; what ends in a colon goes on behind it. Null: files.
    std::vector<std::string> (*completions)() = nullptr;
    ExitStatus (*run)(const CommandLine&, const Console&) = nullptr;
};

/// A program: one command without a name, or several verbs.
struct Program {
    std::string_view name;
    std::string_view summary;
    std::span<const Command> commands;

    [[nodiscard]] bool has_verbs() const { return !commands.front().name.empty(); }
};

/// The body of every `main`: finds the command, parses its options, runs it, tells what went wrong, and gives
/// the exit status. Adds `--help`, `--version` and `--generate man|bash` to every program; a verb that a
/// program with verbs does not have is run as the program `NAME-VERB` that lies beside it, as git does.
[[nodiscard]] int run_program(const Program& program, int argc, const char* const* argv);

}  // namespace debrief
