#include "corpus/base/program.h"

#include "corpus/base/config_file.h"
#include "corpus/base/error.h"
#include "corpus/base/help.h"
#include "corpus/base/manual.h"
#include "corpus/base/shared_options.h"
#include "corpus/base/shell_completion.h"
#include "corpus/base/terminal.h"
#include "corpus/base/text.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>

namespace debrief {

namespace {

using Words = std::vector<std::string>;

/// Runs `NAME-VERB`, which lies beside this program, in its place; returns only where there is no such
/// program.
void run_sibling(const Program& program, std::string_view verb, const Words& arguments) {
    const std::string name = fmt::format("{}-{}", program.name, verb);
    if (name.find('/') != std::string::npos) return;
    std::error_code failure;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", failure);
    if (failure) return;
    const std::string path = (self.parent_path() / name).string();
    std::vector<const char*> words{path.c_str()};
    for (const std::string& argument : arguments) words.push_back(argument.c_str());
    words.push_back(nullptr);
    ::execv(path.c_str(),
            const_cast<char* const*>(words.data()));  // execv changes nothing, its type is older than const
}

const Command* find_verb(const Program& program, std::string_view verb) {
    const auto found = std::find_if(program.commands.begin(), program.commands.end(),
                                    [&](const Command& command) { return command.name == verb; });
    return found == program.commands.end() ? nullptr : &*found;
}

std::optional<std::string_view> nearest_verb(const Program& program, std::string_view word) {
    std::vector<std::string_view> names;
    for (const Sibling& sibling : program.siblings) names.push_back(sibling.verb);
    for (const Command& command : program.commands) names.push_back(command.name);
    return nearest_word(word, names);
}

[[noreturn]] void fail_unknown_verb(const Program& program, std::string_view verb) {
    const auto nearest = nearest_verb(program, verb);
    throw Error(ErrorKind::usage, fmt::format("unknown verb '{}'", verb),
                nearest ? fmt::format("did you mean '{} {}'?", program.name, *nearest)
                        : fmt::format("'{} --help' lists the verbs", program.name));
}

/// `--generate man [VERB]`, `--generate bash|zsh|fish`, `--generate documents FOLDER`.
std::string generated(const Program& program, const Words& arguments) {
    const std::string what = arguments.size() > 1 ? arguments[1] : "";
    if (what == "documents" && arguments.size() == 3) {
        write_documents(program, arguments[2]);
        return "";
    }
    if (what == "man" && arguments.size() == 3 && program.has_verbs()) {
        const Command* verb = find_verb(program, arguments[2]);
        if (!verb) fail_unknown_verb(program, arguments[2]);
        return manual_page(program, *verb);
    }
    if (what == "man" && arguments.size() == 2) return manual_page(program);
    const auto script = completion_script(program, what);
    if (script && arguments.size() == 2) return *script;
    throw Error(ErrorKind::usage, fmt::format("cannot generate '{}'", what),
                "give one of: man, man VERB, bash, zsh, fish, documents FOLDER");
}

/// What shells ask for; of a sibling's words that is for the sibling to say.
std::string completed(const Program& program, Words arguments) {
    arguments.erase(arguments.begin());
    for (const Sibling& sibling : program.siblings) {
        if (arguments.size() < 2 || arguments.front() != sibling.verb) continue;
        arguments.front() = "--complete";
        run_sibling(program, sibling.verb, arguments);
        return "";
    }
    return to_text(complete_words(program, arguments));
}

/// What the user's environment says of colours (no-color.org).
bool takes_colour() {
    const char* no_color = std::getenv("NO_COLOR");
    const char* terminal = std::getenv("TERM");
    const bool is_refused = no_color && *no_color != '\0';
    return !is_refused && !(terminal && std::string_view(terminal) == "dumb");
}

bool holds(const Words& arguments, std::string_view word) {
    const auto end = std::find(arguments.begin(), arguments.end(), "--");
    return std::find(arguments.begin(), end, word) != end;
}

ExitStatus tell(const Console& console, const std::string& text) {
    console.out << wrap_lines(text, console.out_columns);
    return ExitStatus::found;
}

/// Runs a command with the words behind its name.
ExitStatus run_command(const Program& program, const Command& command, const Words& arguments,
                       const Console& console) {
    if (holds(arguments, "--help")) return tell(console, help_text(program, command));
    if (holds(arguments, "-h")) return tell(console, short_help_text(program, command));
    const std::vector<Option> options = all_options(program, command);
    CommandLine line(options, command.dash_words, arguments);
    if (!line.has(no_config_option.name))
        line.apply_defaults(defaults_for(program, command, read_config(program)));
    return command.run(line, console);
}

/// Runs the default verb with words the first of which is no verb, but may have been meant for one.
ExitStatus run_default(const Program& program, const Words& arguments, const Console& console) {
    const Command* command = find_verb(program, program.default_verb);
    const auto meant = nearest_verb(program, arguments.front());
    if (!command) fail_unknown_verb(program, arguments.front());
    ExitStatus status = ExitStatus::internal;
    try {
        status = run_command(program, *command, arguments, console);
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::usage || !meant) throw;
        throw Error(ErrorKind::usage, error.what(),
                    fmt::format("did you mean the verb '{}'? '{}' is none", *meant, arguments.front()));
    }
    if (status == ExitStatus::nothing_found && meant) {
        console.error << fmt::format("'{}' is no verb and was searched for; did you mean the verb '{}'?\n",
                                     to_terminal_line(arguments.front()), *meant);
    }
    return status;
}

ExitStatus run_with_verbs(const Program& program, Words arguments, const Console& console) {
    if (arguments.empty()) {
        console.error << wrap_lines(short_help_text(program), console.error_columns);
        return ExitStatus::usage;
    }
    std::string first = arguments.front();
    if (first == "help" && arguments.size() == 2) {
        arguments = {arguments[1], "--help"};
        first = arguments.front();
    }
    if (arguments.size() == 1 && (first == "help" || first == "--help"))
        return tell(console, help_text(program));
    if (arguments.size() == 1 && first == "-h") return tell(console, short_help_text(program));
    if (const Command* command = find_verb(program, first)) {
        return run_command(program, *command, {arguments.begin() + 1, arguments.end()}, console);
    }
    if (!first.starts_with('-')) run_sibling(program, first, {arguments.begin() + 1, arguments.end()});
    return run_default(program, arguments, console);
}

ExitStatus dispatch(const Program& program, const Words& arguments, const Console& console) {
    const std::string_view first = arguments.empty() ? std::string_view() : arguments.front();
    if (first == "--generate") {
        console.out << generated(program, arguments);
        return ExitStatus::found;
    }
    if (first == "--complete") {
        console.out << completed(program, arguments);
        return ExitStatus::found;
    }
    if (holds(arguments, "--version")) {
        console.out << fmt::format("{} {}\n", program.name, program_version())
                    << (program.version_details ? program.version_details() : "");
        return ExitStatus::found;
    }
    if (program.has_verbs()) return run_with_verbs(program, arguments, console);
    return run_command(program, program.commands.front(), arguments, console);
}

void report(std::string_view program, std::ostream& stream, std::string_view what, std::string_view hint) {
    stream << fmt::format("{}: {}\n", program, to_terminal_line(what));
    if (!hint.empty()) stream << fmt::format("  {}\n", to_terminal_line(hint));
}

}  // namespace

