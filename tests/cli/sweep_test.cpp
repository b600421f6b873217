#include "tests/support/catch.h"
#include "tests/support/golden.h"
#include "tests/support/run.h"
#include "tests/support/sample_corpus.h"
#include "tests/support/temporary_folder.h"

#include <nlohmann/json.hpp>

using namespace debrief::test;

namespace {

/// A sweep over the sample briefings.
class SampleSweep {
 public:
    [[nodiscard]] Run run(std::vector<std::string> more) const {
        std::vector<std::string> words{"eval",    "-i",      sample_corpus_index(),
                                       "--sweep", sweep_,    "--topics",
                                       topics_,   "--today", "2026-05-01"};
        words.insert(words.end(), more.begin(), more.end());
        return debrief::test::run("debrief", words);
    }

    [[nodiscard]] const std::string& judged() const { return judged_; }
    [[nodiscard]] std::string write(std::string_view name, std::string_view content) const {
        return folder_.write(name, content);
    }

 private:
    TemporaryFolder folder_;
    std::string sweep_ = folder_.write("sweep.txt", "mode = plain best\nb = 0.4 0.7 # length\n");
    std::string topics_ =
        folder_.write("topics.tsv",
                      "1\tmuse spark\n2\tscale ai investment\n3\tsuperintelligence lab\n4\tfed rates\n"
                      "5\tnothing is judged\n");
    std::string judged_ =
        folder_.write("qrels.txt",
                      "1 0 2026-04-08-muse-spark-a.txt 1\n1 0 2026-04-08-muse-spark-b.txt 3\n"
                      "2 0 2026-04-08-muse-spark-b.txt 1\n3 0 2026-04-08-muse-spark-c.txt 2\n"
                      "4 0 none 1\n");
};

}  // namespace

TEST_CASE("eval --sweep tries settings and cross-validates them", "[cli][sweep]") {
    const SampleSweep sweep;
    const Run text = sweep.run({"--folds", "2", sweep.judged()});
    CHECK(text.status == 0);
    CHECK(text.error == "topics without judgements, passed over: 1\n");
    CHECK(equals_golden("cli/sweep.txt", text.out));
    const Run json = sweep.run({"--folds", "2", "-f", "json", "-m", "map", sweep.judged()});
    CHECK(json.status == 0);
    CHECK(equals_golden("cli/sweep.json", json.out));
    CHECK(nlohmann::json::parse(json.out).at("settings").size() == 4);
    for (const char* threads : {"1", "2", "4"})
        CHECK(sweep.run({"--folds", "2", "-t", threads, sweep.judged()}).out == text.out);
    CHECK(sweep.run({"--folds", "2", "--seed", "7", sweep.judged()}).out != text.out);
}

TEST_CASE("a sweep measures the default ranking as batch and eval do", "[cli][sweep]") {
    const SampleSweep sweep;
    const std::string topics = sweep.write("all.tsv", "1\tmuse spark\n2\tscale ai investment\n3\tmeta\n");
    const std::string judged =
        sweep.write("all.txt",
                    "1 0 2026-04-08-muse-spark-b.txt 3\n2 0 2026-04-08-muse-spark-c.txt 1\n"
                    "3 0 2026-04-08-muse-spark-a.txt 1\n");
    const Run batch = run("debrief", {"batch", "-i", sample_corpus_index(), "--today", "2026-05-01", topics});
    const Run eval = run("debrief", {"eval", "-", judged}, batch.out);
    const Run swept = sweep.run({"--topics", topics, "--folds", "2", "-m", "map", judged});
    CHECK(swept.status == 2);  // '--topics' cannot be given twice
    const Run once =
        run("debrief", {"eval", "-i", sample_corpus_index(), "--sweep", sweep.write("one.txt", "b = 0.7\n"),
                        "--topics", topics, "--today", "2026-05-01", "--folds", "2", "-m", "map", judged});
    REQUIRE(once.out.starts_with("map of 3 topics, "));
    const std::string mean = once.out.substr(std::string("map of 3 topics, ").size(), 6);
    CHECK(eval.out.find("\tall\t" + mean + "\n") != std::string::npos);
}

TEST_CASE("judgements of several files count together", "[cli][sweep]") {
    const SampleSweep sweep;
    const std::string more = sweep.write("more.txt", "5 0 2026-04-08-muse-spark-a.txt 1\n");
    const Run both = sweep.run({"--folds", "2", sweep.judged(), more});
    CHECK(both.status == 0);
    CHECK(both.error.empty());
    CHECK(both.out.starts_with("ndcg_cut_10 of 5 topics, "));
    const std::string other = sweep.write("other.txt", "1 0 2026-04-08-muse-spark-a.txt 0\n");
    const Run against = sweep.run({sweep.judged(), other});
    CHECK(against.status == 3);
    CHECK(against.error.starts_with("debrief: " + other + ":1: "));
}

TEST_CASE("wrong use of a sweep is told", "[cli][sweep]") {
    const SampleSweep sweep;
    CHECK(sweep.run({}).error ==
          "debrief: no judgements are given for the sweep\n"
          "  give them: 'debrief eval --sweep FILE --topics TOPICS QRELS...'\n");
    CHECK(sweep.run({sweep.judged()}).error ==
          "topics without judgements, passed over: 1\n"
          "debrief: 4 judged topics are too few for 5 folds\n  give more topics, or fewer folds by "
          "'--folds'\n");
    CHECK(sweep.run({sweep.judged()}).status == 2);
    CHECK(sweep.run({"-m", "nice", sweep.judged()}).error.starts_with("debrief: unknown measure 'nice'\n"));
    CHECK(sweep.run({"-q", sweep.judged()}).error == "debrief: '--by-query' has no place in a sweep\n");
    CHECK(sweep.run({"--folds", "1", sweep.judged()}).error ==
          "debrief: '--folds' cannot be '1'\n  give a whole number from 2 to 100\n");
    const std::string bad = sweep.write("bad.txt", "k1 = 1\n\x1B[31m = 2\n");
    const Run escape = run("debrief", {"eval", "--sweep", bad, "--topics", bad, bad});
    CHECK(escape.status == 2);
    CHECK(escape.error.starts_with("debrief: " + bad +
                                   ":2: no parameter is called '\xEF\xBF\xBD[31m'\n  there are mode ("));
    const Run none = run("debrief", {"eval", "--sweep", sweep.write("k.txt", "k1 = 1\n"), sweep.judged()});
    CHECK(none.status == 2);
    CHECK(none.error ==
          "debrief: no topics are given for the sweep\n  give a file of them by '--topics FILE'\n");
    const Run missing = run("debrief", {"eval", "--sweep", "/no/sweep", sweep.judged()});
    CHECK(missing.status == 3);
    CHECK(missing.error == "debrief: '/no/sweep': cannot read: No such file or directory\n");
    const Run plain = run("debrief", {"eval", "--folds", "3", "run.txt", "qrels.txt"});
    CHECK(plain.status == 2);
    CHECK(plain.error ==
          "debrief: '--folds' is for a sweep only\n  say what to try by '--sweep FILE', or leave it out\n");
}
