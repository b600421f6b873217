#include "corpus/base/terminal.h"
#include "corpus/base/utf8.h"
#include "corpus/exported_briefing.h"
#include "searcher/commands.h"
#include "searcher/index_export.h"
#include "searcher/query_completions.h"
#include "searcher/search_options.h"
#include "searcher/user_files.h"

#include <array>
#include <ostream>

namespace debrief {

namespace {

constexpr std::array export_options{index_option, raw_option, synonyms_option, today_option};

constexpr std::array export_examples{
    Example{"debrief export > all.jsonl",
            "all briefings of your index; 'debrief index all.jsonl' indexes the same"},
    Example{"debrief export source:reuters since:2026-04 > april.jsonl", "those that a search would find"},
    Example{"debrief export | jq -r .title", "all titles"},
};

constexpr std::string_view export_details =
    "Prints a line of JSON a briefing, in order of the ids. Its keys are id, title, summary, text, date "
    "(YYYY-MM-DD),\n"
    "source, url and language, without those that are empty or unknown, and what debrief-index needs to make "
    "the same\n"
    "index of them. Without a query it prints all briefings.";

ExitStatus run_export(const CommandLine& line, const Console& console) {
    const auto write = [&](const Briefing& briefing) { console.out << to_export_line(briefing); };
    IndexReader reader(choose_index(line.value("index")));
    if (line.operands().empty())
        return export_all(reader, write) > 0 ? ExitStatus::found : ExitStatus::nothing_found;
    SearchRequest request;
    read_search_options(line, request);
    request.query = mend_utf8(joined_operands(line));
    const UserFiles user_files(line.value("synonyms"), problem_teller(console));
    user_files.apply_to(request);
    tell_notes(request.query, parse_query(request.query, request.context).notes, console);
    return export_matches(reader, request, write) > 0 ? ExitStatus::found : ExitStatus::nothing_found;
}

}  // namespace

const Command export_command{
    .name = "export",
    .operands = "[QUERY...]",
    .summary = "print briefings as JSON Lines that index to the same index",
    .details = export_details,
    .options = export_options,
    .examples = export_examples,
    .dash_words = DashWords::are_operands,
    .completions = query_completions,
    .run = run_export,
};

}  // namespace debrief
