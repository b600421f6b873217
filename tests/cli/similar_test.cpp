#include "tests/support/catch.h"
#include "tests/support/golden.h"
#include "tests/support/run.h"
#include "tests/support/sample_corpus.h"

#include <nlohmann/json.hpp>

using namespace debrief::test;

namespace {

Run similar(std::vector<std::string> words) {
    words.insert(words.begin(), {"similar", "-i", sample_corpus_index()});
    return run("debrief", words);
}

}  // namespace

TEST_CASE("similar prints briefings with the words that join them", "[cli][similar]") {
    const Run found = similar({"-k", "3", "2024-10-13-starship-catch-a.txt"});
    CHECK(found.status == 0);
    CHECK(found.error.empty());
    CHECK(equals_golden("cli/similar.txt", found.out));
    const Run json = similar({"-f", "json", "-k", "1", "--terms", "5", "2024-10-13-starship-catch-a.txt"});
    REQUIRE(nlohmann::json::accept(json.out));
    CHECK(equals_golden("cli/similar.json",
                        without_sample_folder(nlohmann::ordered_json::parse(json.out).dump(2) + "\n")));
}

TEST_CASE("similar to what is not there ends with 1", "[cli][similar]") {
    const Run none = similar({"no\x1Bsuch"});
    CHECK(none.status == 1);
    CHECK(none.out.empty());
    CHECK(none.error == "debrief: no briefing has the id 'no\xEF\xBF\xBDsuch'\n");
}

TEST_CASE("wrong use of similar is told", "[cli][similar]") {
    const Run two = similar({"a", "b"});
    CHECK(two.status == 2);
    CHECK(two.error == "debrief: 2 ids are given\n  give one id, as 'debrief search' shows it\n");
    const Run terms = similar({"--terms", "0", "a"});
    CHECK(terms.status == 2);
    CHECK(terms.error == "debrief: '--terms' cannot be '0'\n  give a whole number from 1 to 500\n");
}
