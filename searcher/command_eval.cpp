#include "corpus/base/error.h"
#include "searcher/command_sweep.h"
#include "searcher/commands.h"
#include "searcher/comparison_output.h"
#include "searcher/evaluation.h"
#include "searcher/evaluation_output.h"
#include "searcher/search_options.h"

#include <algorithm>
#include <array>
#include <ostream>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::array eval_options{
    Option{"measure", 'm', "NAME",
           "a measure ('map', 'P.5,10', 'ndcg_cut_10') or a set of them ('official', 'set', 'all'); may be "
           "repeated (default: official)",
           true},
    Option{"by-query", 'q', "", "each query's values too"},
    Option{"complete", 'c', "", "count judged queries that the run does not have as 0"},
    Option{"level", 'l', "N", "the least relevance that makes a document relevant (default: 1)"},
    Option{"depth", 'M', "N", "only the first N documents of each query"},
    Option{"judged-only", 'J', "", "leave out documents that nobody judged"},
    Option{"no-summary", 'n', "", "nothing but each query's values"},
    Option{"baseline", 'b', "RUN", "compare with this run, query by query"},
    Option{"changed", 0, "N", "of a comparison: most queries to show that changed most (default: 5)"},
    Option{"shown", 0, "N", "of a comparison: documents to show of each of them (default: 10)"},
    Option{"permutations", 0, "N", "of a comparison: most permutations of its test (default: 100000)"},
    Option{"seed", 0, "N",
           "what a comparison's random signs begin with, and how a sweep deals out topics (default: 1)"},
    row_format_option,
    null_option,
    sweep_option,
    sweep_topics_option,
    sweep_folds_option,
    sweep_threads_option,
    index_option,
    rank_option,
    today_option,
    raw_option,
    synonyms_option,
};

constexpr std::array eval_examples{
    Example{"debrief eval run.txt qrels.txt", "how good a run is, by trec_eval's official measures"},
    Example{"debrief eval -q -m map -m ndcg_cut.10,20 run.txt qrels.txt",
            "chosen measures, for each query too"},
    Example{"debrief eval --sweep sweep.txt --topics queries.tsv qrels.txt",
            "how good the ranking is with each setting of 'k1 = 1.2 1.6 2.0' and other such lines"},
    Example{"debrief eval --baseline old.txt new.txt qrels.txt",
            "what is better than before, and is it by chance?"},
};

/// What runs are compared by if nothing else is asked for.
constexpr std::array<std::string_view, 5> compared_measures{"map", "recip_rank", "P_10", "recall_100",
                                                            "ndcg_cut_10"};

constexpr std::string_view eval_introduction =
    "Prints trec_eval's measures, by its names and rules, over the queries that the run has and that are\n"
    "judged. A run's lines are 'qid Q0 docid rank score tag', those of judgements 'qid 0 docid relevance'.\n"
    "Scores count, ranks do not. A measure's parameters stand behind a dot: 'ndcg_cut.10,20'.\n\n"
    "A sweep answers topics with the ranking as it is, and with each combination of the settings that\n"
    "FILE has, a line each: 'k1 = 1.2 1.6 2.0'. It tells the mean of one measure for each (ndcg_cut_10,\n"
    "if none is chosen), and what choosing the best of them comes to on topics that the choice has not\n"
    "seen. A setting that there is not is told with the names of all that there are.\n\n"
    "Measures:\n";

/// Made from the table of measures.
std::string_view eval_details() {
    static const std::string text = [] {
        std::string details(eval_introduction);
        for (const MeasureKind& kind : measure_kinds()) {
            details += fmt::format("  {:<22}  {}", kind.name, kind.meaning);
            if (!kind.defaults.empty()) details += fmt::format(" ({})", kind.defaults);
            details += '\n';
        }
        details.pop_back();
        return details;
    }();
    return text;
}

