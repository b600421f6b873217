#include "searcher/evaluation.h"

#include "tests/support/catch.h"
#include "tests/support/evaluated.h"

#include <limits>

#include <fmt/format.h>

using namespace debrief;
using test::judgements_of;
using test::run_of;
using test::with_values;

namespace {

constexpr std::size_t no_limit = std::numeric_limits<std::size_t>::max();

struct WorkedCase {
    std::string what;
    std::string run;
    std::string judged;
    std::string expected;
    EvaluationRules rules{};
};

}  // namespace

TEST_CASE("measures of rankings are those worked out by hand", "[searcher][evaluation]") {
    const WorkedCase one = GENERATE(values<WorkedCase>({
        // map (1/1 + 2/3) / 2; ndcg (1 + 1/2) / (1 + 1/log2(3))
        {"two relevant at ranks 1 and 3", "q a=3 b=2 c=1", "q a=1 c=1",
         "map 0.8333 P_5 0.4000 P_10 0.2000 recall_5 1.0000 recip_rank 1.0000 Rprec 0.5000 ndcg 0.9197 "
         "ndcg_cut_10 0.9197 num_ret 3 num_rel 2 num_rel_ret 2"},
        {"the order of lines does not count", "q c=1 a=3 b=2", "q a=1 c=1", "map 0.8333 recip_rank 1.0000"},
        {"scores below 0", "q a=-3 b=-2 c=-1", "q a=1", "recip_rank 0.3333"},
        // c b a
        {"of equal scores the last id comes first", "q a=1 b=1 c=1", "q a=1",
         "recip_rank 0.3333 ndcg 0.5000"},
        // d9 comes before d10 by its bytes
        {"ids are compared by bytes", "q d10=1 d9=1", "q d10=1", "recip_rank 0.5000"},
        // 1.000000001 is 1 in single precision, so b comes first
        {"scores equal in single precision", "q a=1.000000001 b=1", "q a=1", "recip_rank 0.5000 ndcg 0.6309"},
        // gains 1 2 against 2 1: (1 + 2/log2(3)) / (2 + 1/log2(3)) = 2.2619 / 2.6309
        {"graded relevance", "q a=2 b=1", "q a=1 b=2", "map 1.0000 ndcg 0.8597 ndcg_cut_5 0.8597"},
        // first rank alone: 1 against 2
        {"the ideal is cut off too", "q a=2 b=1", "q a=1 b=2", "ndcg_cut_1 0.5000"},
        // 1/3 / 2; ndcg 1/2 / (1 + 1/log2(3)); x and y are unknown to bpref
        {"what is not judged is not relevant", "q x=3 y=2 a=1", "q a=1 b=1",
         "map 0.1667 P_5 0.2000 ndcg 0.3066 bpref 0.5000 unj_5 0.4000 num_nonrel_judged_ret 0"},
        {"nothing relevant was found", "q x=1", "q a=1",
         "map 0.0000 Rprec 0.0000 bpref 0.0000 recip_rank 0.0000 ndcg 0.0000 infAP 0.0000 set_F 0.0000 "
         "iprec_at_recall_0.00 0.0000 gm_map 0.0000 success_10 0.0000 utility -1.0000"},
        {"nothing is relevant", "q a=1", "q a=0 b=-1",
         "num_q 1 num_rel 0 map 0.0000 Rprec 0.0000 bpref 0.0000 ndcg 0.0000 ndcg_cut_5 0.0000 recall_5 "
         "0.0000 "
         "relative_P_5 0.0000 set_recall 0.0000 set_relative_P 0.0000 11pt_avg 0.0000 Rprec_mult_1.00 0.0000 "
         "num_nonrel_judged_ret 1"},
        // a was in the pool and not judged: it stands at rank 1 but is not nonrelevant.
        // infAP at rank 2: (1 + 1 of the pool above * e/2e relevant of those judged) / 2
        {"a negative judgement is none", "q a=2 b=1", "q a=-1 b=1",
         "map 0.5000 P_5 0.2000 bpref 1.0000 ndcg 0.6309 infAP 0.7500 unj_5 0.2000 num_nonrel_judged_ret 0"},
        {"so is any other negative one", "q a=2 b=1", "q a=-2 b=1", "map 0.5000 bpref 1.0000 infAP 0.7500"},
        // r1: 1 - 1/2; r2: 1 - min(3, 2)/2
        {"bpref of R 2 and 3 judged nonrelevant", "q n1=5 r1=4 n2=3 n3=2 r2=1", "q r1=1 r2=1 n1=0 n2=0 n3=0",
         "bpref 0.2500"},
        // Only one nonrelevant is known; r1: 1, r2: 1 - 1/1, r3 is not found
        {"bpref of more relevant than nonrelevant", "q r1=3 n1=2 r2=1", "q r1=1 r2=1 r3=1 n1=0",
         "bpref 0.3333"},
        // r1 at 2: (1 + 1 * 1/2) / 2 = 0.75; r2 at 5: pool above r1 n u, half of those judged relevant:
        // (1 + 3 * 1/2) / 5 = 0.5
        {"infAP with a sample judged", "q u=5 r1=4 x=3 n=2 r2=1", "q u=-1 r1=1 n=0 r2=1",
         "infAP 0.6250 map 0.4500"},
        // 0.7 * 3 + 0.9 is just below 3, so recall 0.70 asks for 2; 0.80 asks for 3. 11pt_avg (4 * 1 + 4 *
        // 0.5) / 11
        {"recall levels between documents", "q a=4 x=3 y=2 b=1", "q a=1 b=1 c=1",
         "iprec_at_recall_0.00 1.0000 iprec_at_recall_0.30 1.0000 iprec_at_recall_0.40 0.5000 "
         "iprec_at_recall_0.70 0.5000 iprec_at_recall_0.80 0.0000 iprec_at_recall_1.00 0.0000 11pt_avg "
         "0.5455"},
        // precision 1/2 at rank 2, 2/3 at rank 3
        {"precision is interpolated from behind", "q x=3 a=2 b=1", "q a=1 b=1",
         "iprec_at_recall_0.00 0.6667 iprec_at_recall_0.50 0.6667 iprec_at_recall_1.00 0.6667"},
        // 2 of 4 found, 2 of 3 relevant; F 4/7
        {"sets", "q a=4 x=3 y=2 b=1", "q a=1 b=1 c=1",
         "set_P 0.5000 set_recall 0.6667 set_F 0.5714 set_map 0.3333 set_relative_P 0.6667 utility 0.0000"},
        // ranks 0.2 * 2 + 0.9 = 1, 2, and 4 of 3
        {"precision at multiples of R", "q a=3 x=2 b=1", "q a=1 b=1",
         "Rprec_mult_0.20 1.0000 Rprec_mult_1.00 0.5000 Rprec_mult_2.00 0.5000"},
        {"precision relative to the possible", "q a=3 x=2 b=1", "q a=1 b=1",
         "P_5 0.4000 relative_P_5 1.0000 relative_P_2 0.5000 relative_P_1 1.0000"},
        {"success", "q x=2 a=1", "q a=1", "success_1 0.0000 success_5 1.0000"},
        // (1/2) / 2 and (1/2 + 2/4) / 2
        {"average precision cut off", "q x=4 a=3 y=2 b=1", "q a=1 b=1",
         "map_cut_1 0.0000 map_cut_3 0.2500 map_cut_5 0.5000 map 0.5000"},
        {"relevance as high as can be", "q a=2 b=1", "q a=1000000 b=1", "ndcg 1.0000 map 1.0000"},
    }));
    CAPTURE(one.what);
    CHECK(with_values(one.expected, run_of(one.run), judgements_of(one.judged), one.rules) == one.expected);
}

