#include "corpus/base/error.h"
#include "searcher/commands.h"
#include "searcher/facts/subject_answer.h"
#include "searcher/facts/timeline_output.h"
#include "searcher/query_completions.h"

#include <array>
#include <utility>

namespace debrief {

namespace {

constexpr Option all_timeline_option{"all", 'a', "", "show all: short for '--limit 0'"};

constexpr std::array timeline_options{
    index_option,
    briefings_option,
    Option{"limit", 'k', "N", "show the N dates that most briefings give, 0 for all (default: 50)"},
    all_timeline_option,
    query_only_option,
    today_option,
    time_limit_option,
    synonyms_option,
    row_format_option,
    null_option,
    quiet_option,
    color_option,
    pager_option,
};

constexpr std::array timeline_examples{
    Example{"debrief timeline 2026-04-08-muse-spark-a.txt", "the dates of a briefing's story"},
    Example{"debrief timeline muse spark", "dates in sentences about it, or next to such"},
    Example{"debrief timeline 'meta event:2025-06'", "those in June 2025"},
    Example{"debrief timeline -f '{first} {precision} {text}' scale ai", "a line a date"},
};

constexpr std::string_view timeline_details =
    "A date stands with the sentence that tells it best: one that answers, is backed and is short. '~' marks "
    "dates whose\n"
    "year the text does not write. A month or a year comes before the days in it, and is never one with "
    "them.";

ExitStatus run_timeline(const CommandLine& line, const Console& console) {
    TimelineRequest request{read_subject_options(line)};
    if (line.operands().empty())
        throw Error(ErrorKind::usage, "no query is given", "give words, or the id of a story or briefing");
    request.limit = line.number("limit", request.limit, 0, 1'000'000);
    if (line.has(all_timeline_option.name)) request.limit = 0;
    return answer_subject(line, console, std::move(request), find_timeline, &Timeline::dates, "/dates",
                          timeline_columns);
}

}  // namespace

const Command timeline_command{
    .name = "timeline",
    .operands = "QUERY|STORY...",
    .summary = "list the dates that texts give, in their order",
    .details = timeline_details,
    .options = timeline_options,
    .examples = timeline_examples,
    .dash_words = DashWords::are_operands,
    .completions = query_completions,
    .run = run_timeline,
};

}  // namespace debrief
