#include "corpus/base/error.h"
#include "searcher/commands.h"
#include "searcher/facts/cited_sources_output.h"
#include "searcher/facts/subject_answer.h"
#include "searcher/query_completions.h"

#include <array>
#include <utility>

namespace debrief {

namespace {

constexpr std::array<std::string_view, 3> by_names{"owner", "host", "kind"};
constexpr Option by_option{.name = "by",
                           .argument = "WHAT",
                           .help = "what a row is: owner, host or kind (default: owner)",
                           .choices = by_names};
constexpr Option all_sources_option{"all", 'a', "", "show all: short for '--limit 0'"};

constexpr std::array sources_options{
    index_option,
    Option{"limit", 'k', "N", "most rows to show, 0 for all, up to 1000000 (default: 20)"},
    all_sources_option,
    by_option,
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

constexpr std::array sources_examples{
    Example{"debrief sources", "who is cited by all briefings"},
    Example{"debrief sources muse spark", "by those that the query finds, all of them"},
    Example{"debrief sources 2026-04-08-muse-spark-a.txt", "by the tellings of a briefing's story"},
    Example{"debrief sources --by host -f '{filter}' muse", "terms that narrow a query to each host"},
};

constexpr std::string_view sources_details =
    "Without a query it counts the whole index. A source is 'party' to a briefing whose story is about it, "
    "'press', or\n"
    "'social' where anybody writes; it may be press to one and a party to another. Corroboration is how many "
    "different\n"
    "owners of each kind are cited.";

ExitStatus run_sources(const CommandLine& line, const Console& console) {
    CitedSourcesRequest request{read_subject_options(line)};
    request.by = *find_sources_by(line.choice(by_option.name, by_names));
    request.limit = line.number("limit", request.limit, 0, 1'000'000);
    if (line.has(all_sources_option.name)) request.limit = 0;
    return answer_subject(line, console, std::move(request), find_cited_sources, &CitedSources::rows,
                          "/sources", source_columns);
}

}  // namespace

const Command sources_command{
    .name = "sources",
    .operands = "[QUERY|STORY]...",
    .summary = "tell which hosts and owners are cited",
    .details = sources_details,
    .options = sources_options,
    .examples = sources_examples,
    .dash_words = DashWords::are_operands,
    .completions = query_completions,
    .run = run_sources,
};

}  // namespace debrief
