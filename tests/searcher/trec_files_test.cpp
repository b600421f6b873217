#include "searcher/trec_files.h"

#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown.h"

#include <fmt/format.h>

using namespace debrief;

namespace {

Run run_from(const std::string& text) {
    const test::TemporaryFolder folder;
    InputStream stream = InputStream::open(folder.write("run", text));
    return read_run(stream, "run.txt");
}

Judgements judgements_from(const std::string& text, Judgements earlier = {}) {
    const test::TemporaryFolder folder;
    InputStream stream = InputStream::open(folder.write("qrels", text));
    return read_judgements(stream, "qrels.txt", std::move(earlier));
}

std::string run_failure(const std::string& text) {
    return test::thrown_by([&] { (void)run_from(text); });
}

std::string judgement_failure(const std::string& text, const Judgements& earlier = {}) {
    return test::thrown_by([&] { (void)judgements_from(text, earlier); });
}

}  // namespace

TEST_CASE("runs are read with any white space and line end", "[searcher][trec_files]") {
    const Run run = run_from(
        "\xEF\xBB\xBFq1\tQ0\ta\t1\t-1.5e2\ttag\r\n\n \t\r\n  q1   Q0 b  2 7 tag  \nq2 Q0 a 1 1 last one");
    REQUIRE(run.rankings.size() == 2);
    REQUIRE(run.rankings.at("q1").size() == 2);
    CHECK(run.rankings.at("q1")[0].document == "a");
    CHECK(run.rankings.at("q1")[0].score == -150.0F);
    CHECK(run.rankings.at("q1")[1].score == 7.0F);
    CHECK(run.tag == "last");  // what follows the tag is passed over
    CHECK(run_from("").rankings.empty());
    CHECK(run_from("\xEF\xBB\xBF\n").rankings.empty());
}

TEST_CASE("the lines of a query need not stand together", "[searcher][trec_files]") {
    const Run run = run_from("q1 Q0 a 1 1 t\nq2 Q0 a 1 1 t\nq1 Q0 b 1 1 t\n");
    CHECK(run.rankings.at("q1").size() == 2);
    CHECK(run.rankings.at("q2").size() == 1);
}

TEST_CASE("a score is any decimal number", "[searcher][trec_files]") {
    const auto score = [](const std::string& text) {
        return run_from("q Q0 a 1 " + text + " t").rankings.at("q")[0].score;
    };
    CHECK(score("12") == 12.0F);
    CHECK(score("+0.5") == 0.5F);
    CHECK(score(".5") == 0.5F);
    CHECK(score("5.") == 5.0F);
    CHECK(score("-0") == 0.0F);
    CHECK(score("1E3") == 1000.0F);
    CHECK(score("0.1") == 0.1F);
    CHECK(score("1e-400") == 0.0F);  // nearer to 0 than any double
    CHECK(score("16777217") == 16777216.0F);
    CHECK(score("3.4e38") == 3.4e38F);
}

TEST_CASE("what is no score is told with file and line", "[searcher][trec_files]") {
    const std::string hint = " | its lines are 'qid Q0 docid rank score tag'";
    for (const std::string text :
         {"high", "1.0x", "nan", "-nan", "0x10", "1,5", "+-1", "+", "--1", "1e", "٣"}) {
        CAPTURE(text);
        CHECK(run_failure("\nq Q0 a 1 " + text + " t") == "run.txt:2: '" + text + "' is no score" + hint);
    }
    for (const std::string text : {"inf", "-infinity", "1e400", "-1e400", "1e39"}) {
        CAPTURE(text);
        CHECK(run_failure("q Q0 a 1 " + text + " t") ==
              "run.txt:1: the score '" + text + "' is beyond single precision" + hint);
    }
}

TEST_CASE("a line that is no line of a run is told with file and line", "[searcher][trec_files]") {
    const std::string hint = " | its lines are 'qid Q0 docid rank score tag'";
    CHECK(run_failure("q1 Q0 a 1 1.0 t\nq1 Q0 a 1 1.0\n") == "run.txt:2: has 5 columns" + hint);
    CHECK(run_failure("word") == "run.txt:1: has 1 columns" + hint);
    CHECK(run_failure("q1 Q0 a 1 1 t\nq2 Q0 a 1 1 t\nq1 Q0 a 2 2 t\n") ==
          "run.txt:3: document 'a' stands twice for query 'q1'" + hint);
    CHECK(run_failure("q1 Q0 a 1 1 " + std::string(70'000, 'x')) ==
          "run.txt:1: is longer than 65536 bytes" + hint);
    CHECK(test::kind_thrown_by([] { (void)run_from("word"); }) == ErrorKind::corpus);
}

TEST_CASE("judgements are read with any white space and any sign", "[searcher][trec_files]") {
    const Judgements judgements =
        judgements_from("\xEF\xBB\xBFq1 0 a 2\nq1\t0\tb\t-1\r\n\nq2 x a +0\nq2 0 b 2147483647");
    CHECK(judgements.at("q1") == std::map<std::string, int>{{"a", 2}, {"b", -1}});
    CHECK(judgements.at("q2") == std::map<std::string, int>{{"a", 0}, {"b", 2147483647}});
}

TEST_CASE("a line that is no judgement is told with file and line", "[searcher][trec_files]") {
    const std::string hint = " | its lines are 'qid 0 docid relevance'";
    CHECK(judgement_failure("q1 0 a") == "qrels.txt:1: has 3 columns" + hint);
    CHECK(judgement_failure("q1 0 a 1 1") == "qrels.txt:1: has 5 columns" + hint);
    CHECK(judgement_failure("1 2 3 4 5 6 7 8") == "qrels.txt:1: has 8 columns" + hint);
    for (const std::string text : {"much", "1.5", "99999999999", "2147483648", "+-1", "0x1", "1-"}) {
        CAPTURE(text);
        CHECK(judgement_failure("q1 0 a 1\n\nq1 0 b " + text) ==
              "qrels.txt:3: '" + text + "' is no relevance" + hint);
    }
    CHECK(judgement_failure("q1 0 a 1\nq1 0 a 1") ==
          "qrels.txt:2: document 'a' is judged twice for query 'q1'" + hint);
    CHECK(judgement_failure("q1 0 a" + std::string(70'000, ' ') + "1") ==
          "qrels.txt:1: is longer than 65536 bytes" + hint);
}

TEST_CASE("judgements of several files are put together", "[searcher][trec_files]") {
    const Judgements earlier = judgements_from("q1 0 a 1\nq1 0 b 0\n");
    const Judgements both = judgements_from("q1 0 a 1\nq1 0 c 2\nq2 0 a 0\n", earlier);
    CHECK(both.at("q1") == std::map<std::string, int>{{"a", 1}, {"b", 0}, {"c", 2}});
    CHECK(both.at("q2").size() == 1);
    CHECK(judgement_failure("q1 0 c 1\nq1 0 b 1\n", earlier) ==
          "qrels.txt:2: document 'b' is judged 1 for query 'q1', but 0 in an earlier file | its lines are "
          "'qid 0 "
          "docid relevance'");
}
