#pragma once

#include "corpus/base/command_line.h"
#include "corpus/base/error.h"
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

/// What a shell may offer for a word that is being typed.
struct ShellWord {
    std::string word;
    std::string meaning{};  ///< shown beside it where the shell can; may be empty

    bool operator==(const ShellWord&) const = default;
};

/// A verb of a program, or a program without verbs.
struct Command {
    std::string_view name;       ///< the verb; empty: the program itself
    std::string_view operands;   ///< as the usage line has them: "QUERY..."
    std::string_view summary;    ///< one line in lower case, without a full stop
    std::string_view details{};  ///< paragraphs divided by "\n\n"; may be empty
    std::span<const Option> options{};
    std::span<const Example> examples{};  ///< the most telling first: `-h` shows three
    DashWords dash_words = DashWords::are_errors;
    /// What shells offer for an operand that is being typed; what ends in a colon goes on behind it. Null:
    /// files, where there are operands.
    std::vector<ShellWord> (*completions)(const CommandLine& line, std::string_view typed) = nullptr;
    ExitStatus (*run)(const CommandLine&, const Console&) = nullptr;
};

/// A program that lies beside one with verbs and is run as a verb of it: `debrief index` runs
/// `debrief-index`.
struct Sibling {
    std::string_view verb;
    std::string_view summary;
};

/// A variable of the environment that changes what a program does.
struct EnvironmentVariable {
    std::string_view name;
    std::string_view meaning;   ///< one sentence in lower case
    std::string_view option{};  ///< the option whose default it is, before that of the config file; or empty
};

/// A program: one command without a name, or several verbs.
struct Program {
    std::string_view name;
    std::string_view summary;
    std::span<const Command> commands;
    std::span<const Example> examples{};  ///< of a program with verbs
    std::span<const Sibling> siblings{};
    std::span<const EnvironmentVariable> environment{};
    std::string_view default_verb{};  ///< the verb of a command line whose first word is none; empty: none
    std::string_view config_file{};   ///< its name in the config folder (`config_folder`); empty: it has none
    std::string (*version_details)() = nullptr;  ///< further lines of `--version`

    [[nodiscard]] bool has_verbs() const { return !commands.front().name.empty(); }
};

/// Of all programs: "0.1.0".
[[nodiscard]] std::string_view program_version();

/// The body of every `main`: finds the command, parses its options, gives them the defaults of the config
/// file, runs it, tells what went wrong, and gives the exit status. Adds `-h`, `--help`, `--version`,
/// `--no-config` and `--generate` to every program. A first word that is no verb is run as the program
/// `NAME-WORD` beside this one, as git does; where there is none, all words are for the default verb.
[[nodiscard]] int run_program(const Program& program, int argc, const char* const* argv);

/// Tells an error and ends the program with its exit status, as `run_program` does, but at once and without
/// any destructor: for where it can be thrown no more. Calls itself what the program was started as.
[[noreturn]] void end_program(const Error& error);

}  // namespace debrief
