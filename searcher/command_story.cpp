#include "corpus/base/error.h"
#include "corpus/base/terminal.h"
#include "searcher/commands.h"
#include "searcher/facts/story_reasons_output.h"
#include "searcher/facts/story_report_output.h"
#include "searcher/index_reader.h"
#include "searcher/output_manner.h"

#include <array>
#include <ostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace debrief {

namespace {

constexpr Option tellings_option{"briefings", 'b', "N",
                                 "how many tellings to read, the first ones, 1 to 1000 (default: 100)"};

constexpr std::array story_options{
    index_option, tellings_option, list_option,      format_option, null_option,
    quiet_option, color_option,    hyperlink_option, pager_option,
};

constexpr std::array story_examples{
    Example{"debrief story 2026-04-08-muse-spark-a.txt", "all tellings of what this briefing tells"},
    Example{"debrief story why 2026-04-08-muse-spark-a.txt 2026-04-09-muse-spark-c.txt",
            "what joins these two, or parts them"},
};

constexpr std::string_view story_details =
    "ID is that of a story or of one of its tellings. Tells who backs each telling, and for how many "
    "sentences nobody\n"
    "does, and the names, figures, dates and cited hosts that no telling before it gives. The headline is of "
    "the telling\n"
    "that cites most different owners of sources, then is most like the others, then is the first.\n\n"
    "'why' takes two briefings and tells what decides whether they are linked: how much they are alike, how "
    "much they\n"
    "need, how many days are between; and through which tellings they are one story where no link joins the "
    "two.";

constexpr std::string_view why_word = "why";

ExitStatus tell_unknown_story(std::string_view id, const Console& console) {
    console.error << fmt::format("debrief: no story or briefing has the id '{}'\n", to_terminal_line(id));
    return ExitStatus::nothing_found;
}

/// Where it is a story's: somebody who meant one of its tellings is told so.
ExitStatus tell_no_briefing(IndexReader& reader, const std::string& id, const Console& console) {
    bool is_story = false;
    reader.read(
        [&](const Xapian::Database& database) { is_story = find_told_story(database, id).has_value(); });
    if (!is_story) return tell_unknown_id(id, console);
    throw Error(ErrorKind::usage, fmt::format("'{}' is a story", id),
                "give two briefings: 'debrief story ID' lists its tellings");
}

ExitStatus explain(const CommandLine& line, const Console& console) {
    const OutputManner manner = choose_output_manner(line, console, row_styles);
    IndexReader reader(choose_index(line.value("index")));
    const std::string& left = line.operands()[1];
    const std::string& right = line.operands()[2];
    const auto reasons = explain_story_link(reader, left, right);
    if (!reasons) return tell_no_briefing(reader, reader.find(left) ? right : left, console);
    print_result({[&](const TextStyle& style) { return to_text(*reasons, style); },
                  [&] { return to_json(*reasons); }, "", story_reasons_columns},
                 manner, console);
    return ExitStatus::found;
}

ExitStatus run_story(const CommandLine& line, const Console& console) {
    const std::size_t count = line.operands().size();
    if (count == 3 && line.operands().front() == why_word) return explain(line, console);
    if (count != 1) {
        throw Error(ErrorKind::usage, fmt::format("{} ids are given", count),
                    "give one, or two behind 'why', as 'debrief search' shows them");
    }
    SubjectRequest request;
    request.search.query = line.operands().front();
    request.search.limit = line.number(tellings_option.name, request.search.limit, 1, 1000);
    const OutputManner manner = choose_output_manner(line, console, briefing_styles);
    IndexReader reader(choose_index(line.value("index")));
    const auto report = tell_story(reader, request);
    if (!report) return tell_unknown_story(line.operands().front(), console);
    print_result({[&](const TextStyle& style) { return to_text(*report, style); },
                  [&] { return to_json(*report); }, "/tellings", story_report_columns},
                 manner, console);
    return ExitStatus::found;
}

}  // namespace

const Command story_command{
    .name = "story",
    .operands = "ID | why ID ID",
    .summary = "tell one story: its tellings, what backs them and what each adds",
    .details = story_details,
    .options = story_options,
    .examples = story_examples,
    .run = run_story,
};

}  // namespace debrief
