#include "corpus/base/error.h"
#include "searcher/commands.h"
#include "searcher/output_columns.h"
#include "searcher/output_manner.h"
#include "searcher/similar_briefings.h"

#include <array>
#include <ostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace debrief {

namespace {

constexpr std::array similar_options{
    index_option,
    Option{"limit", 'k', "N", "most briefings to show, 1 to 1000 (default: 10)"},
    Option{"terms", 0, "N", "how many of its weightiest words to look by, 1 to 500 (default: 30)"},
    list_option,
    format_option,
    null_option,
    quiet_option,
    color_option,
    hyperlink_option,
    pager_option,
};

constexpr std::array similar_examples{
    Example{"debrief similar 2026-04-08-muse-spark-a.txt", "what else there is about this"},
};

constexpr std::string_view similar_details =
    "A score is the share of what the briefing itself would score by its weightiest words. The words that "
    "both\n"
    "have follow each title, weightiest first.";

ExitStatus run_similar(const CommandLine& line, const Console& console) {
    if (line.operands().size() != 1) {
        throw Error(ErrorKind::usage, fmt::format("{} ids are given", line.operands().size()),
                    "give one id, as 'debrief search' shows it");
    }
    SimilarRequest request{line.operands().front()};
    request.limit = line.number("limit", request.limit, 1, 1000);
    request.terms = line.number("terms", request.terms, 1, 500);
    const OutputManner manner = choose_output_manner(line, console, briefing_styles);
    IndexReader reader(choose_index(line.value("index")));
    const auto found = find_similar(reader, request);
    if (!found) return tell_unknown_id(request.id, console);
    print_result({[&](const TextStyle& style) { return to_text(*found, style); },
                  [&] { return to_json(*found); }, "/similar", similar_columns},
                 manner, console);
    return found->similar.empty() ? ExitStatus::nothing_found : ExitStatus::found;
}

}  // namespace

const Command similar_command{
    .name = "similar",
    .operands = "ID",
    .summary = "find briefings that are like one, by its weightiest words",
    .details = similar_details,
    .options = similar_options,
    .examples = similar_examples,
    .run = run_similar,
};

}  // namespace debrief
