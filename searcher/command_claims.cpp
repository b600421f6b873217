#include "searcher/commands.h"
#include "searcher/facts/claims_output.h"
#include "searcher/facts/subject_answer.h"
#include "searcher/query_completions.h"

#include <array>
#include <utility>

namespace debrief {

namespace {

constexpr std::array claims_options{
    index_option,     Option{"limit", 'k', "N", "most claims to show, 1 to 1000 (default: 10)"},
    briefings_option, query_only_option,
    today_option,     time_limit_option,
    synonyms_option,  row_format_option,
    null_option,      quiet_option,
    color_option,     hyperlink_option,
    pager_option,
};

constexpr std::array claims_examples{
    Example{"debrief claims stake percent", "what is said of it, best answer first"},
    Example{"debrief claims 'compute kind:press -is:hedged'", "what the press backs, said without reserve"},
    Example{"debrief claims 2026-04-08-muse-spark-a.txt", "all claims of its story, best backed first"},
};

constexpr std::string_view claims_details =
    "cites:HOST, kind:KIND and is:uncited, is:cited, is:party-only, is:hedged are asked of each sentence, "
    "not of its\n"
    "briefing; -kind:press excludes. Sentences in the same words are told once.";

ExitStatus run_claims(const CommandLine& line, const Console& console) {
    ClaimsRequest request{read_subject_options(line)};
    request.limit = line.number("limit", request.limit, 1, 1000);
    return answer_subject(line, console, std::move(request), find_claims, &Claims::claims, "/claims",
                          claim_columns);
}

}  // namespace

const Command claims_command{
    .name = "claims",
    .operands = "QUERY...",
    .summary = "find sentences that answer, with what backs them",
    .details = claims_details,
    .options = claims_options,
    .examples = claims_examples,
    .dash_words = DashWords::are_operands,
    .completions = query_completions,
    .run = run_claims,
};

}  // namespace debrief
