#include "tests/support/catch.h"
#include "tests/support/run.h"
#include "tests/support/temporary_folder.h"

using namespace debrief::test;

TEST_CASE("eval prints trec_eval's measures", "[cli][eval]") {
    const TemporaryFolder folder;
    const std::string ranked =
        folder.write("run.txt", "q1 Q0 a 1 3 t\nq1 Q0 b 2 2 t\nq1 Q0 c 3 1 t\nq9 Q0 a 1 1 t\n");
    const std::string judged = folder.write("qrels.txt", "q1 0 a 1\nq1 0 c 1\nq2 0 a 1\n");
    const Run done = run("debrief", {"eval", ranked, judged});
    CHECK(done.status == 0);
    CHECK(done.error.empty());
    CHECK(done.out ==
          "num_q                 \tall\t1\n"
          "map                   \tall\t0.8333\n"
          "recip_rank            \tall\t1.0000\n"
          "P_10                  \tall\t0.2000\n"
          "recall_100            \tall\t1.0000\n"
          "ndcg_cut_10           \tall\t0.9197\n");
}

TEST_CASE("eval of a run and judgements of other queries ends with 1", "[cli][eval]") {
    const TemporaryFolder folder;
    const std::string judged = folder.write("qrels.txt", "q2 0 a 1\n");
    const Run done = run("debrief", {"eval", "-", judged}, "q1 Q0 a 1 3 t\n");
    CHECK(done.status == 1);
    CHECK(done.out.starts_with("num_q                 \tall\t0\n"));
}

TEST_CASE("wrong use of eval is told", "[cli][eval]") {
    const Run one = run("debrief", {"eval", "run.txt"});
    CHECK(one.status == 2);
    CHECK(one.error ==
          "debrief: 1 files are given\n  give a run and its judgements: 'debrief eval RUN QRELS'\n");
    const Run missing = run("debrief", {"eval", "/no/run", "/no/qrels"});
    CHECK(missing.status == 3);
    CHECK(missing.error == "debrief: '/no/run': cannot read: No such file or directory\n");
}

TEST_CASE("a bad line of a run or of judgements ends eval with its place", "[cli][eval]") {
    const TemporaryFolder folder;
    const std::string ranked = folder.write("run.txt", "q1 Q0 a 1 3 t\nq1 Q0 a 2 2 t\n");
    const std::string judged = folder.write("qrels.txt", "q1 0 a 1\nq1 0 c\n");
    const Run twice = run("debrief", {"eval", ranked, judged});
    CHECK(twice.status == 3);
    CHECK(twice.out.empty());
    CHECK(twice.error == "debrief: " + ranked +
                             ":2: document 'a' stands twice for query 'q1'\n"
                             "  its lines are 'qid Q0 docid rank score tag'\n");
    const Run shape = run("debrief", {"eval", "-", judged}, "q1 Q0 a 1 3 t\n");
    CHECK(shape.status == 3);
    CHECK(shape.error ==
          "debrief: " + judged + ":2: has 3 columns\n  its lines are 'qid 0 docid relevance'\n");
}
