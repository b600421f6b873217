#include "searcher/sweep_run.h"

#include "searcher/sweep_output.h"
#include "searcher/topic_search.h"
#include "tests/support/catch.h"
#include "tests/support/sample_corpus.h"
#include "tests/support/sample_index.h"
#include "tests/support/thrown.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

using namespace debrief;
using test::make_briefing;

namespace {

test::SampleIndex& news() {
    static test::SampleIndex index(
        {make_briefing("a", "Rhine floods Cologne", "The Rhine rose overnight."),
         make_briefing("b c", "Budget vote", "A flood of amendments on the Rhine."),
         make_briefing("d", "Weather", "Rain, rain and rain over the Rhine valley.")});
    return index;
}

Sweep three_settings() {
    Sweep sweep;
    sweep.parameters = {"b"};
    for (const double b : {0.0, 0.7, 1.0}) {
        RankingOptions ranking;
        ranking.b = b;
        sweep.settings.push_back({{fmt::format("{:.1f}", b)}, ranking, b == 0.7});
    }
    return sweep;
}

SweepRequest request_for(std::size_t threads) {
    SweepRequest request{
        .index = news().directory(), .search = {}, .measure = find_sweep_measure("ndcg_cut_10")};
    request.threads = threads;
    return request;
}

}  // namespace

TEST_CASE("ids are ranked as a search ranks hits", "[searcher][sweep]") {
    IndexReader reader{IndexDirectory(test::sample_corpus_index())};
    const std::string query = GENERATE("muse spark", "meta NEAR/5 model", "inter*",
                                       "\"superintelligence labs\"", "", "title:meta -spark", "xyzzyq");
    SearchRequest request;
    request.query = query;
    request.limit = GENERATE(1, 5, 50);
    request.ranking.mode = GENERATE(RankingMode::plain, RankingMode::best);
    CAPTURE(query);
    const SearchResult found = search(reader, request);
    const std::vector<RankedId> ranked = rank_ids(reader, request);
    REQUIRE(ranked.size() == found.hits.size());
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        CHECK(ranked[i].id == found.hits[i].id);
        CHECK(ranked[i].score == found.hits[i].score);
    }
}

TEST_CASE("a briefing is shown as a hit, whether it is found or not", "[searcher][judging]") {
    IndexReader reader(news().directory());
    SearchRequest request;
    request.query = "amendments";
    const auto found = find_as_hit(reader, "b c", request);
    REQUIRE(found);
    CHECK(found->title == "Budget vote");
    REQUIRE(found->snippets.size() == 1);
    CHECK(found->snippets.front().matches.size() == 1);
    const auto other = find_as_hit(reader, "a", request);
    REQUIRE(other);
    REQUIRE(other->snippets.size() == 1);
    CHECK(other->snippets.front().matches.empty());
    CHECK_FALSE(find_as_hit(reader, "none", request));
}

TEST_CASE("topics without judgements are left out of a sweep", "[searcher][sweep]") {
    const Judgements judgements{{"q%201", {{"a", 1}}}, {"q3", {{"a", 0}}}, {"q4", {{"a", 1}}}};
    const auto judged = judged_topics({{"q 1", {"rhine"}}, {"q2", {"rain"}}, {"q3", {"vote"}}}, judgements);
    REQUIRE(judged.size() == 2);
    CHECK(judged[0].topic.id == "q 1");
    CHECK(judged[0].judged.at("a") == 1);
    CHECK(judged[1].topic.id == "q3");
}

TEST_CASE("a topic's filter holds in a sweep, its limit does not count", "[searcher][sweep]") {
    const auto score_of = [](const std::string& filter) {
        const Topic topic{.id = "1", .forms = {"rhine"}, .filter = filter, .limit = 1};
        return run_sweep(request_for(1), three_settings(), {{topic, {{"a", 1}, {"b%20c", 1}, {"d", 1}}}})
            .usual.front();
    };
    CHECK(score_of("") == 1.0);
    CHECK(score_of("title:vote") < 0.7);
    CHECK(score_of("title:vote") > 0.0);
    CHECK(score_of("xyzzyq") == 0.0);
}

