#include "searcher/run_comparison.h"

#include "tests/support/catch.h"
#include "tests/support/evaluated.h"
#include "tests/support/thrown.h"

#include <fmt/format.h>

using namespace debrief;
using test::judgements_of;
using test::run_of;

namespace {

ComparisonRequest request_for(const std::vector<std::string>& measures) {
    return {choose_measures(measures)};
}

std::string shown(const MeasureComparison& one) {
    return fmt::format("{} {:.4f} {:.4f} wins {} losses {} ties {} p {:.4f}", one.measure.name, one.baseline,
                       one.run, one.wins, one.losses, one.ties, one.test.p);
}

std::string shown(const std::vector<RankedDocument>& documents) {
    std::string text;
    for (const RankedDocument& document : documents) {
        text += fmt::format("{}:{} ", document.document,
                            document.judgement ? std::to_string(*document.judgement) : "-");
    }
    return text;
}

}  // namespace

TEST_CASE("runs are compared query by query", "[searcher][run_comparison]") {
    // a is relevant everywhere. map of the baseline: 1, 1/2, 1, 1/3; of the run: 1, 1, 1/2, 1.
    // Differences 0, 1/2, -1/2, 2/3, in sum 2/3. Of the eight choices of signs two give +-5/3, four +-2/3,
    // two +-1/3.
    const Run baseline = run_of("q1 a=3\nq2 x=2 a=1\nq3 a=1\nq4 x=3 y=2 a=1");
    const Run run = run_of("q1 a=3\nq2 a=2 x=1\nq3 x=2 a=1\nq4 a=1");
    const Judgements judgements = judgements_of("q1 a=1\nq2 a=1 x=0\nq3 a=1\nq4 a=1 y=-1");
    const RunComparison comparison = compare_runs(baseline, run, judgements, request_for({"map", "P_1"}));
    REQUIRE(comparison.measures.size() == 2);
    CHECK(shown(comparison.measures[0]) == "map 0.7083 0.8750 wins 2 losses 1 ties 1 p 0.7500");
    CHECK(shown(comparison.measures[1]) == "P_1 0.5000 0.7500 wins 2 losses 1 ties 1 p 1.0000");
    REQUIRE(comparison.queries.size() == 4);
    CHECK(comparison.queries[1].query == "q2");
    CHECK(comparison.queries[1].baseline == std::vector<double>{0.5, 0});
    CHECK(comparison.queries[1].run == std::vector<double>{1, 1});

    // The query that changed most comes first, then equal ones by their ids.
    REQUIRE(comparison.changed.size() == 3);
    CHECK(comparison.changed[0].index == 3);
    CHECK(shown(comparison.changed[0].baseline) == "x:- y:-1 a:1 ");
    CHECK(shown(comparison.changed[0].run) == "a:1 ");
    CHECK(comparison.changed[1].index == 1);
    CHECK(shown(comparison.changed[1].baseline) == "x:0 a:1 ");
    CHECK(comparison.changed[2].index == 2);

    // Of five ranks: x y of q4; x of q3
    REQUIRE(comparison.unjudged.size() == 3);
    CHECK(comparison.unjudged[0].depth == 5);
    CHECK(comparison.unjudged[0].baseline == Approx(0.1));
    CHECK(comparison.unjudged[0].run == Approx(0.05));
    CHECK(comparison.unjudged[2].depth == 20);
}

TEST_CASE("a run that lacks a query has 0 there", "[searcher][run_comparison]") {
    const Run baseline = run_of("q1 a=1\nq9 a=1");
    const Run run = run_of("q2 a=1");
    const Judgements judgements = judgements_of("q1 a=1\nq2 a=1\nq3 a=1");
    ComparisonRequest request = request_for({"map"});
    const RunComparison some = compare_runs(baseline, run, judgements, request);
    CHECK(shown(some.measures[0]) == "map 0.5000 0.5000 wins 1 losses 1 ties 0 p 1.0000");
    request.rules.queries = CountedQueries::judged;
    const RunComparison all = compare_runs(baseline, run, judgements, request);
    CHECK(shown(all.measures[0]) == "map 0.3333 0.3333 wins 1 losses 1 ties 1 p 1.0000");
    CHECK(all.queries.size() == 3);
}

TEST_CASE("runs without a common query with the judgements are no more than empty",
          "[searcher][run_comparison]") {
    const RunComparison none = compare_runs(run_of("q1 a=1"), run_of(""), {}, request_for({"map"}));
    CHECK(none.queries.empty());
    CHECK(none.changed.empty());
    CHECK(shown(none.measures[0]) == "map 0.0000 0.0000 wins 0 losses 0 ties 0 p 1.0000");
    CHECK(none.unjudged[0].run == 0);
}

TEST_CASE("as many changed queries and documents are shown as asked for", "[searcher][run_comparison]") {
    const Run baseline = run_of("q1 x=3 y=2 a=1\nq2 x=2 a=1");
    const Run run = run_of("q1 a=3 x=2 y=1\nq2 a=2 x=1");
    const Judgements judgements = judgements_of("q1 a=1\nq2 a=1");
    ComparisonRequest request = request_for({"map"});
    request.changed = 1;
    request.shown = 2;
    const RunComparison comparison = compare_runs(baseline, run, judgements, request);
    REQUIRE(comparison.changed.size() == 1);
    CHECK(comparison.changed[0].index == 0);
    CHECK(shown(comparison.changed[0].baseline) == "x:- y:- ");
    request.changed = 0;
    CHECK(compare_runs(baseline, run, judgements, request).changed.empty());
    // A run and itself: nothing changed.
    request.changed = 5;
    CHECK(compare_runs(run, run, judgements, request).changed.empty());
}

TEST_CASE("rules hold for both runs", "[searcher][run_comparison]") {
    ComparisonRequest request = request_for({"map"});
    request.rules.relevant_from = 2;
    const RunComparison comparison =
        compare_runs(run_of("q a=1 b=2"), run_of("q a=2 b=1"), judgements_of("q a=1 b=2"), request);
    CHECK(shown(comparison.measures[0]) == "map 1.0000 0.5000 wins 0 losses 1 ties 0 p 1.0000");
}

TEST_CASE("what is no mean of queries' values compares no runs", "[searcher][run_comparison]") {
    const auto refusal = [](const std::string& name) {
        return test::thrown_by([&] { check_comparable(choose_measures(std::vector{name})); });
    };
    const std::string hint = " | choose measures that are means over queries, such as 'map'";
    CHECK(refusal("map") == "nothing");
    CHECK(refusal("num_ret") == "runs are not compared by 'num_ret'" + hint);
    CHECK(refusal("gm_map") == "runs are not compared by 'gm_map'" + hint);
    CHECK(refusal("official") == "runs are not compared by 'runid'" + hint);
    CHECK(refusal("unj_5") ==
          "runs are not compared by 'unj_5' | what nobody judged is told beside the measures");
}
