#include "searcher/batch.h"
#include "searcher/evaluation.h"
#include "tests/support/catch.h"
#include "tests/support/golden.h"
#include "tests/support/run.h"
#include "tests/support/sample_corpus.h"
#include "tests/support/temporary_folder.h"

#include <algorithm>
#include <sstream>

#include <fmt/format.h>

using namespace debrief;
using namespace debrief::test;

namespace {

/// A TREC run of `tests/quality/queries.tsv` over the sample briefings.
std::string sample_run() {
    BatchRequest request{IndexDirectory(sample_corpus_index()), 1, {OutputStyle::trec_run}, {}};
    request.search.limit = 1000;
    request.search.snippets.count = 0;
    TopicFiles topics({source_path("tests/quality/queries.tsv")}, {});
    std::ostringstream results;
    const BatchOutput output{results, [](const Problem& problem) { FAIL(problem.reason); }};
    (void)run_batch(
        request, [&] { return topics.next(); }, output);
    return results.str();
}

/// The rank of the first relevant hit, or `-`.
std::string first_relevant(double reciprocal_rank) {
    return reciprocal_rank > 0 ? fmt::format("{:.0f}", 1 / reciprocal_rank) : "-";
}

}  // namespace

TEST_CASE("the quality of ranking is the one that is on file", "[searcher][quality]") {
    const TemporaryFolder folder;
    InputStream stream = InputStream::open(folder.write("run", sample_run()));
    const debrief::Run ranked = read_run(stream, "run");
    InputStream judged = InputStream::open(source_path("tests/quality/qrels.txt"));
    const Judgements judgements = read_judgements(judged, "qrels.txt");

    const std::vector<std::string> asked{"map", "recip_rank", "P_10", "recall_100", "ndcg_cut_10"};
    const std::vector<Measure> measures = choose_measures(asked);
    const Evaluation evaluation = evaluate(ranked, judgements, measures);
    std::string report =
        "# The sample briefings' quality; made by the test searcher/quality with DEBRIEF_UPDATE_GOLDEN=1.\n";
    report += fmt::format("queries {}\n", evaluation.queries.size());
    for (std::size_t i = 0; i < measures.size(); ++i) {
        report += fmt::format("{} {:.4f}\n", measures[i].name, evaluation.summary[i]);
    }
    report += "# query, ndcg_cut_10, rank of the first relevant hit\n";
    const Measure gain = measure_named("ndcg_cut_10");
    const Measure first = measure_named("recip_rank");
    for (const auto& [query, relevance] : judgements) {
        const auto found = ranked.rankings.find(query);
        const JudgedRanking seen =
            found == ranked.rankings.end() ? JudgedRanking() : judge_ranking(found->second, relevance);
        report += fmt::format("{} {:.4f} {}\n", query, gain.value(seen), first_relevant(first.value(seen)));
    }
    CHECK(equals_kept("tests/quality/expected.txt", report));
}
