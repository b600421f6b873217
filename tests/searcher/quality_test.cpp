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
std::string first_relevant(const Measures& measures) {
    return measures.recip_rank > 0 ? fmt::format("{:.0f}", 1 / measures.recip_rank) : "-";
}

}  // namespace

TEST_CASE("the quality of ranking is the one that is on file", "[searcher][quality]") {
    const TemporaryFolder folder;
    InputStream stream = InputStream::open(folder.write("run", sample_run()));
    const debrief::Run ranked = read_run(stream, "run");
    InputStream judged = InputStream::open(source_path("tests/quality/qrels.txt"));
    const Judgements judgements = read_judgements(judged, "qrels.txt");

    const Evaluation evaluation = evaluate(ranked, judgements);
    const Measures& means = evaluation.means;
    std::string report =
        "# The sample briefings' quality; made by the test searcher/quality with DEBRIEF_UPDATE_GOLDEN=1.\n";
    report += fmt::format(
        "queries {}\nmap {:.4f}\nrecip_rank {:.4f}\nP_10 {:.4f}\nrecall_100 {:.4f}\nndcg_cut_10 {:.4f}\n",
        evaluation.queries, means.map, means.recip_rank, means.p_10, means.recall_100, means.ndcg_cut_10);
    report += "# query, ndcg_cut_10, rank of the first relevant hit\n";
    for (const auto& [query, relevance] : judgements) {
        const auto found = ranked.find(query);
        const Measures one = found == ranked.end() ? Measures() : evaluate_query(found->second, relevance);
        report += fmt::format("{} {:.4f} {}\n", query, one.ndcg_cut_10, first_relevant(one));
    }
    CHECK(equals_kept("tests/quality/expected.txt", report));
}
