#include "tests/support/catch.h"
#include "tests/support/golden.h"
#include "tests/support/run.h"
#include "tests/support/sample_corpus.h"

#include <nlohmann/json.hpp>

using namespace debrief::test;

namespace {

Run quotes(std::vector<std::string> words) {
    words.insert(words.begin(), {"quotes", "-i", sample_corpus_index()});
    return run("debrief", words);
}

}  // namespace

TEST_CASE("quotes prints what is quoted, with who said it", "[cli][quotes]") {
    const Run found = quotes({"-k", "5", "fed", "powell"});
    CHECK(found.status == 0);
    CHECK(found.error.empty());
    CHECK(equals_golden("cli/quotes.txt", found.out));
    const Run json = quotes({"-f", "json", "-k", "2", "starship"});
    REQUIRE(nlohmann::json::accept(json.out));
    CHECK(equals_golden("cli/quotes.json",
                        without_sample_folder(nlohmann::ordered_json::parse(json.out).dump(2) + "\n")));
}

TEST_CASE("quotes of one speaker", "[cli][quotes]") {
    const Run found = quotes({"-f", "{speakers}: {words}", "--speaker", "kurtz", "crowdstrike"});
    CHECK(found.status == 0);
    CHECK(equals_golden("cli/quotes_speaker.txt", found.out));
}

TEST_CASE("nothing quoted ends with 1", "[cli][quotes]") {
    const Run none = quotes({"xyzzyq"});
    CHECK(none.status == 1);
    CHECK(none.out == "nothing is quoted (0 of 0 briefings read)\n");
    const Run nobody = quotes({"--speaker", "nobody", "fed"});
    CHECK(nobody.status == 1);
    CHECK(nobody.out.starts_with("nothing is quoted ("));
    const Run quiet = quotes({"-q", "fed"});
    CHECK(quiet.status == 0);
    CHECK(quiet.out.empty());
}

TEST_CASE("wrong use of quotes is told", "[cli][quotes]") {
    const Run limit = quotes({"-k", "0", "fed"});
    CHECK(limit.status == 2);
    CHECK(limit.error == "debrief: '--limit' cannot be '0'\n  give a whole number from 1 to 1000\n");
    const Run notes = quotes({"titel:fed", "rate"});
    CHECK(notes.error.find("titel") != std::string::npos);
}
