#include "corpus/base/json.h"
#include "corpus/base/terminal.h"
#include "corpus/base/utf8.h"
#include "searcher/commands.h"
#include "searcher/output.h"
#include "searcher/query_completions.h"
#include "searcher/search_options.h"
#include "searcher/user_files.h"

#include <array>
#include <ostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace debrief {

namespace {

constexpr std::array<std::string_view, 3> colour_choices{"auto", "always", "never"};

constexpr std::array options{
    index_option,
    Option{"limit", 'k', "N", "most briefings to show, 1 to 1000 (default: 10)"},
    Option{"snippets", 's', "N", "passages to show of each, 0 to 10 (default: 1)"},
    offset_option,
    sort_option,
    rank_option,
    half_life_option,
    corroborated_option,
    today_option,
    time_limit_option,
    facets_option,
    histogram_option,
    explain_option,
    object_format_option,
    raw_option,
    synonyms_option,
    Option{.name = "color",
           .argument = "WHEN",
           .help = "auto (on a terminal), always or never (default: auto)",
           .choices = colour_choices},
};

constexpr std::array examples{
    Example{"debrief search muse spark", "briefings with these words, best first"},
    Example{"debrief search '\"order of magnitude\" cites:venturebeat.com'",
            "a phrase, where a source is cited"},
    Example{"debrief search 'title:fed date:2024 -inflation'", "a word of the title, a year, without a word"},
    Example{"debrief search --sort newest --offset 10 fed",
            "the second ten of all with this word, newest first"},
    Example{"debrief search --facets source,host --histogram fed",
            "how many briefings with this word there are by source, by cited host, and over time"},
    Example{"debrief search --half-life 30 --corroborated tariffs",
            "what is a month old counts half as new; several sources count more than one"},
};

constexpr std::string_view details =
    "Words rank: at least one must match, more of them rank higher. \"A phrase\", title:WORD, source:NAME, "
    "cites:HOST and\n"
    "date:DAY (2026, 2026-04, 2026-04-08, 2026-04..2026-06) must match; -word and NOT exclude; AND, OR and "
    "brackets join.\n"
    "Any text is a query: what makes no sense is passed over and told on standard error.";

Emphasis choose_emphasis(const CommandLine& line, const Console& console) {
    const std::string when = line.choice("color", colour_choices);
    const bool is_colourful = when == "always" || (when == "auto" && console.out_takes_colour);
    return is_colourful ? Emphasis::colour : Emphasis::asterisks;
}

ExitStatus run(const CommandLine& line, const Console& console) {
    SearchRequest request;
    request.query = mend_utf8(joined_operands(line));
    request.limit = line.number("limit", request.limit, 1, 1000);
    request.snippets.count = line.number("snippets", request.snippets.count, 0, 10);
    read_search_options(line, request);
    const OutputFormat format = choose_output_format(line, object_styles);
    const Emphasis emphasis = choose_emphasis(line, console);

    const UserFiles user_files(line.value("synonyms"), problem_teller(console));
    user_files.apply_to(request);
    request.is_corrected = true;
    IndexReader reader(choose_index(line.value("index")));
    const SearchResult result = search(reader, request);
    if (format.style == OutputStyle::json) {
        console.out << to_json_text(to_json(result)) << '\n';
    } else {
        tell_notes(result.query, result.notes, console);
        if (result.suggestion) {
            console.error << fmt::format("did you mean '{}'? it finds {} briefings\n",
                                         to_terminal_line(result.suggestion->query),
                                         result.suggestion->total);
        }
        console.out << wrap_lines(to_text(result, emphasis), console.out_columns);
    }
    return result.hits.empty() ? ExitStatus::nothing_found : ExitStatus::found;
}

}  // namespace

const Command search_command{
    .name = "search",
    .operands = "QUERY...",
    .summary = "find briefings, best first, with the passages that answer",
    .details = details,
    .options = options,
    .examples = examples,
    .dash_words = DashWords::are_operands,
    .completions = query_completions,
    .run = run,
};

}  // namespace debrief
