#include "corpus/base/error.h"
#include "searcher/command_sweep.h"
#include "searcher/commands.h"
#include "searcher/evaluation.h"
#include "searcher/search_options.h"

#include <array>
#include <ostream>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::array options{
    Option{"measure", 'm', "NAME", "of a sweep: what to compare by (default: ndcg_cut_10)"},
    Option{"seed", 0, "N", "of a sweep: deals the topics out to folds (default: 1)"},
    sweep_option,
    sweep_topics_option,
    sweep_folds_option,
    sweep_threads_option,
    index_option,
    rank_option,
    today_option,
    raw_option,
    synonyms_option,
    format_option,
};

constexpr std::array examples{
    Example{"debrief eval run.txt qrels.txt", "how good a run is, by trec_eval's measures"},
    Example{"debrief eval --sweep sweep.txt --topics queries.tsv qrels.txt",
            "how good the ranking is with each setting of 'k1 = 1.2 1.6 2.0' and other such lines"},
};

ExitStatus run(const CommandLine& line, const Console& console) {
    if (line.has("sweep")) return run_sweep_command(line, console);
    refuse_sweep_options(line);
    const auto& files = line.operands();
    if (files.size() != 2) {
        throw Error(ErrorKind::usage, fmt::format("{} files are given", files.size()),
                    "give a run and its judgements: 'debrief eval RUN QRELS'");
    }
    InputStream run_stream = open_operand(files[0]);
    InputStream judgement_stream = open_operand(files[1]);
    const Run ranked = read_run(run_stream, files[0]);
    const Evaluation evaluation = evaluate(ranked, read_judgements(judgement_stream, files[1]));
    const Measures& means = evaluation.means;
    console.out << fmt::format("{:<22}\tall\t{}\n", "num_q", evaluation.queries);
    const std::array<std::pair<const char*, double>, 5> rows{{{"map", means.map},
                                                              {"recip_rank", means.recip_rank},
                                                              {"P_10", means.p_10},
                                                              {"recall_100", means.recall_100},
                                                              {"ndcg_cut_10", means.ndcg_cut_10}}};
    for (const auto& [name, value] : rows) console.out << fmt::format("{:<22}\tall\t{:.4f}\n", name, value);
    return evaluation.queries > 0 ? ExitStatus::found : ExitStatus::nothing_found;
}

}  // namespace

const Command eval_command{
    .name = "eval",
    .operands = "RUN QRELS",
    .summary = "measure a run against relevance judgements",
    .details =
        "Prints trec_eval's measures, averaged over the queries that the run has and that are judged.\n\n"
        "A sweep answers topics with the ranking as it is, and with each combination of the settings "
        "that FILE has, a line\n"
        "each: 'k1 = 1.2 1.6 2.0'. It tells the mean of each, and what choosing the best of them comes "
        "to on topics that the\n"
        "choice has not seen. searcher/README.md has the names of the settings; a wrong one is told "
        "with all of them.",
    .options = options,
    .examples = examples,
    .run = run,
};

}  // namespace debrief
