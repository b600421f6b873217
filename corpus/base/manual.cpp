#include "corpus/base/manual.h"

#include <array>
#include <iterator>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace debrief {

namespace {

constexpr std::array shared_options{
    Option{"help", 'h', "", "show this text"},
    Option{"version", 0, "", "show the version"},
};

constexpr std::array exit_statuses{
    std::pair{ExitStatus::found, "done, something was found"},
    std::pair{ExitStatus::nothing_found, "done, nothing was found"},
    std::pair{ExitStatus::usage, "the command line is wrong"},
    std::pair{ExitStatus::corpus_or_index, "the briefings or the index cannot be used"},
    std::pair{ExitStatus::internal, "a bug of this program"},
};

std::string full_name(const Program& program, const Command& command) {
    return command.name.empty() ? std::string(program.name)
                                : fmt::format("{} {}", program.name, command.name);
}

std::string usage_line(const Program& program, const Command& command) {
    return fmt::format("{} [OPTION...] {}", full_name(program, command), command.operands);
}

std::string option_names(const Option& option) {
    std::string names = option.letter == 0 ? "    " : fmt::format("-{}, ", option.letter);
    names += fmt::format("--{}", option.name);
    if (!option.argument.empty()) names += fmt::format(" {}", option.argument);
    return names;
}

std::vector<Option> all_options(const Command& command) {
    std::vector<Option> options(command.options.begin(), command.options.end());
    options.insert(options.end(), shared_options.begin(), shared_options.end());
    return options;
}

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
        } else {
            escaped += c;
        }
    }
    return escaped;
}

void append_paragraphs(std::string& page, std::string_view text) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find("\n\n"), text.size());
        page += fmt::format(".PP\n{}\n", roff(text.substr(0, end)));
        text.remove_prefix(std::min(end + 2, text.size()));
    }
}

void append_command(std::string& page, const Program& program, const Command& command) {
    page += fmt::format(".SH {}\n", command.name.empty() ? "DESCRIPTION" : roff(full_name(program, command)));
    page += fmt::format(".B {}\n.PP\n{}.\n", roff(usage_line(program, command)), roff(command.summary));
    append_paragraphs(page, command.details);
    for (const Option& option : all_options(command)) {
        page += fmt::format(".TP\n.B {}\n{}\n", roff(option_names(option)), roff(option.help));
    }
    for (const Example& example : command.examples) {
        page += fmt::format(".PP\n{}:\n.PP\n.nf\n    {}\n.fi\n", roff(example.meaning), roff(example.line));
    }
}

std::string option_words(const Command& command) {
    std::vector<std::string> words;
    for (const Option& option : all_options(command)) words.push_back(fmt::format("--{}", option.name));
    return fmt::format("{}", fmt::join(words, " "));
}

/// What stands behind the name of a verb in a `case` of the shell.
std::string_view case_of(const Command& command) {
    return command.name.empty() ? "*" : command.name;
}

/// Completes operands. Bash takes a colon for the end of a word: what stands in front of it is not offered.
std::string operand_completion(const Program& program) {
    std::string cases;
    for (const Command& command : program.commands) {
        if (!command.completions) continue;
        cases += fmt::format("            {}) words=\"{}\" ;;\n", case_of(command),
                             fmt::join(command.completions(), " "));
    }
    if (cases.empty()) return "    [[ $word == -* ]] || return\n";
    return fmt::format(
        "    local typed=${{COMP_LINE:0:COMP_POINT}} words=\n"
        "    typed=${{typed##*[[:space:]]}}\n"
        "    if [[ $word != -* ]]; then\n"
        "        case ${{COMP_WORDS[1]}} in\n{}        esac\n"
        "        local mark=${{typed%%[!-+]*}}\n"
        "        COMPREPLY=($(compgen -P \"$mark\" -W \"$words\" -- \"${{typed#\"$mark\"}}\"))\n"
        "        [[ ${{COMPREPLY[0]}} == *: ]] && compopt -o nospace 2>/dev/null\n"
        "        if [[ $typed == *:* && $COMP_WORDBREAKS == *:* ]]; then\n"
        "            COMPREPLY=(\"${{COMPREPLY[@]#\"${{typed%\"${{typed##*:}}\"}}\"}}\")\n"
        "        fi\n        return\n    fi\n",
        cases);
}

}  // namespace

