#include "tests/support/catch.h"
#include "tests/support/golden.h"
#include "tests/support/run.h"
#include "tests/support/sample_corpus.h"

#include <nlohmann/json.hpp>

using namespace debrief::test;

namespace {

Run claims(std::vector<std::string> words) {
    words.insert(words.begin(), {"claims", "-i", sample_corpus_index(), "--today", "2026-04-30"});
    return run("debrief", words);
}

}  // namespace

TEST_CASE("claims prints sentences that answer with what backs them", "[cli][claims]") {
    const Run found = claims({"-k", "4", "starship", "tower", "catch"});
    CHECK(found.status == 0);
    CHECK(found.error.empty());
    CHECK(equals_golden("cli/claims.txt", found.out));
    const Run json = claims({"-f", "json", "-k", "1", "starship", "tower", "catch"});
    REQUIRE(nlohmann::json::accept(json.out));
    CHECK(equals_golden("cli/claims.json",
                        without_sample_folder(nlohmann::ordered_json::parse(json.out).dump(2) + "\n")));
}

TEST_CASE("claims takes conditions on sentences, and the id of a story", "[cli][claims]") {
    const Run hedged = claims({"-k", "3", "file", "is:hedged"});
    CHECK(hedged.status == 0);
    CHECK(equals_golden("cli/claims_hedged.txt", hedged.out));
    const Run story = claims({"-k", "3", "2024-10-13-starship-catch-a.txt"});
    CHECK(story.status == 0);
    CHECK(equals_golden("cli/claims_story.txt", story.out));
    const Run query = claims({"--query", "-k", "1", "2024-10-13-starship-catch-a.txt"});
    CHECK(query.out != story.out);
}

TEST_CASE("claims tells what of a query is about whole briefings", "[cli][claims]") {
    const Run found = claims({"-q", "starship OR cites:nasa.gov"});
    CHECK(found.error.empty());
    const Run told = claims({"-k", "1", "starship OR cites:nasa.gov"});
    CHECK(told.error ==
          "note: 'cites:' is joined with something else by OR, so here it is about whole briefings\n"
          "starship OR cites:nasa.gov\n"
          "            ^\n");
}

TEST_CASE("claims where nothing answers end with 1", "[cli][claims]") {
    const Run none = claims({"xyzzy"});
    CHECK(none.status == 1);
    CHECK(none.out == "no claim answers\n");
    const Run rows = claims({"-f", "tsv", "xyzzy"});
    CHECK(rows.status == 1);
    CHECK(rows.out ==
          "rank\ttext\tevidence\thosts\towners\tkinds\tid\tdate\tsource\ttitle\tscore\turl\tpath\tstory\n");
}

TEST_CASE("wrong use of claims is told", "[cli][claims]") {
    const Run limit = claims({"-k", "0", "a"});
    CHECK(limit.status == 2);
    CHECK(limit.error == "debrief: '--limit' cannot be '0'\n  give a whole number from 1 to 1000\n");
    const Run column = claims({"-f", "{nothing}", "starship"});
    CHECK(column.status == 2);
}
