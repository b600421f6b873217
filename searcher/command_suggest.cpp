#include "corpus/base/json.h"
#include "corpus/base/terminal.h"
#include "corpus/base/utf8.h"
#include "searcher/commands.h"
#include "searcher/completion.h"

#include <array>
#include <ostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace debrief {

namespace {

constexpr std::array options{
    index_option,
    Option{"limit", 'k', "N", "most completions to give, 1 to 100 (default: 10)"},
    object_format_option,
};

constexpr std::array examples{
    Example{"debrief suggest sca", "names, titles, sources and words that begin so"},
    Example{"debrief suggest 'muse spark source:tech'", "what may stand behind the field at the end"},
};

nlohmann::ordered_json completions_to_json(const std::string& text,
                                           const std::vector<Completion>& completions) {
    nlohmann::ordered_json json = {
        {"v", 1}, {"text", text}, {"completions", nlohmann::ordered_json::array()}};
    for (const Completion& each : completions) {
        json["completions"].push_back({{"kind", to_string(each.kind)},
                                       {"text", each.text},
                                       {"query", each.query},
                                       {"briefings", each.briefings}});
    }
    return json;
}

ExitStatus run(const CommandLine& line, const Console& console) {
    const std::string text = mend_utf8(joined_operands(line));
    CompletionLimits limits;
    limits.completions = line.number("limit", limits.completions, 1, 100);
    const OutputFormat format = choose_output_format(line, object_styles);
    IndexReader reader(choose_index(line.value("index")));
    const std::vector<Completion> completions = complete(reader, text, limits);
    if (format.style == OutputStyle::json) {
        console.out << to_json_text(completions_to_json(text, completions)) << '\n';
    } else {
        for (const Completion& each : completions) {
            console.out << fmt::format("{}\t{}\t{}\n", to_string(each.kind), to_terminal_line(each.text),
                                       to_terminal_line(each.query));
        }
    }
    return completions.empty() ? ExitStatus::nothing_found : ExitStatus::found;
}

}  // namespace

const Command suggest_command{
    .name = "suggest",
    .operands = "TEXT...",
    .summary = "complete a query that is being typed",
    .details =
        "Prints a line each: its kind (field, source, name, title or word), what was completed, and the "
        "whole "
        "query, with tabs between.",
    .options = options,
    .examples = examples,
    .dash_words = DashWords::are_operands,
    .run = run,
};

}  // namespace debrief
