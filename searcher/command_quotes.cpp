#include "corpus/base/utf8.h"
#include "searcher/commands.h"
#include "searcher/facts/quotations_output.h"
#include "searcher/facts/subject_answer.h"
#include "searcher/query_completions.h"

#include <array>
#include <utility>

namespace debrief {

namespace {

constexpr Option speaker_option{"speaker", 0, "NAME", "only what somebody with these words in the name said"};
constexpr std::array quotes_options{
    index_option,      Option{"limit", 'k', "N", "most quotations to show, 1 to 1000 (default: 20)"},
    speaker_option,    briefings_option,
    query_only_option, today_option,
    time_limit_option, synonyms_option,
    row_format_option, null_option,
    quiet_option,      color_option,
    pager_option,
};

constexpr std::array quotes_examples{
    Example{"debrief quotes fed rates", "what is quoted about it, by whom"},
    Example{"debrief quotes --speaker powell fed", "what one of them said"},
};

constexpr std::string_view quotes_details =
    "Words of one or two without a speaker, and titles, are left out. Who spoke stays open where it is not "
    "sure.";

ExitStatus run_quotes(const CommandLine& line, const Console& console) {
    QuotationsRequest request{read_subject_options(line)};
    request.limit = line.number("limit", request.limit, 1, 1000);
    request.speaker = mend_utf8(line.value(speaker_option.name).value_or(""));
    return answer_subject(line, console, std::move(request), find_quotations, &Quotations::quotations,
                          "/quotations", quotation_columns);
}

}  // namespace

const Command quotes_command{
    .name = "quotes",
    .operands = "QUERY...",
    .summary = "find quoted words and who is said to have said them",
    .details = quotes_details,
    .options = quotes_options,
    .examples = quotes_examples,
    .dash_words = DashWords::are_operands,
    .completions = query_completions,
    .run = run_quotes,
};

}  // namespace debrief
