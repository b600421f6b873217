#include "corpus/base/error.h"
#include "corpus/base/terminal.h"
#include "corpus/base/utf8.h"
#include "searcher/commands.h"
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

constexpr Option invert_option{"invert-match", 'v', "", "find the briefings that the query does not"};
constexpr Option count_option{"count", 'c', "", "print only how many briefings match"};

constexpr auto search_verb_options = around_search_options(
    std::array{
        index_option,
        Option{"limit", 'k', "N", "most briefings to show, 1 to 1000 (default: 10)"},
        Option{"snippets", 's', "N", "passages to show of each, 0 to 10 (default: 1)"},
    },
    std::array{
        invert_option,
        list_option,
        count_option,
        format_option,
        null_option,
        quiet_option,
        color_option,
        hyperlink_option,
        pager_option,
    });

constexpr std::array search_examples{
    Example{"debrief search muse spark", "briefings with these words, best first"},
    Example{"debrief search '\"order of magnitude\" cites:venturebeat.com'",
            "a phrase, where a source is cited"},
    Example{"debrief search 'title:fed date:2024 -inflation'", "a word of the title, a year, without a word"},
    Example{"debrief search --sort newest --offset 10 fed",
            "the second ten of all with this word, newest first"},
    Example{"debrief search --facets source,host --histogram fed",
            "how many briefings with this word there are by source, by cited host, and over time"},
    Example{"debrief search --group story fed", "one telling of each story, with how many others there are"},
    Example{"debrief search --half-life 30 --corroborated tariffs",
            "what is a month old counts half as new; several sources count more than one"},
};

constexpr std::string_view search_details =
    "Words rank: at least one must match, more of them rank higher. \"A phrase\", title:WORD, source:NAME, "
    "cites:HOST and\n"
    "date:DAY (2026, 2026-04, 2026-04-08, 2026-04..2026-06) must match; -word and NOT exclude; AND, OR and "
    "brackets join.\n"
    "Any text is a query: what makes no sense is passed over and told on standard error.";

/// What nobody is shown costs no time.
void leave_out_details(SearchRequest& request) {
    request.limit = 1;
    request.snippets.count = 0;
    request.facets = {};
    request.is_explained = false;
    request.ranking.mode = RankingMode::plain;
}

void refuse_beside_count(const CommandLine& line) {
    for (const Option& option : {format_option, list_option, null_option}) {
        if (!line.has(option.name)) continue;
        throw Error(ErrorKind::usage, fmt::format("'--count' and '--{}' are given", option.name),
                    "a count is a number on a line");
    }
}

void tell_reading(const SearchResult& result, const Console& console) {
    tell_notes(result.query, result.notes, console);
    if (!result.suggestion) return;
    console.error << fmt::format("did you mean '{}'? it finds {} briefings\n",
                                 to_terminal_line(result.suggestion->query), result.suggestion->total);
}

ExitStatus run_search(const CommandLine& line, const Console& console) {
    SearchRequest request;
    request.query = mend_utf8(joined_operands(line));
    request.limit = line.number("limit", request.limit, 1, 1000);
    request.snippets.count = line.number("snippets", request.snippets.count, 0, 10);
    read_search_options(line, request);
    request.is_inverted = line.has(invert_option.name);
    const bool is_counted = line.has(count_option.name);
    if (is_counted) refuse_beside_count(line);
    const OutputManner manner = choose_output_manner(line, console, briefing_styles);
    if (is_counted) request.offset = 0;
    if (is_counted || manner.is_quiet) leave_out_details(request);

    const UserFiles user_files(line.value("synonyms"), problem_teller(console));
    user_files.apply_to(request);
    const bool is_text = manner.format.style == OutputStyle::text && !manner.is_quiet;
    request.is_corrected = is_text || (manner.format.style == OutputStyle::json && !manner.is_quiet);
    IndexReader reader(choose_index(line.value("index")));
    const SearchResult result = search(reader, request);
    if (is_text) tell_reading(result, console);
    if (!is_counted) {
        print_result({[&](const TextStyle& style) { return to_text(result, style); },
                      [&] { return to_json(result); }, "/hits", hit_columns},
                     manner, console);
    } else if (!manner.is_quiet) {
        console.out << *result.total << '\n';
    }
    return result.hits.empty() ? ExitStatus::nothing_found : ExitStatus::found;
}

}  // namespace

const Command search_command{
    .name = "search",
    .operands = "QUERY...",
    .summary = "find briefings, best first, with the passages that answer",
    .details = search_details,
    .options = search_verb_options,
    .examples = search_examples,
    .dash_words = DashWords::are_operands,
    .completions = query_completions,
    .run = run_search,
};

}  // namespace debrief
