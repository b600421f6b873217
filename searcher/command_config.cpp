#include "corpus/base/config_file.h"
#include "corpus/base/error.h"
#include "corpus/base/json.h"
#include "corpus/base/terminal.h"
#include "corpus/base/text.h"
#include "searcher/commands.h"
#include "searcher/option_origins.h"

#include <array>
#include <ostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace debrief {

namespace {

constexpr std::array config_options{
    Option{"show-origin", 0, "", "tell where each value comes from"},
    object_format_option,
};

constexpr std::array config_examples{
    Example{"debrief config --show-origin",
            "all options of all verbs as they are where a command line says nothing"},
    Example{"debrief config limit", "how many hits each verb shows"},
    Example{"debrief config search.limit", "how many 'debrief search' shows"},
};

constexpr std::string_view config_details =
    "Prints VERB.OPTION, a tab and the value: that of the environment, else that of the config file, else "
    "the one\n"
    "built in. The file is $XDG_CONFIG_HOME/debrief/config (else ~/.config/debrief/config), with lines\n"
    "\n"
    "  # for all verbs that have the option\n"
    "  limit = 5\n"
    "  [search]\n"
    "  snippets = 2\n"
    "  raw = yes\n"
    "  [index]\n"
    "  exclude = drafts/\n"
    "\n"
    "The long name of any option may stand there; a switch is yes or no. A line below a verb's comes before "
    "one for\n"
    "all. An option that may be repeated may stand several times; given on a command line, it replaces them "
    "all.\n"
    "Relative paths begin at the file's folder, '~/' is the home folder. '--no-config' leaves the file out.";

/// Whether a value is asked for: by the option alone, or by verb and option.
bool is_asked_for(const OptionOrigin& origin, const std::string& key) {
    return key.empty() || key == origin.option || key == fmt::format("{}.{}", origin.verb, origin.option);
}

[[noreturn]] void fail_unknown(const std::vector<OptionOrigin>& origins, const std::string& key) {
    std::vector<std::string> keys;
    for (const OptionOrigin& each : origins) {
        keys.push_back(each.option);
        keys.push_back(fmt::format("{}.{}", each.verb, each.option));
    }
    const std::vector<std::string_view> views(keys.begin(), keys.end());
    const auto nearest = nearest_word(key, views);
    throw Error(ErrorKind::usage, fmt::format("there is no option '{}'", key),
                nearest ? fmt::format("did you mean '{}'?", *nearest) : "'debrief config' lists them");
}

ExitStatus run_config(const CommandLine& line, const Console& console) {
    if (line.operands().size() > 1)
        throw Error(ErrorKind::usage, "'config' takes one key", "as in 'debrief config search.limit'");
    const OutputFormat format = choose_output_format(line, object_styles);
    const std::string key = line.operands().empty() ? "" : line.operands().front();
    const auto entries = line.has("no-config") ? std::vector<ConfigEntry>() : read_config(query_program());
    const std::vector<OptionOrigin> origins = find_origins(query_program(), entries);
    nlohmann::ordered_json json = {{"v", output_version}, {"options", nlohmann::ordered_json::array()}};
    std::string text;
    bool is_known = false;
    bool has_value = false;
    for (const OptionOrigin& each : origins) {
        if (!is_asked_for(each, key)) continue;
        is_known = true;
        if (!each.value) continue;
        has_value = true;
        json["options"].push_back(
            {{"verb", each.verb}, {"option", each.option}, {"value", *each.value}, {"origin", each.where}});
        text += fmt::format("{}.{}\t{}", each.verb, each.option, to_terminal_line(*each.value));
        text += line.has("show-origin") ? fmt::format("\t{}\n", to_terminal_line(each.where)) : "\n";
    }
    if (!is_known && !key.empty()) fail_unknown(origins, key);
    console.out << (format.style == OutputStyle::json ? to_json_text(json) + "\n" : text);
    return has_value ? ExitStatus::found : ExitStatus::nothing_found;
}

std::vector<ShellWord> complete_keys(const CommandLine&, std::string_view typed) {
    std::vector<ShellWord> words;
    for (const OptionOrigin& each : find_origins(query_program(), {})) {
        std::string key = fmt::format("{}.{}", each.verb, each.option);
        if (key.starts_with(typed)) words.push_back({std::move(key)});
    }
    return words;
}

}  // namespace

const Command config_command{
    .name = "config",
    .operands = "[KEY]",
    .summary = "list the defaults of options, and where they come from",
    .details = config_details,
    .options = config_options,
    .examples = config_examples,
    .completions = complete_keys,
    .run = run_config,
};

}  // namespace debrief
