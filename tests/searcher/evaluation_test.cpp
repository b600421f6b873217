#include "searcher/evaluation.h"

#include "corpus/base/error.h"
#include "tests/support/catch.h"
#include "tests/support/random.h"
#include "tests/support/temporary_folder.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

using namespace debrief;

namespace {

std::string shown(const Measures& measures) {
    return fmt::format("map {:.4f} P_10 {:.4f} recall_100 {:.4f} recip_rank {:.4f} ndcg_cut_10 {:.4f}",
                       measures.map, measures.p_10, measures.recall_100, measures.recip_rank,
                       measures.ndcg_cut_10);
}

Run run_from(const std::string& text) {
    const test::TemporaryFolder folder;
    InputStream stream = InputStream::open(folder.write("run", text));
    return read_run(stream, "run.txt");
}

Judgements judgements_from(const std::string& text) {
    const test::TemporaryFolder folder;
    InputStream stream = InputStream::open(folder.write("qrels", text));
    return read_judgements(stream, "qrels.txt");
}

template <typename Operation>
std::string failure_of(const Operation& operation) {
    try {
        (void)operation();
    } catch (const Error& error) {
        return fmt::format("{}\n{}\n{}", static_cast<int>(error.kind()), error.what(), error.hint());
    }
    return "nothing";
}

/// The definitions once more, a sum at a time, without any of the code under test.
Measures plain_measures(const std::vector<RunEntry>& ranking, const std::map<std::string, int>& judged) {
    const auto is_before = [&](const RunEntry& left, const RunEntry& right) {
        return left.score > right.score || (left.score == right.score && left.document > right.document);
    };
    const auto rank_of = [&](const RunEntry& entry) {
        return 1 + std::count_if(ranking.begin(), ranking.end(),
                                 [&](const RunEntry& other) { return is_before(other, entry); });
    };
    const auto gain_of = [&](const RunEntry& entry) {
        const auto found = judged.find(entry.document);
        return found == judged.end() ? 0 : std::max(0, found->second);
    };
    double relevant = 0;
    double ideal = 0;
    for (const auto& [document, relevance] : judged) {
        if (relevance <= 0) continue;
        relevant += 1;
        long rank = 1;
        for (const auto& [other, more] : judged) {
            if (more > relevance || (more == relevance && other < document)) ++rank;
        }
        if (rank <= 10) ideal += relevance / std::log2(rank + 1);
    }
    Measures measures;
    for (const RunEntry& entry : ranking) {
        const auto rank = rank_of(entry);
        if (gain_of(entry) == 0) continue;
        double better = 0;
        for (const RunEntry& other : ranking) better += rank_of(other) <= rank && gain_of(other) > 0 ? 1 : 0;
        measures.map += better / static_cast<double>(rank) / relevant;
        measures.recip_rank = std::max(measures.recip_rank, 1 / static_cast<double>(rank));
        if (rank <= 10) measures.p_10 += 0.1;
        if (rank <= 100) measures.recall_100 += 1 / relevant;
        if (rank <= 10)
            measures.ndcg_cut_10 += gain_of(entry) / std::log2(static_cast<double>(rank) + 1) / ideal;
    }
    return measures;
}

}  // namespace