TEST_CASE("rules change what counts, as worked out by hand", "[searcher][evaluation]") {
    using Documents = CountedDocuments;
    using Queries = CountedQueries;
    const WorkedCase one = GENERATE(values<WorkedCase>({
        // a of relevance 1 is judged nonrelevant: (1/2 + 2/3) / 2. Gains stay: (1 + 2/log2(3) + 3/2) /
        // (3 + 2/log2(3) + 1/2) = 3.7619 / 4.7619
        {"relevant from 2 on",
         "q a=3 b=2 c=1",
         "q a=1 b=2 c=3",
         "num_rel 2 map 0.5833 bpref 0.0000 ndcg 0.7900 num_nonrel_judged_ret 1",
         {.relevant_from = 2}},
        {"relevant from a relevance on that nothing has",
         "q a=1",
         "q a=1",
         "num_rel 0 map 0.0000 ndcg 1.0000 Rprec 0.0000",
         {.relevant_from = 9}},
        {"the first two ranks alone",
         "q c=1 a=3 b=2",
         "q a=0 c=1 b=1",
         "num_ret 2 num_rel 2 num_rel_ret 1 map 0.2500 set_P 0.5000",
         {.depth = 2}},
        // a b remain
        {"judged documents alone",
         "q x=4 a=3 y=2 b=1",
         "q a=1 b=0 c=1 y=-1",
         "num_ret 2 map 0.5000 recip_rank 1.0000 P_5 0.2000 set_P 0.5000 unj_5 0.0000 bpref 0.5000 infAP "
         "0.5000",
         {.documents = Documents::judged}},
        // the depth is that of the whole ranking, so that x alone was found, and is left out
        {"judged documents of the first rank",
         "q x=2 a=1",
         "q a=1",
         "num_q 1 num_ret 0 map 0.0000 set_P 0.0000 iprec_at_recall_0.00 0.0000 Rprec_mult_1.00 0.0000",
         {.depth = 1, .documents = Documents::judged}},
        {"queries that are ranked and judged", "q1 a=1\nq2 x=1\nq9 a=1", "q1 a=1\nq2 a=1\nq3 a=1",
         "num_q 2 num_ret 2 num_rel 2 map 0.5000"},
        // A missing query adds to num_q and num_rel. gm_map (1 * 0.00001 * 0.00001)^(1/3)
        {"all judged queries",
         "q1 a=1\nq2 x=1\nq9 a=1",
         "q1 a=1\nq2 a=1\nq3 a=1 b=1",
         "num_q 3 num_ret 2 num_rel 4 num_rel_ret 1 map 0.3333 gm_map 0.0005 gm_bpref 0.0005 bpref 0.3333",
         {.queries = Queries::judged}},
        {"a query without a relevant document counts as 0", "q1 a=1\nq2 a=1", "q1 a=1\nq2 a=0",
         "num_q 2 map 0.5000 gm_map 0.0032"},
        {"an empty run", "", "q1 a=1", "num_q 0 num_ret 0 num_rel 0 map 0.0000 gm_map 0.0000"},
        {"an empty run that is to have all queries",
         "",
         "q1 a=1",
         "num_q 1 num_rel 1 map 0.0000 gm_map 0.0000",
         {.queries = Queries::judged}},
        {"no judgements", "q1 a=1", "", "num_q 0 num_ret 0 map 0.0000", {.queries = Queries::judged}},
    }));
    CAPTURE(one.what);
    CHECK(with_values(one.expected, run_of(one.run), judgements_of(one.judged), one.rules) == one.expected);
}

