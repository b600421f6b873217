#include "corpus/base/program.h"

#include "corpus/base/error.h"
#include "corpus/base/manual.h"
#include "corpus/base/terminal.h"
#include "corpus/base/text.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>

namespace debrief {

namespace {

constexpr std::string_view generate_option = "--generate";

/// Runs `NAME-VERB`, which lies beside this program, in its place; returns only where there is no such
/// program.
void run_sibling(const Program& program, const std::vector<std::string>& arguments) {
    const std::string name = fmt::format("{}-{}", program.name, arguments.front());
    if (name.find('/') != std::string::npos) return;
    std::error_code failure;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", failure);
    if (failure) return;
    const std::string path = (self.parent_path() / name).string();
    std::vector<const char*> words{path.c_str()};
    for (std::size_t i = 1; i < arguments.size(); ++i) words.push_back(arguments[i].c_str());
    words.push_back(nullptr);
    ::execv(path.c_str(),
            const_cast<char* const*>(words.data()));  // execv changes nothing, its type is older than const
}

const Command& find_verb(const Program& program, const std::vector<std::string>& arguments) {
    const std::string& verb = arguments.front();
    std::vector<std::string_view> names{"index", "web"};
    for (const Command& command : program.commands) {
        if (command.name == verb) return command;
        names.push_back(command.name);
    }
    run_sibling(program, arguments);
    const auto nearest = nearest_word(verb, names);
    throw Error(ErrorKind::usage, fmt::format("unknown verb '{}'", verb),
                nearest ? fmt::format("did you mean '{} {}'?", program.name, *nearest)
                        : fmt::format("'{} --help' lists the verbs", program.name));
}

std::string generated(const Program& program, const std::vector<std::string>& arguments) {
    const std::string what = arguments.size() == 2 ? arguments[1] : "";
    if (what == "man") return manual_page(program);
    if (what == "bash") return bash_completion(program);
    throw Error(ErrorKind::usage, fmt::format("cannot generate '{}'", what), "give one of: man, bash");
}

/// What the user's environment says of colours (no-color.org).
bool takes_colour() {
    const char* no_color = std::getenv("NO_COLOR");
    const char* terminal = std::getenv("TERM");
    const bool is_refused = no_color && *no_color != '\0';
    return !is_refused && !(terminal && std::string_view(terminal) == "dumb");
}

bool holds(const std::vector<std::string>& arguments, std::string_view word) {
    const auto end = std::find(arguments.begin(), arguments.end(), "--");
    return std::find(arguments.begin(), end, word) != end;
}

ExitStatus dispatch(const Program& program, std::vector<std::string> arguments, const Console& console) {
    const std::string_view first = arguments.empty() ? std::string_view() : arguments.front();
    if (first == generate_option) {
        console.out << generated(program, arguments);
        return ExitStatus::found;
    }
    if (holds(arguments, "--version")) {
        console.out << fmt::format("{} {}\n", program.name, DEBRIEF_VERSION);
        return ExitStatus::found;
    }
    if (program.has_verbs() && first.empty()) {
        console.error << help_text(program);
        return ExitStatus::usage;
    }
    if (program.has_verbs() && first == "help" && arguments.size() > 1) {
        arguments = {arguments[1], "--help"};
    } else if (program.has_verbs() && (first == "help" || first == "--help" || first == "-h")) {
        console.out << help_text(program);
        return ExitStatus::found;
    }
    const Command& command = program.has_verbs() ? find_verb(program, arguments) : program.commands.front();
    if (program.has_verbs()) arguments.erase(arguments.begin());
    if (holds(arguments, "--help") || holds(arguments, "-h")) {
        console.out << help_text(program, command);
        return ExitStatus::found;
    }
    return command.run(CommandLine(command.options, command.dash_words, arguments), console);
}

void report(std::string_view program, std::ostream& stream, std::string_view what, std::string_view hint) {
    stream << fmt::format("{}: {}\n", program, to_terminal_line(what));
    if (!hint.empty()) stream << fmt::format("  {}\n", to_terminal_line(hint));
}

}  // namespace

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
