#include "tests/support/catch.h"
#include "tests/support/golden.h"
#include "tests/support/run.h"
#include "tests/support/temporary_folder.h"

#include <nlohmann/json.hpp>

using namespace debrief::test;

namespace {

const std::string small_run = "q1 Q0 a 1 3 bm25\nq1 Q0 b 2 2 bm25\nq1 Q0 c 3 1 bm25\nq9 Q0 a 1 1 bm25\n";
const std::string small_judgements = "q1 0 a 1\nq1 0 c 1\nq2 0 a 1\n";

struct Files {
    TemporaryFolder folder;
    std::string ranked = folder.write("run.txt", small_run);
    std::string judged = folder.write("qrels.txt", small_judgements);
};

}  // namespace

TEST_CASE("eval prints trec_eval's official measures", "[cli][eval]") {
    const Files files;
    const Run done = run("debrief", {"eval", files.ranked, files.judged});
    CHECK(done.status == 0);
    CHECK(done.error.empty());
    CHECK(equals_golden("cli/eval.txt", done.out));
}

TEST_CASE("eval prints the measures that are asked for, of each query too", "[cli][eval]") {
    const Files files;
    const Run done = run("debrief", {"eval", "-q", "-c", "-m", "ndcg_cut.10", "-m", "map", "-m", "num_q",
                                     "-m", "num_rel", "-m", "gm_map", files.ranked, files.judged});
    CHECK(done.status == 0);
    CHECK(done.out ==
          "num_rel               \tq1\t2\n"
          "map                   \tq1\t0.8333\n"
          "ndcg_cut_10           \tq1\t0.9197\n"
          "num_q                 \tall\t2\n"
          "num_rel               \tall\t3\n"
          "map                   \tall\t0.4167\n"
          "gm_map                \tall\t0.0029\n"
          "ndcg_cut_10           \tall\t0.4599\n");
}

TEST_CASE("eval takes trec_eval's other options", "[cli][eval]") {
    const Files files;
    const auto value = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), "eval");
        arguments.insert(arguments.end(), {files.ranked, files.judged});
        return run("debrief", arguments).out;
    };
    CHECK(value({"-M1", "-m", "num_ret"}) == "num_ret               \tall\t1\n");
    CHECK(value({"-l2", "-m", "num_rel"}) == "num_rel               \tall\t0\n");
    CHECK(value({"-J", "-m", "num_ret"}) == "num_ret               \tall\t2\n");
    CHECK(value({"-n", "-q", "-m", "num_ret"}) == "num_ret               \tq1\t3\n");
}

TEST_CASE("eval takes judgements of several files, and a run from standard input", "[cli][eval]") {
    const Files files;
    const std::string more = files.folder.write("more.txt", "q9 0 a 1\n");
    const Run done = run("debrief", {"eval", "-m", "num_q", "-", files.judged, more}, small_run);
    CHECK(done.out == "num_q                 \tall\t2\n");
}

TEST_CASE("eval prints rows and objects", "[cli][eval]") {
    const Files files;
    const auto printed = [&](const std::string& format) {
        return run("debrief", {"eval", "-q", "-m", "map", "-m", "num_rel", "-m", "runid", "-f", format,
                               files.ranked, files.judged})
            .out;
    };
    CHECK(printed("tsv") ==
          "query\tmeasure\tvalue\nq1\tnum_rel\t2\nq1\tmap\t0.833333\nall\trunid\tbm25\nall\tnum_"
          "rel\t2\nall\tmap\t"
          "0.833333\n");
    CHECK(printed("{query}:{measure}={value}") ==
          "q1:num_rel=2\nq1:map=0.833333\nall:runid=bm25\nall:num_rel=2\nall:map=0.833333\n");
    const auto json = nlohmann::json::parse(printed("json"));
    CHECK(json == nlohmann::json::parse(R"({"v": 1, "run": "bm25", "queries": 1, "missing": 0,
        "by_query": [{"query": "q1", "measures": {"num_rel": 2, "map": 0.833333}}],
        "summary": {"runid": "bm25", "num_rel": 2, "map": 0.833333}})"));
    CHECK(printed("jsonl").starts_with(R"({"v":1,"query":"q1","measure":"num_rel","value":2})"));
}

TEST_CASE("eval shows a terminal nothing that changes it", "[cli][eval]") {
    const TemporaryFolder folder;
    const std::string judged = folder.write("qrels.txt", "q\x1b[2J 0 a 1\n");
    const Run done = run("debrief", {"eval", "-q", "-m", "map", "-m", "runid", "-", judged},
                         "q\x1b[2J Q0 a 1 1 t\xe2\x80\xaeg\n");
    CHECK(done.out ==
          "map                   \tq\xEF\xBF\xBD[2J\t1.0000\n"
          "runid                 \tall\tt\xEF\xBF\xBDg\n"
          "map                   \tall\t1.0000\n");
}

TEST_CASE("eval of a run and judgements of other queries ends with 1", "[cli][eval]") {
    const TemporaryFolder folder;
    const std::string judged = folder.write("qrels.txt", "q2 0 a 1\n");
    const Run done = run("debrief", {"eval", "-m", "num_q", "-m", "map", "-", judged}, "q1 Q0 a 1 3 t\n");
    CHECK(done.status == 1);
    CHECK(done.out == "num_q                 \tall\t0\nmap                   \tall\t0.0000\n");
}

TEST_CASE("wrong use of eval is told", "[cli][eval]") {
    const Run one = run("debrief", {"eval", "run.txt"});
    CHECK(one.status == 2);
    CHECK(one.error ==
          "debrief: 1 files are given\n  give a run and its judgements: 'debrief eval RUN QRELS'\n");
    const Run missing = run("debrief", {"eval", "/no/run", "/no/qrels"});
    CHECK(missing.status == 3);
    CHECK(missing.error == "debrief: '/no/run': cannot read: No such file or directory\n");
    const Run nothing = run("debrief", {"eval", "-n", "/no/run", "/no/qrels"});
    CHECK(nothing.status == 2);
    CHECK(nothing.error == "debrief: '--no-summary' leaves nothing to print\n  add '--by-query'\n");
    const Run measure = run("debrief", {"eval", "-m", "mpa", "/no/run", "/no/qrels"});
    CHECK(measure.status == 2);
    CHECK(measure.error == "debrief: unknown measure 'mpa'\n  did you mean 'map'?\n");
    CHECK(run("debrief", {"eval", "-l", "0", "/no/run", "/no/qrels"}).status == 2);
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