// Topic 303 of the sample that trec_eval 9 is tested with, as the figures published with it tell: ten
// documents are relevant, and 84 were found, of which those at ranks 3, 4, 5, 7, 13 and 18 are relevant, 61
// judged nonrelevant, and the 17 others not judged. What is expected is what is published.
TEST_CASE("measures are the published ones of a topic of TREC", "[searcher][evaluation]") {
    std::string run = "303";
    std::string judged = "303 r7=1 r8=1 r9=1 r10=1";
    int relevant = 0;
    for (int rank = 1; rank <= 84; ++rank) {
        const bool is_relevant = rank == 3 || rank == 4 || rank == 5 || rank == 7 || rank == 13 || rank == 18;
        const std::string document = is_relevant ? fmt::format("r{}", ++relevant) : fmt::format("n{}", rank);
        run += fmt::format(" {}={}", document, 100 - rank);
        if (is_relevant || rank <= 67) judged += fmt::format(" {}={}", document, is_relevant ? 1 : 0);
    }
    const std::string published =
        "num_ret 84 num_rel 10 num_rel_ret 6 map 0.2723 Rprec 0.4000 bpref 0.3300 recip_rank 0.3333 "
        "iprec_at_recall_0.00 0.6000 iprec_at_recall_0.30 0.6000 iprec_at_recall_0.40 0.5714 "
        "iprec_at_recall_0.50 0.3846 iprec_at_recall_0.60 0.3333 iprec_at_recall_0.70 0.0000 "
        "P_5 0.6000 P_10 0.4000 P_15 0.3333 P_20 0.3000 P_30 0.2000 P_100 0.0600 P_1000 0.0060 "
        "recall_5 0.3000 recall_10 0.4000 recall_15 0.5000 recall_20 0.6000 recall_1000 0.6000 infAP 0.2723 "
        "Rprec_mult_0.20 0.0000 Rprec_mult_0.40 0.5000 Rprec_mult_0.60 0.5000 Rprec_mult_0.80 0.5000 "
        "Rprec_mult_1.00 0.4000 Rprec_mult_1.20 0.3333 Rprec_mult_1.40 0.3571 Rprec_mult_1.60 0.3125 "
        "Rprec_mult_1.80 0.3333 Rprec_mult_2.00 0.3000 utility -72.0000 11pt_avg 0.3354 ndcg 0.4730 "
        "ndcg_cut_5 0.4469 ndcg_cut_10 0.3633 ndcg_cut_15 0.4211 ndcg_cut_20 0.4730 ndcg_cut_1000 0.4730 "
        "map_cut_5 0.1433 map_cut_10 0.2005 map_cut_15 0.2389 map_cut_20 0.2723 relative_P_5 0.6000 "
        "relative_P_10 0.4000 relative_P_15 0.5000 relative_P_20 0.6000 relative_P_1000 0.6000 success_1 "
        "0.0000 "
        "success_5 1.0000 success_10 1.0000 set_P 0.0714 set_relative_P 0.6000 set_recall 0.6000 set_map "
        "0.0429 "
        "set_F 0.1277 num_nonrel_judged_ret 61 unj_5 0.0000 unj_20 0.0000";
    CHECK(with_values(published, run_of(run), judgements_of(judged)) == published);
}