TEST_CASE("a sweep measures each topic with each setting, the same on any number of threads",
          "[searcher][sweep]") {
    std::vector<SweepTopic> topics{{{"1", {"rhine"}}, {{"d", 1}}},
                                   {{"2", {"amendments"}}, {{"b%20c", 1}}},
                                   {{"3", {"xyzzyq"}}, {{"a", 1}}}};
    const SweepScores one = run_sweep(request_for(1), three_settings(), topics);
    REQUIRE(one.usual.size() == 3);
    REQUIRE(one.settings.size() == 3);
    CHECK(one.usual[1] == 1.0);  // found first, under its name in runs
    CHECK(one.usual[2] == 0.0);  // nothing found
    CHECK(one.settings[1] == one.usual);

    IndexReader reader(news().directory());
    SearchRequest request;
    request.query = "rhine";
    request.ranking.b = 1;
    std::vector<RunEntry> ranking;
    for (const Hit& hit : search(reader, request).hits)
        ranking.push_back({hit.id, static_cast<float>(hit.score)});
    const Measure ndcg = measure_named("ndcg_cut_10");
    CHECK(one.settings[2][0] == ndcg.value(judge_ranking(in_order(ranking), topics[0].judged)));

    for (const std::size_t threads : {2, 4}) {
        const SweepScores more = run_sweep(request_for(threads), three_settings(), topics);
        CHECK(more.usual == one.usual);
        CHECK(more.settings == one.settings);
    }
    std::vector<std::size_t> told;
    SweepRequest telling = request_for(2);
    telling.on_topic = [&](std::size_t done) { told.push_back(done); };
    (void)run_sweep(telling, three_settings(), topics);
    CHECK(told == std::vector<std::size_t>{1, 2, 3});
}

TEST_CASE("a sweep compares by any of trec_eval's measures that is a mean", "[searcher][sweep]") {
    CHECK(find_sweep_measure("ndcg_cut_10").depth == 210);
    CHECK(find_sweep_measure("P_500").depth == 700);
    for (const char* name : {"map", "recip_rank", "bpref", "set_recall"})
        CHECK(find_sweep_measure(name).depth == 1000);
    for (const char* name : {"num_q", "num_rel_ret", "gm_map", "runid"}) {
        CHECK(test::thrown_by([&] { (void)find_sweep_measure(name); }) ==
              fmt::format("'{}' is no mean over topics | compare by one that is, as 'ndcg_cut_10' or 'map'",
                          name));
    }
    CHECK(test::kind_thrown_by([] { (void)find_sweep_measure("official"); }) == ErrorKind::usage);
}

TEST_CASE("a sweep is told as tables and as JSON", "[searcher][sweep]") {
    const SweepScores scores{{0.5, 0.5}, {{0.75, 0.25}, {0.5, 0.5}, {0.25, 0.5}}};
    const std::vector<std::size_t> folds{0, 1};
    const SweepReport report = report_sweep(scores, folds);
    const Sweep sweep = three_settings();
    const SweepOutcome outcome{"map", 2, 9, sweep, report};
    CHECK(to_text(outcome) ==
          "map of 2 topics, 0.5000 with the default ranking\n"
          "\n"
          "rank    mean  won  lost    b\n"
          "   1  0.5000    1     1  0.0\n"
          "   1  0.5000    0     0  0.7  default\n"
          "   3  0.3750    0     1  1.0\n"
          "\n"
          "Each fold with the setting that is best elsewhere (seed 9):\n"
          "\n"
          "fold  topics  elsewhere  held out  default  won  lost    b\n"
          "   1       1     0.5000    0.5000   0.5000    0     0  0.7\n"
          "   2       1     0.7500    0.2500   0.5000    0     1  0.0\n"
          " all       2               0.3750   0.5000    0     1\n");
    const auto json = to_json(outcome);
    CHECK(json.dump() ==
          R"({"v":1,"measure":"map","topics":2,"seed":9,"default":0.5,"settings":[)"
          R"({"rank":1,"values":{"b":0.0},"mean":0.5,"won":1,"lost":1,"default":false},)"
          R"({"rank":1,"values":{"b":0.7},"mean":0.5,"won":0,"lost":0,"default":true},)"
          R"({"rank":3,"values":{"b":1.0},"mean":0.375,"won":0,"lost":1,"default":false}],"folds":[)"
          R"({"topics":1,"values":{"b":0.7},"elsewhere":0.5,"mean":0.5,"won":0,"lost":0,"default":0.5},)"
          R"({"topics":1,"values":{"b":0.0},"elsewhere":0.75,"mean":0.25,"won":0,"lost":1,"default":0.5}],)"
          R"("cross_validated":{"mean":0.375,"won":0,"lost":1}})");
}
