#include "corpus/base/error.h"
#include "corpus/base/utf8.h"
#include "searcher/commands.h"
#include "searcher/facts/story_list_output.h"
#include "searcher/index_reader.h"
#include "searcher/output_manner.h"
#include "searcher/query_completions.h"
#include "searcher/search_options.h"
#include "searcher/user_files.h"

#include <array>

#include <nlohmann/json.hpp>

namespace debrief {

namespace {

constexpr Option all_stories_option{
    "all", 0, "", "print all stories of the index with the ids of their tellings, as jsonl"};
constexpr Option order_option{
    .name = "order",
    .argument = "BY",
    .help = "by most owners cited, most tellings, or newest first (default: owners)",
    .choices = story_order_names};

constexpr std::array stories_options{
    index_option, Option{"limit", 'k', "N", "most stories to show, 1 to 1000 (default: 10)"},
    order_option, all_stories_option,
    today_option, time_limit_option,
    raw_option,   synonyms_option,
    list_option,  row_format_option,
    null_option,  quiet_option,
    color_option, hyperlink_option,
    pager_option,
};

constexpr std::array stories_examples{
    Example{"debrief stories muse spark", "stories of which a telling has these words"},
    Example{"debrief stories --order newest -k 20", "what was told last, of the whole index"},
    Example{"debrief stories --all --format jsonl > stories.jsonl",
            "each story with its briefings, a line each"},
};

constexpr std::string_view stories_details =
    "A story is what two briefings or more tell. First come those that answer the query about as well as "
    "the\n"
    "best one; of these the one whose tellings cite most different owners of sources, then that with most "
    "tellings,\n"
    "then the newest. Its title is of the telling that cites most owners, then is most like the others.";

/// Without a style for people: what is printed may be longer than memory.
constexpr std::array all_styles{OutputStyle::json_lines, OutputStyle::tsv, OutputStyle::csv,
                                OutputStyle::pattern};

ExitStatus print_all(const CommandLine& line, const Console& console) {
    if (!line.operands().empty()) {
        throw Error(ErrorKind::usage, "'--all' and a query are given",
                    "leave one out: '--all' prints the stories of the whole index");
    }
    const OutputManner manner = choose_output_manner(line, console, all_styles);
    IndexReader reader(choose_index(line.value("index")));
    RowWriter writer(console.out, manner.format, story_tellings_columns);
    if (!manner.is_quiet) writer.write_header();
    const std::size_t count = for_each_story(reader, [&](const StoryTellings& story) {
        if (!manner.is_quiet) writer.write(to_json(story));
    });
    return count > 0 ? ExitStatus::found : ExitStatus::nothing_found;
}

ExitStatus run_stories(const CommandLine& line, const Console& console) {
    if (line.has(all_stories_option.name)) return print_all(line, console);
    StoryListRequest request;
    request.order = *find_story_order(line.choice(order_option.name, story_order_names));
    const OutputManner manner = choose_output_manner(line, console, row_styles);
    SearchRequest& search = request.search;
    read_search_options(line, search);
    search.query = mend_utf8(joined_operands(line));
    search.limit = line.number("limit", search.limit, 1, 1000);
    const UserFiles user_files(line.value("synonyms"), problem_teller(console));
    user_files.apply_to(search);
    IndexReader reader(choose_index(line.value("index")));
    const StoryList list = find_stories(reader, request);
    if (manner.format.style == OutputStyle::text && !manner.is_quiet)
        tell_notes(list.query, list.notes, console);
    print_result({[&](const TextStyle& style) { return to_text(list, style); }, [&] { return to_json(list); },
                  "/stories", story_list_columns},
                 manner, console);
    return list.stories.empty() ? ExitStatus::nothing_found : ExitStatus::found;
}

}  // namespace

const Command stories_command{
    .name = "stories",
    .operands = "[QUERY...]",
    .summary = "list stories that several briefings tell, the best backed first",
    .details = stories_details,
    .options = stories_options,
    .examples = stories_examples,
    .dash_words = DashWords::are_operands,
    .completions = query_completions,
    .run = run_stories,
};

}  // namespace debrief
