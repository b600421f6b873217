#include "corpus/base/utf8.h"
#include "searcher/commands.h"
#include "searcher/completion.h"
#include "searcher/output_columns.h"
#include "searcher/output_manner.h"

#include <array>
#include <ostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace debrief {

namespace {

constexpr std::array suggest_options{
    index_option,      Option{"limit", 'k', "N", "most completions to give, 1 to 100 (default: 10)"},
    row_format_option, null_option,
    quiet_option,      color_option,
    pager_option,
};

constexpr std::array suggest_examples{
    Example{"debrief suggest sca", "names, titles, sources and words that begin so"},
    Example{"debrief suggest 'muse spark source:tech'", "what may stand behind the field at the end"},
};

ExitStatus run_suggest(const CommandLine& line, const Console& console) {
    const std::string text = mend_utf8(joined_operands(line));
    CompletionLimits limits;
    limits.completions = line.number("limit", limits.completions, 1, 100);
    const OutputManner manner = choose_output_manner(line, console, row_styles);
    IndexReader reader(choose_index(line.value("index")));
    const std::vector<Completion> completions = complete(reader, text, limits);
    print_result({[&](const TextStyle&) { return to_text(completions); },
                  [&] { return to_json(text, completions); }, "/completions", completion_columns},
                 manner, console);
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
    .options = suggest_options,
    .examples = suggest_examples,
    .dash_words = DashWords::are_operands,
    .run = run_suggest,
};

}  // namespace debrief