std::string_view program_version() {
    return DEBRIEF_VERSION;
}

int run_program(const Program& program, int argc, const char* const* argv) {
    std::ios::sync_with_stdio(false);
    const std::size_t out_columns = terminal_columns(STDOUT_FILENO);
    const Console console{std::cout, std::cerr, out_columns > 0 && takes_colour(), out_columns,
                          terminal_columns(STDERR_FILENO)};
    ExitStatus status = ExitStatus::internal;
    try {
        status = dispatch(program, std::vector<std::string>(argv + 1, argv + argc), console);
        console.out.flush();
        if (!console.out) throw Error(ErrorKind::corpus, "cannot write the results", "is the disk full?");
    } catch (const Error& error) {
        report(program.name, console.error, error.what(), error.hint());
        status = to_exit_status(error.kind());
    } catch (const std::exception& error) {
        report(program.name, console.error, fmt::format("internal error: {}", error.what()),
               "please report this as a bug");
        status = ExitStatus::internal;
    }
    return static_cast<int>(status);
}

void end_program(const Error& error) {
    std::cout.flush();
    report(program_invocation_short_name, std::cerr, error.what(), error.hint());
    std::cerr.flush();
    std::_Exit(static_cast<int>(to_exit_status(error.kind())));
}

}  // namespace debrief