std::string help_text(const Program& program, const Command& command) {
    std::string text = fmt::format("{}: {}\n\nUsage: {}\n", full_name(program, command), command.summary,
                                   usage_line(program, command));
    if (!command.examples.empty()) text += "\nExamples:\n";
    for (const Example& example : command.examples) {
        text += fmt::format("  {}\n      {}\n", example.line, example.meaning);
    }
    text += "\nOptions:\n";
    for (const Option& option : all_options(command)) {
        text += fmt::format("  {:<26}  {}\n", option_names(option), option.help);
    }
    if (!command.details.empty()) text += fmt::format("\n{}\n", command.details);
    return text;
}

std::string help_text(const Program& program) {
    std::string text = fmt::format("{}: {}\n\nUsage: {} VERB [OPTION...] ...\n\nVerbs:\n", program.name,
                                   program.summary, program.name);
    for (const Command& command : program.commands)
        text += fmt::format("  {:<8}  {}\n", command.name, command.summary);
    text += fmt::format(
        "\n'{} VERB --help' tells more of a verb; '{} index' and '{} web' run the programs beside it.\n",
        program.name, program.name, program.name);
    return text;
}

std::string manual_page(const Program& program) {
    std::string page =
        fmt::format(".TH {} 1 \"\" \"Debrief {}\" \"Debrief\"\n.SH NAME\n{} \\- {}\n", roff(program.name),
                    DEBRIEF_VERSION, roff(program.name), roff(program.summary));
    if (program.has_verbs()) {
        page += fmt::format(".SH SYNOPSIS\n.B {} VERB\n[OPTION...] ...\n", roff(program.name));
    } else {
        const Command& only = program.commands.front();
        page += fmt::format(".SH SYNOPSIS\n.B {}\n[OPTION...] {}\n", roff(program.name), roff(only.operands));
    }
    for (const Command& command : program.commands) append_command(page, program, command);
    page += ".SH EXIT STATUS\n";
    for (const auto& [status, meaning] : exit_statuses) {
        page += fmt::format(".TP\n.B {}\n{}\n", static_cast<int>(status), roff(meaning));
    }
    page +=
        ".SH ENVIRONMENT\n.TP\n.B DEBRIEF_INDEX\nthe index, where no option names one; without either it is\n"
        "$XDG_DATA_HOME/debrief/index, and where that is not set ~/.local/share/debrief/index\n";
    return page;
}

std::string bash_completion(const Program& program) {
    std::string function(program.name);
    for (char& c : function) c = c == '-' ? '_' : c;
    std::string script =
        fmt::format("_{}() {{\n    local word=${{COMP_WORDS[COMP_CWORD]}}\n    COMPREPLY=()\n", function);
    if (program.has_verbs()) {
        std::vector<std::string_view> verbs{"index", "web"};
        for (const Command& command : program.commands) verbs.push_back(command.name);
        script += fmt::format(
            "    if [[ $COMP_CWORD -eq 1 ]]; then\n"
            "        COMPREPLY=($(compgen -W \"{}\" -- \"$word\"))\n        return\n    fi\n",
            fmt::join(verbs, " "));
    }
    script += operand_completion(program) + "    case ${COMP_WORDS[1]} in\n";
    for (const Command& command : program.commands) {
        script += fmt::format("        {}) COMPREPLY=($(compgen -W \"{}\" -- \"$word\")) ;;\n",
                              case_of(command), option_words(command));
    }
    script += fmt::format("    esac\n}}\ncomplete -o default -F _{} {}\n", function, program.name);
    return script;
}

}  // namespace debrief