EvaluationRules read_rules(const CommandLine& line) {
    EvaluationRules rules;
    rules.relevant_from = static_cast<int>(line.number("level", 1, 1, 1'000'000));
    rules.depth = line.number("depth", rules.depth, 1, 1'000'000'000);
    if (line.has("judged-only")) rules.documents = CountedDocuments::judged;
    if (line.has("complete")) rules.queries = CountedQueries::judged;
    return rules;
}

Run read_run_file(const std::string& name) {
    InputStream stream = open_operand(name);
    return read_run(stream, name);
}

ExitStatus evaluate_run(const CommandLine& line, const Console& console) {
    const OutputFormat format = choose_output_format(line, row_styles);
    std::vector<std::string> asked = line.values("measure");
    if (asked.empty()) asked.emplace_back("official");
    EvaluationReport report;
    report.measures = choose_measures(asked);
    report.has_queries = line.has("by-query");
    report.has_summary = !line.has("no-summary");
    if (!report.has_queries && !report.has_summary) {
        throw Error(ErrorKind::usage, "'--no-summary' leaves nothing to print", "add '--by-query'");
    }
    const EvaluationRules rules = read_rules(line);
    const Run ranked = read_run_file(line.operands().front());
    const Judgements judgements = read_judgement_files(std::span(line.operands()).subspan(1));
    report.tag = ranked.tag;
    report.evaluation = evaluate(ranked, judgements, report.measures, rules);
    write_evaluation(report, format, console.out);
    return report.evaluation.queries.empty() ? ExitStatus::nothing_found : ExitStatus::found;
}

ComparisonRequest read_comparison(const CommandLine& line) {
    std::vector<std::string> asked = line.values("measure");
    if (asked.empty()) asked.assign(compared_measures.begin(), compared_measures.end());
    ComparisonRequest request{choose_measures(asked)};
    check_comparable(request.measures);
    request.rules = read_rules(line);
    request.changed = line.number("changed", request.changed, 0, 1'000'000);
    request.shown = line.number("shown", request.shown, 1, 1000);
    request.randomisation.permutations =
        line.number("permutations", request.randomisation.permutations, 1, 100'000'000);
    request.randomisation.seed = line.number("seed", request.randomisation.seed, 0, 1'000'000'000);
    return request;
}

ExitStatus compare_with_baseline(const CommandLine& line, const Console& console) {
    if (line.has("no-summary")) {
        throw Error(ErrorKind::usage, "'--no-summary' has no place in a comparison", "leave it out");
    }
    const OutputFormat format = choose_output_format(line, row_styles);
    const ComparisonRequest request = read_comparison(line);
    ComparisonReport report{*line.value("baseline"), line.operands().front(), {}, line.has("by-query")};
    const Run baseline = read_run_file(report.baseline);
    const Run ranked = read_run_file(report.run);
    const Judgements judgements = read_judgement_files(std::span(line.operands()).subspan(1));
    report.comparison = compare_runs(baseline, ranked, judgements, request);
    write_comparison(report, format, console.out);
    return report.comparison.queries.empty() ? ExitStatus::nothing_found : ExitStatus::found;
}

void refuse_second_stdin(const CommandLine& line) {
    const auto in_operands = std::count(line.operands().begin(), line.operands().end(), "-");
    if (in_operands + (line.value("baseline") == "-" ? 1 : 0) < 2) return;
    throw Error(ErrorKind::usage, "standard input can be only one of the files", "give one '-' at most");
}

void refuse_without_baseline(const CommandLine& line) {
    for (const std::string_view option : {"changed", "shown", "permutations", "seed"}) {
        if (line.has(option)) {
            throw Error(ErrorKind::usage, fmt::format("'--{}' is of a comparison", option),
                        "add '--baseline RUN'");
        }
    }
}

ExitStatus run_eval(const CommandLine& line, const Console& console) {
    if (line.has("sweep")) return run_sweep_command(line, console);
    refuse_sweep_options(line);
    if (line.operands().size() < 2) {
        throw Error(ErrorKind::usage, fmt::format("{} files are given", line.operands().size()),
                    "give a run and its judgements: 'debrief eval RUN QRELS'");
    }
    refuse_second_stdin(line);
    if (line.has("baseline")) return compare_with_baseline(line, console);
    refuse_without_baseline(line);
    return evaluate_run(line, console);
}

}  // namespace

const Command eval_command{
    .name = "eval",
    .operands = "RUN QRELS...",
    .summary = "measure a run against relevance judgements",
    .details = eval_details(),
    .options = eval_options,
    .examples = eval_examples,
    .run = run_eval,
};

}  // namespace debrief