TEST_CASE("an evaluation has each query's values, in byte order of ids", "[searcher][evaluation]") {
    const std::vector<Measure> measures = choose_measures(std::vector<std::string>{"map", "num_ret"});
    const Evaluation evaluation =
        evaluate(run_of("q2 a=1\nq10 x=2 a=1\nq3 a=1"), judgements_of("q10 a=1\nq2 a=1\nq4 a=1"), measures);
    REQUIRE(evaluation.queries.size() == 2);
    CHECK(evaluation.queries[0].query == "q10");
    CHECK(evaluation.queries[0].values == std::vector<double>{2, 0.5});  // num_ret stands first in the table
    CHECK(evaluation.queries[1].query == "q2");
    CHECK(evaluation.missing == 0);
    CHECK(evaluation.summary == std::vector<double>{3, 0.75});
}

TEST_CASE("cut-offs are where they are asked for", "[searcher][evaluation]") {
    std::string run = "q";
    std::string judged = "q";
    for (int i = 0; i < 150; ++i) {
        run += fmt::format(" d{}={}", i, 1'000 - i);
        if (i >= 10) judged += fmt::format(" d{}=1", i);
    }
    const std::string expected =
        "P_10 0.0000 P_11 0.0909 success_10 0.0000 success_11 1.0000 ndcg_cut_10 0.0000 recip_rank 0.0909 "
        "recall_100 0.6429 recall_1000 1.0000 Rprec 0.9286";
    CHECK(with_values(expected, run_of(run), judgements_of(judged)) == expected);
    CHECK(EvaluationRules{}.depth == no_limit);
}
