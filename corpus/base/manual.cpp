#include "corpus/base/manual.h"

#include "corpus/base/file.h"
#include "corpus/base/help.h"
#include "corpus/base/shared_options.h"
#include "corpus/base/shell_completion.h"
#include "corpus/base/text.h"

#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace debrief {

namespace {

constexpr std::array exit_statuses{
    std::pair{ExitStatus::found, "done, something was found"},
    std::pair{ExitStatus::nothing_found, "done, nothing was found"},
    std::pair{ExitStatus::usage, "the command line is wrong"},
    std::pair{ExitStatus::corpus_or_index, "the briefings or the index cannot be used"},
    std::pair{ExitStatus::internal, "a bug of this program"},
};

/// Text for troff: a backslash or a leading dot would be a request, a hyphen must stay one that can be
/// copied.
std::string roff(std::string_view text) {
    std::string escaped;
    for (const char c : text) {
        const bool is_line_start = escaped.empty() || escaped.back() == '\n';
        if (is_line_start && (c == '.' || c == '\'')) escaped += "\\&";
        if (c == '\\') {
            escaped += "\\e";
        } else if (c == '-') {
            escaped += "\\-";
        } else if (c == '~') {
            escaped += "\\(ti";
        } else if (c == '^') {
            escaped += "\\(ha";
        } else {
            escaped += c;
        }
    }
    return escaped;
}

/// Lines of a paragraph that are one sentence cut for the terminal are filled anew; those that are indented
/// stay as they are.
void append_paragraphs(std::string& page, std::string_view text) {
    for (bool is_first = true; !text.empty(); is_first = false) {
        const std::size_t end = std::min(text.find("\n\n"), text.size());
        const std::string_view paragraph = text.substr(0, end);
        if (!is_first) page += ".PP\n";
        const bool is_table = paragraph.starts_with(' ') || paragraph.find("\n ") != std::string_view::npos;
        page +=
            is_table ? fmt::format(".nf\n{}\n.fi\n", roff(paragraph)) : fmt::format("{}\n", roff(paragraph));
        text.remove_prefix(std::min(end + 2, text.size()));
    }
}

void append_examples(std::string& page, std::span<const Example> examples) {
    if (!examples.empty()) page += ".SH EXAMPLES\n";
    for (const Example& example : examples) {
        page += fmt::format(".TP\n.B {}\n{}\n", roff(example.line), roff(example.meaning));
    }
}

void append_options(std::string& page, const std::vector<Option>& options) {
    page += ".SH OPTIONS\n";
    for (const Option& option : options) {
        const std::string names = option_names(option);
        page += fmt::format(".TP\n.B {}\n{}\n", roff(trim(names)), roff(option.help));
        if (!option.choices.empty())
            page += fmt::format("(one of: {})\n", roff(fmt::format("{}", fmt::join(option.choices, ", "))));
    }
}

void append_end(std::string& page, const Program& program) {
    page += ".SH EXIT STATUS\n";
    for (const auto& [status, meaning] : exit_statuses) {
        page += fmt::format(".TP\n.B {}\n{}\n", static_cast<int>(status), roff(meaning));
    }
    if (!program.environment.empty()) page += ".SH ENVIRONMENT\n";
    for (const EnvironmentVariable& variable : program.environment) {
        page += fmt::format(".TP\n.B {}\n{}\n", variable.name, roff(variable.meaning));
    }
    if (!program.config_file.empty()) {
        page += fmt::format(
            ".SH FILES\n.TP\n.I $XDG_CONFIG_HOME/debrief/{}\n"
            "defaults of options: lines 'option = value', those below a line '[verb]' for that verb alone. "
            "What the\n"
            "command line says comes first, then the environment, then this file. Where XDG_CONFIG_HOME is "
            "not set,\n"
            "the folder is ~/.config/debrief.\n",
            roff(program.config_file));
    }
}

std::string page_name(const Program& program, const Command& command) {
    return command.name.empty() ? std::string(program.name)
                                : fmt::format("{}-{}", program.name, command.name);
}

std::string title_line(std::string_view name, std::string_view summary) {
    return fmt::format(".TH {} 1 {} \"Debrief {}\" \"Debrief\"\n.SH NAME\n{} \\- {}\n", roff(name),
                       DEBRIEF_VERSION_DAY, DEBRIEF_VERSION, roff(name), roff(summary));
}

std::string sibling_page(const Program& program, std::string_view verb) {
    return fmt::format("{}-{}", program.name, verb);
}

void append_references(std::string& page, const std::vector<std::string>& names) {
    if (names.empty()) return;
    page += ".SH SEE ALSO\n";
    for (std::size_t i = 0; i < names.size(); ++i)
        page += fmt::format(".BR {} (1){}\n", roff(names[i]), i + 1 < names.size() ? "," : "");
}

std::string page_with_verbs(const Program& program) {
    std::string page = title_line(program.name, program.summary);
    page += fmt::format(".SH SYNOPSIS\n.B {}\nVERB [OPTION...] ...\n", roff(program.name));
    if (!program.default_verb.empty()) {
        page += fmt::format(
            ".SH DESCRIPTION\nA first word that is no verb is for the verb '{}', with all that follows.\n",
            program.default_verb);
    }
    append_examples(page, program.examples);
    page += ".SH VERBS\n";
    std::vector<std::string> names;
    for (const Command& command : program.commands) {
        page += fmt::format(".TP\n.B {}\n{}\n", command.name, roff(command.summary));
        names.push_back(page_name(program, command));
    }
    for (const Sibling& sibling : program.siblings) {
        page += fmt::format(".TP\n.B {}\n{}\n", sibling.verb, roff(sibling.summary));
        names.push_back(sibling_page(program, sibling.verb));
    }
    append_end(page, program);
    append_references(page, names);
    return page;
}

}  // namespace

std::string manual_page(const Program& program, const Command& verb) {
    std::string page = title_line(page_name(program, verb), verb.summary);
    page += fmt::format(".SH SYNOPSIS\n.B {}\n[OPTION...] {}\n", roff(full_name(program, verb)),
                        roff(verb.operands));
    if (!verb.details.empty()) {
        page += ".SH DESCRIPTION\n";
        append_paragraphs(page, verb.details);
    }
    append_examples(page, verb.examples);
    append_options(page, all_options(program, verb));
    append_end(page, program);
    if (!verb.name.empty()) append_references(page, {std::string(program.name)});
    return page;
}

std::string manual_page(const Program& program) {
    return program.has_verbs() ? page_with_verbs(program) : manual_page(program, program.commands.front());
}

void write_documents(const Program& program, const std::filesystem::path& folder) {
    const auto write = [](const std::filesystem::path& file, std::string_view text) {
        OutputFile output(file);
        output.stream() << text;
        output.close();
    };
    std::error_code failure;
    std::filesystem::create_directories(folder / "man1", failure);
    std::filesystem::create_directories(folder / "completions", failure);
    write(folder / "man1" / fmt::format("{}.1", program.name), manual_page(program));
    if (program.has_verbs()) {
        for (const Command& command : program.commands)
            write(folder / "man1" / fmt::format("{}.1", page_name(program, command)),
                  manual_page(program, command));
    }
    const std::string name(program.name);
    write(folder / "completions" / (name + ".bash"), *completion_script(program, "bash"));
    write(folder / "completions" / ("_" + name), *completion_script(program, "zsh"));
    write(folder / "completions" / (name + ".fish"), *completion_script(program, "fish"));
}

}  // namespace debrief
