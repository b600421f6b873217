#include "searcher/commands.h"
#include "searcher/facts/figures_output.h"
#include "searcher/facts/subject_answer.h"
#include "searcher/query_completions.h"

#include <array>
#include <utility>

namespace debrief {

namespace {

constexpr Option kind_option{"kind", 0, "KINDS",
                             "only money, percentage, multiple, duration or count, with commas between"};

constexpr std::array figures_options{
    index_option,      Option{"limit", 'k', "N", "most figures to show, 1 to 1000 (default: 20)"},
    kind_option,       briefings_option,
    query_only_option, today_option,
    time_limit_option, synonyms_option,
    row_format_option, null_option,
    quiet_option,      color_option,
    hyperlink_option,  pager_option,
};

constexpr std::array figures_examples{
    Example{"debrief figures scale stake", "what sentences with these words give in figures"},
    Example{"debrief figures 'amount:13b..15b muse'", "sums in this range of briefings with this word"},
    Example{"debrief figures --kind money,percentage 2026-04-08-muse-spark-a.txt",
            "all sums and percentages of its story"},
};

constexpr std::string_view figures_details =
    "A figure has its normal form, what it is about where that is sure, and the sentence that backs it "
    "best.\n"
    "Of a query those in sentences that match it, the best first; amount: and percent: narrow them, whatever "
    "else\n"
    "their sentences say. Of a story all, by kind: those that most tellings give first.";

ExitStatus run_figures(const CommandLine& line, const Console& console) {
    FigureRequest request{read_subject_options(line)};
    request.limit = line.number("limit", request.limit, 1, 1000);
    if (const auto kinds = line.value(kind_option.name)) {
        request.kinds = read_list("--kind", *kinds, find_figure_kind,
                                  "kinds are: money, percentage, multiple, duration, count");
    }
    return answer_subject(line, console, std::move(request), find_figure_list, &FigureList::figures,
                          "/figures", figure_columns);
}

}  // namespace

const Command figures_command{
    .name = "figures",
    .operands = "QUERY|STORY...",
    .summary = "list figures with what they are about",
    .details = figures_details,
    .options = figures_options,
    .examples = figures_examples,
    .dash_words = DashWords::are_operands,
    .completions = query_completions,
    .run = run_figures,
};

}  // namespace debrief
