#include "corpus/base/help.h"

#include "corpus/base/shared_options.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace debrief {

namespace {

constexpr std::size_t short_examples = 3;
constexpr std::size_t lines_for_lists = 15;  ///< of a screen, for options and for examples, two lines each
constexpr std::size_t few_options = 9;       ///< so many fit a screen beside all else

std::string examples_text(std::span<const Example> examples) {
    std::string text = examples.empty() ? "" : "\nExamples:\n";
    for (const Example& example : examples) {
        text += fmt::format("  {}\n      {}\n", example.line, example.meaning);
    }
    return text;
}

std::string options_text(const std::vector<Option>& options) {
    std::string text = "\nOptions:\n";
    for (const Option& option : options) {
        text += fmt::format("  {:<26}  {}", option_names(option), option.help);
        if (!option.choices.empty() && option.help.find(option.choices.back()) == std::string_view::npos)
            text += fmt::format(": {}", fmt::join(option.choices, ", "));
        text += '\n';
    }
    return text;
}

/// Fewer beside many options.
std::span<const Example> first_examples(std::span<const Example> examples, std::size_t options) {
    const std::size_t fitting = (lines_for_lists - std::min(options, lines_for_lists)) / 2;
    return examples.first(std::min({examples.size(), short_examples, fitting}));
}

std::string verb_usage(const Program& program) {
    std::string usage = fmt::format("Usage: {} VERB [OPTION...] ...\n", program.name);
    for (const Command& command : program.commands) {
        if (command.name != program.default_verb) continue;
        usage += fmt::format("       {} [OPTION...] {}    the same as '{} {}'\n", program.name,
                             command.operands, program.name, command.name);
    }
    return usage;
}

}  // namespace

std::string full_name(const Program& program, const Command& command) {
    return command.name.empty() ? std::string(program.name)
                                : fmt::format("{} {}", program.name, command.name);
}

std::string usage_line(const Program& program, const Command& command) {
    const std::string line = fmt::format("{} [OPTION...] {}", full_name(program, command), command.operands);
    return line.substr(0, line.find_last_not_of(' ') + 1);
}

std::string option_names(const Option& option) {
    std::string names = option.letter == 0 ? "    " : fmt::format("-{}, ", option.letter);
    names += fmt::format("--{}", option.name);
    if (!option.argument.empty()) names += fmt::format(" {}", option.argument);
    return names;
}

std::string help_text(const Program& program, const Command& command) {
    std::string text = fmt::format("{}: {}\n\nUsage: {}\n", full_name(program, command), command.summary,
                                   usage_line(program, command));
    text += examples_text(command.examples) + options_text(all_options(program, command));
    if (!command.details.empty()) text += fmt::format("\n{}\n", command.details);
    return text;
}

std::string short_help_text(const Program& program, const Command& command) {
    std::string text = fmt::format("{}: {}\n\nUsage: {}\n", full_name(program, command), command.summary,
                                   usage_line(program, command));
    std::vector<Option> options = all_options(program, command);
    const std::size_t all = options.size();
    if (all > few_options) std::erase_if(options, [](const Option& option) { return option.letter == 0; });
    text += examples_text(first_examples(command.examples, options.size())) + options_text(options);
    const std::string ask = fmt::format("'{} --help'", full_name(program, command));
    text += all == options.size() ? fmt::format("\n{} tells more.\n", ask)
                                  : fmt::format("\n{} tells all {} options and more.\n", ask, all);
    return text;
}

std::string help_text(const Program& program) {
    std::string text = fmt::format("{}: {}\n\n{}", program.name, program.summary, verb_usage(program));
    text += examples_text(program.examples) + "\nVerbs:\n";
    for (const Command& command : program.commands)
        text += fmt::format("  {:<8}  {}\n", command.name, command.summary);
    for (const Sibling& sibling : program.siblings)
        text += fmt::format("  {:<8}  {}\n", sibling.verb, sibling.summary);
    text += fmt::format("\nEnvironment:\n");
    for (const EnvironmentVariable& variable : program.environment)
        text += fmt::format("  {:<16}  {}\n", variable.name, variable.meaning);
    text += fmt::format("\n'{} VERB -h' tells the most common of a verb, '{} VERB --help' all of it.\n",
                        program.name, program.name);
    return text;
}

std::string short_help_text(const Program& program) {
    std::vector<std::string_view> verbs;
    for (const Command& command : program.commands) verbs.push_back(command.name);
    for (const Sibling& sibling : program.siblings) verbs.push_back(sibling.verb);
    return fmt::format("{}: {}\n\n{}{}\nVerbs: {}\n\n'{} --help' tells what they do, '{} VERB -h' how.\n",
                       program.name, program.summary, verb_usage(program),
                       examples_text(first_examples(program.examples, 0)), fmt::join(verbs, ", "),
                       program.name, program.name);
}

}  // namespace debrief
