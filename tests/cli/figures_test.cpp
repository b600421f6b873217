#include "tests/support/catch.h"
#include "tests/support/golden.h"
#include "tests/support/run.h"
#include "tests/support/sample_corpus.h"
#include "tests/support/terminal_run.h"

#include <nlohmann/json.hpp>

using namespace debrief::test;

namespace {

Run figures(std::vector<std::string> words) {
    words.insert(words.begin(), {"figures", "-i", sample_corpus_index(), "--today", "2026-04-30"});
    return run("debrief", words);
}

}  // namespace

TEST_CASE("figures prints figures with what they are about and the sentence that gives them",
          "[cli][figures]") {
    const Run found = figures({"-k", "4", "nvidia", "value"});
    CHECK(found.status == 0);
    CHECK(found.error.empty());
    CHECK(equals_golden("cli/figures.txt", found.out));
    const Run json = figures({"-f", "json", "-k", "1", "amount:13b..15b", "muse"});
    REQUIRE(nlohmann::json::accept(json.out));
    CHECK(equals_golden("cli/figures.json",
                        without_sample_folder(nlohmann::ordered_json::parse(json.out).dump(2) + "\n")));
}

TEST_CASE("figures of a story are all that its tellings give, by kind", "[cli][figures]") {
    const Run found = figures({"--kind", "money, percentage", "2026-04-08-muse-spark-b.txt"});
    CHECK(found.status == 0);
    CHECK(equals_golden("cli/figures_story.txt", found.out));
}

TEST_CASE("where no figure answers, figures ends with 1", "[cli][figures]") {
    const Run none = figures({"xyzzyq"});
    CHECK(none.status == 1);
    CHECK(none.out == "no briefing answers\n");
    const Run silent = figures({"amount:1..2", "muse"});
    CHECK(silent.status == 1);
    const Run unmatched = figures({"--kind", "multiple", "korea"});
    CHECK(unmatched.status == 1);
    CHECK(unmatched.out == "no figure answers\n");
    const Run json = figures({"-f", "json", "xyzzyq"});
    CHECK(json.status == 1);
    CHECK(nlohmann::json::parse(json.out).at("figures").empty());
    CHECK(figures({"-f", "csv", "xyzzyq"}).out ==
          "rank,kind,normal,bound,about,text,sentence,evidence,id,date,briefings,owners,low,high,unit\r\n");
    const Run quiet = figures({"-q", "muse spark"});
    CHECK(quiet.status == 0);
    CHECK(quiet.out.empty());
}

TEST_CASE("notes of a query are told", "[cli][figures]") {
    const Run noted = figures({"-q", "amount:much muse"});
    CHECK(noted.error.empty());
    const Run told = figures({"amount:much muse"});
    CHECK(told.error.find("'much' is no sum of money or range of them") != std::string::npos);
}

TEST_CASE("wrong use of figures is told", "[cli][figures]") {
    const Run kind = figures({"--kind", "money,weight", "muse"});
    CHECK(kind.status == 2);
    CHECK(kind.error ==
          "debrief: '--kind' cannot be 'weight'\n  kinds are: money, percentage, multiple, "
          "duration, count\n");
    const Run limit = figures({"-k", "0", "muse"});
    CHECK(limit.status == 2);
    CHECK(limit.error == "debrief: '--limit' cannot be '0'\n  give a whole number from 1 to 1000\n");
}
