#include "corpus/base/error.h"
#include "searcher/command_sweep.h"
#include "searcher/commands.h"
#include "searcher/evaluation.h"
#include "searcher/evaluation_output.h"
#include "searcher/search_options.h"

#include <array>
#include <limits>
#include <ostream>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::array options{
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
    row_format_option,
    null_option,
    sweep_option,
    sweep_topics_option,
    sweep_folds_option,
    sweep_seed_option,
    sweep_threads_option,
    index_option,
    rank_option,
    today_option,
    raw_option,
    synonyms_option,
};

constexpr std::array examples{
    Example{"debrief eval run.txt qrels.txt", "how good a run is, by trec_eval's official measures"},
    Example{"debrief eval -q -m map -m ndcg_cut.10,20 run.txt qrels.txt",
            "chosen measures, for each query too"},
    Example{"debrief eval --sweep sweep.txt --topics queries.tsv qrels.txt",
            "how good the ranking is with each setting of 'k1 = 1.2 1.6 2.0' and other such lines"},
};

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

/// Those of all files together.
Judgements read_judgement_files(std::span<const std::string> names) {
    Judgements judgements;
    for (const std::string& name : names) {
        InputStream stream = open_operand(name);
        judgements = read_judgements(stream, name, std::move(judgements));
    }
    return judgements;
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

ExitStatus run(const CommandLine& line, const Console& console) {
    if (line.has("sweep")) return run_sweep_command(line, console);
    refuse_sweep_options(line);
    if (line.operands().size() < 2) {
        throw Error(ErrorKind::usage, fmt::format("{} files are given", line.operands().size()),
                    "give a run and its judgements: 'debrief eval RUN QRELS'");
    }
    return evaluate_run(line, console);
}

}  // namespace

const Command eval_command{
    .name = "eval",
    .operands = "RUN QRELS...",
    .summary = "measure a run against relevance judgements",
    .details =
        "Prints trec_eval's measures, over the queries that the run has and that are judged.\n\n"
        "A sweep answers topics with the ranking as it is, and with each combination of the settings "
        "that FILE has, a line\n"
        "each: 'k1 = 1.2 1.6 2.0'. It tells the mean of one measure for each (ndcg_cut_10, if none is "
        "chosen), and what choosing\n"
        "the best of them comes to on topics that the choice has not seen. searcher/README.md has the "
        "names of the settings; a\n"
        "wrong one is told with all of them.",
    .options = options,
    .examples = examples,
    .run = run,
};

}  // namespace debrief