TEST_CASE("measures are trec_eval's, worked out by hand", "[searcher][evaluation]") {
    struct Case {
        std::string what;
        std::vector<RunEntry> ranking;
        std::map<std::string, int> judged;
        std::string expected;
    };
    const Case one = GENERATE(values<Case>({
        // map (1/1 + 2/3) / 2; ndcg (1 + 1/2) / (1 + 1/log2(3))
        {"two relevant at ranks 1 and 3",
         {{"a", 3}, {"b", 2}, {"c", 1}},
         {{"a", 1}, {"c", 1}},
         "map 0.8333 P_10 0.2000 recall_100 1.0000 recip_rank 1.0000 ndcg_cut_10 0.9197"},
        // the file's order does not count, the scores do
        {"entries out of order",
         {{"c", 1}, {"a", 3}, {"b", 2}},
         {{"a", 1}, {"c", 1}},
         "map 0.8333 P_10 0.2000 recall_100 1.0000 recip_rank 1.0000 ndcg_cut_10 0.9197"},
        // of equal scores the last name comes first: c b a
        {"ties",
         {{"a", 1}, {"b", 1}, {"c", 1}},
         {{"a", 1}},
         "map 0.3333 P_10 0.1000 recall_100 1.0000 recip_rank 0.3333 ndcg_cut_10 0.5000"},
        // 1 + 1e-9 is 1 in single precision, so b comes first
        {"scores equal in single precision",
         {{"a", static_cast<float>(1 + 1e-9)}, {"b", 1}},
         {{"a", 1}},
         "map 0.5000 P_10 0.1000 recall_100 1.0000 recip_rank 0.5000 ndcg_cut_10 0.6309"},
        // gains 1 2 against 2 1: (1 + 2/log2(3)) / (2 + 1/log2(3))
        {"graded relevance",
         {{"a", 2}, {"b", 1}},
         {{"a", 1}, {"b", 2}},
         "map 1.0000 P_10 0.2000 recall_100 1.0000 recip_rank 1.0000 ndcg_cut_10 0.8597"},
        {"negative relevance is none",
         {{"a", 2}, {"b", 1}},
         {{"a", -2}, {"b", 1}},
         "map 0.5000 P_10 0.1000 recall_100 1.0000 recip_rank 0.5000 ndcg_cut_10 0.6309"},
        {"what is not judged is not relevant",
         {{"x", 3}, {"y", 2}, {"a", 1}},
         {{"a", 1}, {"b", 1}},
         "map 0.1667 P_10 0.1000 recall_100 0.5000 recip_rank 0.3333 ndcg_cut_10 0.3066"},
        {"nothing relevant was found",
         {{"x", 1}},
         {{"a", 1}},
         "map 0.0000 P_10 0.0000 recall_100 0.0000 recip_rank 0.0000 ndcg_cut_10 0.0000"},
        {"nothing is relevant",
         {{"a", 1}},
         {{"a", 0}, {"b", -1}},
         "map 0.0000 P_10 0.0000 recall_100 0.0000 recip_rank 0.0000 ndcg_cut_10 0.0000"},
        {"nothing was found",
         {},
         {{"a", 1}},
         "map 0.0000 P_10 0.0000 recall_100 0.0000 recip_rank 0.0000 ndcg_cut_10 0.0000"},
    }));
    CAPTURE(one.what);
    CHECK(shown(evaluate_query(one.ranking, one.judged)) == one.expected);
}

