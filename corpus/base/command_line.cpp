#include "corpus/base/command_line.h"

#include "corpus/base/error.h"
#include "corpus/base/number.h"
#include "corpus/base/text.h"

#include <algorithm>

#include <boost/program_options.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace debrief {

namespace {

namespace po = boost::program_options;

po::options_description described(std::span<const Option> options) {
    po::options_description description;
    for (const Option& option : options) {
        const std::string names =
            option.letter == 0 ? std::string(option.name) : fmt::format("{},{}", option.name, option.letter);
        if (option.argument.empty()) {
            description.add_options()(names.c_str(), "");
        } else {
            description.add_options()(names.c_str(), po::value<std::string>(), "");
        }
    }
    return description;
}

/// `-k`, and `-k5` for an option with a number; `-llama` is a word although there may be an option `-l`.
bool is_letter_option(std::string_view word, std::span<const Option> options) {
    return std::any_of(options.begin(), options.end(), [&](const Option& option) {
        const std::string_view rest = word.substr(2);
        return option.letter == word[1] && (rest.empty() || (option.argument == "N" && parse_number(rest)));
    });
}

/// Takes `-llama` and `-5` out of Boost's hands, which would read them as `-l lama` and as an unknown option.
auto dash_word_parser(std::span<const Option> options) {
    return [options](std::vector<std::string>& arguments) {
        std::vector<po::option> taken;
        const std::string& word = arguments.front();
        const bool is_dash_word = word.size() >= 2 && word[0] == '-' && word[1] != '-';
        if (is_dash_word && !is_letter_option(word, options)) {
            taken.emplace_back(std::string(), std::vector<std::string>{word});
            taken.back().original_tokens.push_back(word);
            arguments.erase(arguments.begin());
        }
        return taken;
    };
}

[[noreturn]] void fail_unknown(const std::string& given, std::span<const Option> options) {
    std::vector<std::string_view> names;
    for (const Option& option : options) names.push_back(option.name);
    const std::string name = given.substr(std::min(given.find_first_not_of('-'), given.size()));
    const auto nearest = nearest_word(name.substr(0, name.find('=')), names);
    throw Error(ErrorKind::usage, fmt::format("unknown option '{}'", given),
                nearest ? fmt::format("did you mean '--{}'?", *nearest) : "'--help' lists the options");
}

po::parsed_options parsed(std::span<const Option> options, DashWords dash_words,
                          std::span<const std::string> arguments) {
    namespace style = po::command_line_style;
    const po::options_description description = described(options);
    const po::positional_options_description any_number;
    po::command_line_parser parser(std::vector<std::string>(arguments.begin(), arguments.end()));
    parser.options(description).style(style::unix_style & ~style::allow_guessing);
    if (dash_words == DashWords::are_operands) parser.extra_style_parser(dash_word_parser(options));
    try {
        return parser.run();
    } catch (const po::unknown_option& error) {
        fail_unknown(error.get_option_name(), options);
    } catch (const po::invalid_command_line_syntax& error) {
        throw Error(ErrorKind::usage, to_ascii_lower(error.what()), "'--help' lists the options");
    }
}

}  // namespace

std::string_view default_of(const Option& option) {
    constexpr std::string_view mark = "(default: ";
    const std::size_t begin = option.help.rfind(mark);
    if (begin == std::string_view::npos) return {};
    const std::string_view behind = option.help.substr(begin + mark.size());
    return behind.substr(0, behind.rfind(')'));
}

CommandLine::CommandLine(std::span<const Option> options, DashWords dash_words,
                         std::span<const std::string> arguments)
    : options_(options) {
    for (const po::option& option : parsed(options, dash_words, arguments).options) {
        if (option.string_key.empty()) {
            operands_.insert(operands_.end(), option.value.begin(), option.value.end());
        } else {
            const auto row = std::find_if(options.begin(), options.end(), [&](const Option& known) {
                return known.name == option.string_key;
            });
            add_option(*row, option.value.empty() ? "" : option.value.front());
        }
    }
}

void CommandLine::add_option(const Option& option, std::string value) {
    std::vector<std::string>& values = values_[std::string(option.name)];
    if (!values.empty() && !option.is_repeatable) {
        throw Error(ErrorKind::usage, fmt::format("option '--{}' is given twice", option.name),
                    "give it once");
    }
    check_choice(option, value);
    values.push_back(std::move(value));
}

void CommandLine::apply_defaults(std::span<const OptionDefault> defaults) {
    for (const OptionDefault& each : defaults) {
        const auto row = std::find_if(options_.begin(), options_.end(),
                                      [&](const Option& known) { return known.name == each.option; });
        const bool is_default = origins_.contains(each.option);
        if (row == options_.end() || (values_.contains(each.option) && !is_default)) continue;
        const bool is_switch = row->argument.empty();
        if (is_switch && each.value != "yes" && each.value != "no") {
            throw Error(ErrorKind::usage,
                        fmt::format("{}: '{}' cannot be '{}'", each.where, row->name, each.value),
                        "give yes or no");
        }
        if (!row->is_repeatable) values_.erase(each.option);  // the last one counts
        if (is_switch && each.value == "no") continue;
        origins_[each.option] = each.where;
        check_choice(*row, each.value);
        values_[each.option].push_back(is_switch ? "" : each.value);
    }
}

void CommandLine::check_choice(const Option& option, std::string_view value) const {
    if (option.choices.empty() || is_one_of(value, option.choices)) return;
    throw Error(ErrorKind::usage, fmt::format("'{}' cannot be '{}'", as_told(option.name), value),
                fmt::format("give one of: {}", fmt::join(option.choices, ", ")));
}

/// An option as messages name it.
std::string CommandLine::as_told(std::string_view option) const {
    const auto origin = origins_.find(option);
    return origin == origins_.end() ? fmt::format("--{}", option)
                                    : fmt::format("{} ({})", option, origin->second);
}

bool CommandLine::has(std::string_view option) const {
    return values_.contains(option);
}

std::optional<std::string> CommandLine::value(std::string_view option) const {
    const auto found = values_.find(option);
    if (found == values_.end()) return std::nullopt;
    return found->second.front();
}

std::vector<std::string> CommandLine::values(std::string_view option) const {
    const auto found = values_.find(option);
    return found == values_.end() ? std::vector<std::string>() : found->second;
}

std::size_t CommandLine::number(std::string_view option, std::size_t fallback, std::size_t least,
                                std::size_t most) const {
    const auto given = value(option);
    if (!given) return fallback;
    return number_between(as_told(option), *given, least, most);
}

std::size_t CommandLine::size(std::string_view option, std::size_t fallback, std::size_t least,
                              std::size_t most) const {
    const auto given = value(option);
    if (!given) return fallback;
    return size_between(as_told(option), *given, least, most);
}

std::string CommandLine::choice(std::string_view option, std::span<const std::string_view> choices) const {
    const auto given = value(option);
    if (!given) return std::string(choices.front());
    if (std::find(choices.begin(), choices.end(), *given) == choices.end()) {
        throw Error(ErrorKind::usage, fmt::format("'{}' cannot be '{}'", as_told(option), *given),
                    fmt::format("give one of: {}", fmt::join(choices, ", ")));
    }
    return *given;
}

}  // namespace debrief
