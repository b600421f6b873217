#include "corpus/base/error.h"
#include "corpus/base/utf8.h"
#include "searcher/commands.h"
#include "searcher/match_report.h"
#include "searcher/output_columns.h"
#include "searcher/output_manner.h"
#include "searcher/query_completions.h"
#include "searcher/search_options.h"
#include "searcher/user_files.h"

#include <array>
#include <ostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace debrief {

namespace {

constexpr std::array why_options{
    index_option,     sort_option,         rank_option,
    half_life_option, corroborated_option, today_of_ranking_option,
    raw_option,       synonyms_option,     row_format_option,
    null_option,      quiet_option,        color_option,
    pager_option,
};

constexpr std::array why_examples{
    Example{"debrief why 2026-04-08-muse-spark-a.txt muse spark cites:cnbc.com",
            "which parts of the query this briefing meets, and where it stands among the hits"},
};

constexpr std::string_view why_details =
    "Each part of the query is asked of this briefing alone: 'yes' where it is met, with the place; 'no' "
    "with what\n"
    "is there instead or what is missing; 'NO' where that keeps the briefing from being a hit. Ends with 0 "
    "for a hit,\n"
    "with 1 for none.";

ExitStatus run_why(const CommandLine& line, const Console& console) {
    if (line.operands().empty())
        throw Error(ErrorKind::usage, "no id is given",
                    "give one, as 'debrief search' shows it, and a query");
    SearchRequest request;
    read_search_options(line, request);
    request.query = mend_utf8(joined_operands(line, 1));
    const OutputManner manner = choose_output_manner(line, console, row_styles);
    const UserFiles user_files(line.value("synonyms"), problem_teller(console));
    user_files.apply_to(request);
    IndexReader reader(choose_index(line.value("index")));
    const std::string& id = line.operands().front();
    const auto report = report_match(reader, id, request);
    if (!report) return tell_unknown_id(id, console);
    if (manner.format.style == OutputStyle::text && !manner.is_quiet)
        tell_notes(report->query, report->notes, console);
    print_result({[&](const TextStyle& style) { return to_text(*report, style); },
                  [&] { return to_json(*report); }, "", why_columns},
                 manner, console);
    return report->is_hit ? ExitStatus::found : ExitStatus::nothing_found;
}

}  // namespace

const Command why_command{
    .name = "why",
    .operands = "ID QUERY...",
    .summary = "tell why a briefing is or is not among the hits of a query",
    .details = why_details,
    .options = why_options,
    .examples = why_examples,
    .dash_words = DashWords::are_operands,
    .completions = query_completions,
    .run = run_why,
};

}  // namespace debrief