TEST_CASE("cut-offs are at 10 and 100", "[searcher][evaluation]") {
    std::vector<RunEntry> ranking;
    std::map<std::string, int> judged;
    for (int i = 0; i < 150; ++i) {
        ranking.push_back({fmt::format("d{}", i), static_cast<float>(1'000 - i)});
        if (i >= 10) judged[fmt::format("d{}", i)] = 1;
    }
    const Measures measures = evaluate_query(ranking, judged);
    CHECK(measures.p_10 == 0);
    CHECK(measures.ndcg_cut_10 == 0);
    CHECK(fmt::format("{:.4f}", measures.recall_100) == fmt::format("{:.4f}", 90.0 / 140));
    CHECK(fmt::format("{:.4f}", measures.recip_rank) == "0.0909");
    CHECK(measures.map > 0);
    judged["d9"] = 1;
    CHECK(fmt::format("{:.4f}", evaluate_query(ranking, judged).p_10) == "0.1000");
}

TEST_CASE("only queries that are ranked and judged count", "[searcher][evaluation]") {
    const Run run = run_from("q1 Q0 a 1 1.0 t\nq2 Q0 a 1 1.0 t\nq3 Q0 a 1 1.0 t\n");
    const Judgements judgements = judgements_from("q1 0 a 1\nq3 0 b 1\nq4 0 a 1\n");
    const Evaluation evaluation = evaluate(run, judgements);
    CHECK(evaluation.queries == 2);
    CHECK(shown(evaluation.means) ==
          "map 0.5000 P_10 0.0500 recall_100 0.5000 recip_rank 0.5000 ndcg_cut_10 0.5000");
    CHECK(evaluate({}, judgements).queries == 0);
    CHECK(evaluate(run, {}).means.map == 0);
}

TEST_CASE("a judged query without a relevant document counts as 0", "[searcher][evaluation]") {
    const Evaluation evaluation =
        evaluate(run_from("q1 Q0 a 1 1 t\nq2 Q0 a 1 1 t\n"), judgements_from("q1 0 a 1\nq2 0 a 0\n"));
    CHECK(evaluation.queries == 2);
    CHECK(evaluation.means.map == 0.5);
}

TEST_CASE("runs are read with any white space and any number", "[searcher][evaluation]") {
    const Run run = run_from("q1\tQ0\ta\t1\t-1.5e2\ttag\r\n\n  q1   Q0 b  2 7 tag  \nq2 Q0 a 1 1 x");
    REQUIRE(run.size() == 2);
    REQUIRE(run.at("q1").size() == 2);
    CHECK(run.at("q1")[0].document == "a");
    CHECK(run.at("q1")[0].score == -150.0F);
    CHECK(run.at("q1")[1].score == 7.0F);
    CHECK(run_from("").empty());
}

TEST_CASE("judgements are read with any white space and any sign", "[searcher][evaluation]") {
    const Judgements judgements = judgements_from("q1 0 a 2\nq1\t0\tb\t-1\r\n\nq2 x a 0\n");
    CHECK(judgements.at("q1").at("a") == 2);
    CHECK(judgements.at("q1").at("b") == -1);
    CHECK(judgements.at("q2").at("a") == 0);
}

TEST_CASE("a line that is no line of a run is told with file and line", "[searcher][evaluation]") {
    const std::string hint = "\nits lines are 'qid Q0 docid rank score tag'";
    const auto failure = [](const std::string& text) { return failure_of([&] { return run_from(text); }); };
    CHECK(failure("q1 Q0 a 1 1.0 t\nq1 Q0 a 1 1.0\n") == "1\nrun.txt:2: has 5 columns" + hint);
    CHECK(failure("q1 Q0 a 1 1.0 t u") == "1\nrun.txt:1: has 7 columns" + hint);
    CHECK(failure("\nq1 Q0 a 1 high t") == "1\nrun.txt:2: 'high' is no score" + hint);
    CHECK(failure("q1 Q0 a 1 1.0x t") == "1\nrun.txt:1: '1.0x' is no score" + hint);
    CHECK(failure("q1 Q0 a 1 nan t") == "1\nrun.txt:1: 'nan' is no score" + hint);
    CHECK(failure("q1 Q0 a 1 1 t\nq2 Q0 a 1 1 t\nq1 Q0 a 2 2 t\n") ==
          "1\nrun.txt:3: document 'a' stands twice for query 'q1'" + hint);
    CHECK(failure("q1 Q0 a 1 1 " + std::string(70'000, 'x')) ==
          "1\nrun.txt:1: is longer than 65536 bytes" + hint);
}

TEST_CASE("a line that is no judgement is told with file and line", "[searcher][evaluation]") {
    const std::string hint = "\nits lines are 'qid 0 docid relevance'";
    const auto failure = [](const std::string& text) {
        return failure_of([&] { return judgements_from(text); });
    };
    CHECK(failure("q1 0 a") == "1\nqrels.txt:1: has 3 columns" + hint);
    CHECK(failure("q1 0 a 1\n\nq1 0 b much") == "1\nqrels.txt:3: 'much' is no relevance" + hint);
    CHECK(failure("q1 0 a 1.5") == "1\nqrels.txt:1: '1.5' is no relevance" + hint);
    CHECK(failure("q1 0 a 99999999999") == "1\nqrels.txt:1: '99999999999' is no relevance" + hint);
    CHECK(failure("q1 0 a 1\nq1 0 a 0") ==
          "1\nqrels.txt:2: document 'a' is judged twice for query 'q1'" + hint);
    CHECK(failure("q1 0 a" + std::string(70'000, ' ') + "1") ==
          "1\nqrels.txt:1: is longer than 65536 bytes" + hint);
}

TEST_CASE("measures equal those of plain code", "[searcher][evaluation][property]") {
    for (unsigned seed = 0; seed < 300; ++seed) {
        test::Random random(seed);
        std::vector<RunEntry> ranking;
        std::map<std::string, int> judged;
        const std::size_t documents = 1 + random.below(130);
        for (std::size_t i = 0; i < documents; ++i) {
            const std::string name = fmt::format("d{}", (i * 37) % 131);
            if (random.below(4) > 0) ranking.push_back({name, static_cast<float>(random.below(20))});
            if (random.below(3) == 0) judged[name] = static_cast<int>(random.below(6)) - 2;
        }
        const std::string plain = shown(plain_measures(ranking, judged));
        CAPTURE(seed);
        CHECK(shown(evaluate_query(ranking, judged)) == plain);
    }
}
