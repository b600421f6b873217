#include "corpus/base/error.h"
#include "corpus/base/terminal.h"
#include "searcher/commands.h"
#include "searcher/facts/subject_options.h"
#include "searcher/facts/telling_comparison.h"
#include "searcher/facts/telling_comparison_output.h"
#include "searcher/facts/telling_comparison_subject.h"
#include "searcher/index_reader.h"
#include "searcher/output_manner.h"

#include <array>
#include <ostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace debrief {

namespace {

constexpr std::array compare_options{
    index_option,      briefings_option, Option{"all", 'a', "", "show what tellings say alike, too"},
    row_format_option, null_option,      quiet_option,
    color_option,      hyperlink_option, pager_option,
};

constexpr std::array compare_examples{
    Example{"debrief compare 2026-04-08-muse-spark-a.txt",
            "the tellings of the story that this briefing tells"},
    Example{"debrief compare -a a.txt b.txt", "two briefings, with what they say alike"},
    Example{"debrief compare -f '{label}: {value} ({id})' a.txt", "a line a wording"},
};

constexpr std::string_view compare_details =
    "Figures, dates, names and lists about the same thing are lined up and labelled: different, bound and "
    "exact, "
    "less\n"
    "precise, rounds to the same, only in (some tellings), same. What is not surely about the same thing is "
    "not "
    "told.\n"
    "Of several operands each is a briefing, or all tellings of a story.";

ExitStatus tell_unknown(const std::vector<std::string>& ids, const Console& console) {
    for (const std::string& id : ids)
        console.error << fmt::format("debrief: no story or briefing has the id '{}'\n", to_terminal_line(id));
    return ExitStatus::nothing_found;
}

ExitStatus run_compare(const CommandLine& line, const Console& console) {
    if (line.operands().empty()) {
        throw Error(ErrorKind::usage, "nothing to compare is given",
                    "give the id of a story, or two or more ids of briefings");
    }
    const std::size_t limit = line.number(briefings_option.name, 100, 1, 1000);
    const OutputManner manner = choose_output_manner(line, console, row_styles);
    const ShownEntries shown = line.has("all") ? ShownEntries::all : ShownEntries::differences;
    IndexReader reader(choose_index(line.value("index")));
    const ComparedSubject compared = read_compared(reader, line.operands(), limit);
    if (!compared.unknown.empty()) return tell_unknown(compared.unknown, console);
    const Subject& subject = compared.subject;
    if (subject.briefings.size() < 2) {
        console.error << fmt::format("debrief: '{}' is told once: there is nothing to compare it with\n",
                                     to_terminal_line(subject.query));
        return ExitStatus::nothing_found;
    }
    const TellingComparison comparison = compare_tellings(subject.briefings);
    const auto to_shape = [&] {
        return manner.format.has_rows() ? rows_to_json(comparison, subject, shown)
                                        : to_json(comparison, subject, shown);
    };
    print_result({[&](const TextStyle& style) { return to_text(comparison, subject, shown, style); },
                  to_shape, "/rows", compare_columns},
                 manner, console);
    return count_shown(comparison, shown) > 0 ? ExitStatus::found : ExitStatus::nothing_found;
}

}  // namespace

const Command compare_command{
    .name = "compare",
    .operands = "STORY|ID...",
    .summary = "tell where the tellings of a story differ",
    .details = compare_details,
    .options = compare_options,
    .examples = compare_examples,
    .run = run_compare,
};

}  // namespace debrief
