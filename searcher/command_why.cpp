#include "corpus/base/error.h"
#include "corpus/base/json.h"
#include "corpus/base/terminal.h"
#include "corpus/base/utf8.h"
#include "searcher/commands.h"
#include "searcher/match_report.h"
#include "searcher/output.h"
#include "searcher/query_completions.h"
#include "searcher/search_options.h"

#include <array>
#include <ostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace debrief {

namespace {

constexpr std::array options{
    index_option,        sort_option,  rank_option,          half_life_option,
    corroborated_option, today_option, object_format_option, raw_option,
};

constexpr std::array examples{
    Example{"debrief why 2026-04-08-muse-spark-a.txt muse spark cites:cnbc.com",
            "which parts of the query this briefing meets, and where it stands among the hits"},
};

constexpr std::string_view details =
    "Each part of the query is asked of this briefing alone: 'yes' where it is met, with the place; 'no' "
    "with what\n"
    "is there instead or what is missing; 'NO' where that keeps the briefing from being a hit. Ends with 0 "
    "for a hit,\n"
    "with 1 for none.";

ExitStatus run(const CommandLine& line, const Console& console) {
    if (line.operands().empty())
        throw Error(ErrorKind::usage, "no id is given",
                    "give one, as 'debrief search' shows it, and a query");
    SearchRequest request;
    read_search_options(line, request);
    request.query = mend_utf8(joined_operands(line, 1));
    const OutputFormat format = choose_output_format(line, object_styles);
    IndexReader reader(choose_index(line.value("index")));
    const std::string& id = line.operands().front();
    const auto report = report_match(reader, id, request);
    if (!report) return tell_unknown_id(id, console);
    if (format.style == OutputStyle::json) {
        console.out << to_json_text(to_json(*report)) << '\n';
    } else {
        tell_notes(report->query, report->notes, console);
        console.out << to_text(*report);
    }
    return report->is_hit ? ExitStatus::found : ExitStatus::nothing_found;
}

}  // namespace

const Command why_command{
    .name = "why",
    .operands = "ID QUERY...",
    .summary = "tell why a briefing is or is not among the hits of a query",
    .details = details,
    .options = options,
    .examples = examples,
    .dash_words = DashWords::are_operands,
    .completions = query_completions,
    .run = run,
};

}  // namespace debrief
