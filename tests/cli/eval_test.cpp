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
    for (const std::vector<std::string>& twice : std::vector<std::vector<std::string>>{
             {"eval", "-", "-"}, {"eval", "run", "-", "-"}, {"eval", "--baseline", "-", "-", "qrels"}}) {
        const Run done = run("debrief", twice);
        CHECK(done.status == 2);
        CHECK(done.error == "debrief: standard input can be only one of the files\n  give one '-' at most\n");
    }
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

namespace {

struct TwoRuns {
    TemporaryFolder folder;
    std::string before = folder.write("before.txt",
                                      "q1 Q0 x 1 3 old\nq1 Q0 y 2 2 old\nq1 Q0 a 3 1 old\nq2 Q0 b 1 2 old\n"
                                      "q3 Q0 c 1 9 old\nq3 Q0 x 2 8 old\n");
    std::string after =
        folder.write("after.txt",
                     "q1 Q0 a 1 3 new\nq1 Q0 \xE6\x96\xB0\xE8\x81\x9E 2 2 new\nq2 Q0 x 1 2 new\n"
                     "q2 Q0 b 2 1 new\nq3 Q0 c 1 9 new\n");
    std::string judged = folder.write("qrels.txt", "q1 0 a 2\nq1 0 x 0\nq2 0 b 1\nq2 0 x -1\nq3 0 c 1\n");

    /// What `eval` prints, with the files called by their names alone.
    [[nodiscard]] std::string compared(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), {"eval", "--baseline", before});
        arguments.insert(arguments.end(), {after, judged});
        std::string out = run("debrief", arguments).out;
        for (const std::string& file : {before, after}) {
            for (std::size_t at = out.find(file); at != std::string::npos; at = out.find(file)) {
                out.replace(at, file.size(), file.substr(file.rfind('/') + 1));
            }
        }
        return out;
    }
};

}  // namespace

TEST_CASE("eval compares a run with a baseline", "[cli][eval]") {
    const TwoRuns runs;
    CHECK(equals_golden("cli/eval_baseline.txt", runs.compared({})));
    CHECK(equals_golden("cli/eval_baseline_queries.txt",
                        runs.compared({"-q", "-m", "map", "-m", "P.1", "--changed", "1", "--shown", "2"})));
    CHECK(equals_golden("cli/eval_baseline.json", runs.compared({"-q", "-m", "map", "-f", "json"})));
    CHECK(equals_golden("cli/eval_baseline.tsv", runs.compared({"-q", "-m", "map", "-f", "tsv"})));
    CHECK(runs.compared({"-m", "map", "-f", "{query} {measure} {wins}:{losses}"}) ==
          "all map 1:1\nall unj_5 :\nall unj_10 :\nall unj_20 :\n");
}

TEST_CASE("the test of a comparison is as long as asked for, and repeatable", "[cli][eval]") {
    const TemporaryFolder folder;
    std::string before;
    std::string after;
    std::string judged;
    for (int i = 0; i < 30; ++i) {
        const std::string query = "q" + std::to_string(i);
        before += query + " Q0 x 1 2 t\n" + query + " Q0 a 2 " + (i % 3 == 0 ? "3" : "1") + " t\n";
        after += query + " Q0 x 1 2 t\n" + query + " Q0 a 2 " + (i % 3 == 1 ? "1" : "3") + " t\n";
        judged += query + " 0 a 1\n";
    }
    const std::vector<std::string> files{folder.write("after.txt", after), folder.write("qrels.txt", judged)};
    const std::string baseline = folder.write("before.txt", before);
    const auto p = [&](const std::string& permutations, const std::string& seed) {
        return run("debrief", {"eval", "-b", baseline, "-m", "map", "-f", "{p}", "--permutations",
                               permutations, "--seed", seed, files[0], files[1]})
            .out;
    };
    CHECK(p("100000", "1") == "0.001953\n\n\n\n");  // ten queries changed, all for the better: 2 of 1024
    CHECK(p("500", "1") == p("500", "1"));
    CHECK(p("500", "1").starts_with("0.00"));
}

TEST_CASE("wrong use of a comparison is told", "[cli][eval]") {
    const auto error = [](std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), "eval");
        arguments.insert(arguments.end(), {"/no/run", "/no/qrels"});
        const Run done = run("debrief", arguments);
        CHECK(done.status == 2);
        return done.error;
    };
    for (const std::string option : {"changed", "shown", "permutations", "seed"}) {
        CHECK(error({"--" + option, "3"}) ==
              "debrief: '--" + option + "' is of a comparison\n  add '--baseline RUN'\n");
    }
    CHECK(error({"-b", "x", "-n"}) ==
          "debrief: '--no-summary' has no place in a comparison\n  leave it out\n");
    CHECK(error({"-b", "x", "-m", "num_q"}) ==
          "debrief: runs are not compared by 'num_q'\n  choose measures that are means over queries, such as "
          "'map'\n");
    const Run missing = run("debrief", {"eval", "-b", "/no/before", "/no/run", "/no/qrels"});
    CHECK(missing.status == 3);
    CHECK(missing.error == "debrief: '/no/before': cannot read: No such file or directory\n");
}

TEST_CASE("a comparison of runs of other queries ends with 1", "[cli][eval]") {
    const TwoRuns runs;
    const Run done = run("debrief", {"eval", "-b", runs.before, runs.after, "-"}, "q7 0 a 1\n");
    CHECK(done.status == 1);
    CHECK(done.out.find("queries  0\n") != std::string::npos);
}
