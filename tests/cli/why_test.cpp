#include "tests/support/catch.h"
#include "tests/support/golden.h"
#include "tests/support/run.h"
#include "tests/support/sample_corpus.h"

#include <nlohmann/json.hpp>

using namespace debrief::test;

namespace {

Run why(std::vector<std::string> words) {
    words.insert(words.begin(), {"why", "-i", sample_corpus_index(), "--today", "2026-04-30"});
    return run("debrief", words);
}

}  // namespace

TEST_CASE("why tells what makes a briefing a hit", "[cli][why]") {
    const Run hit = why({"2026-04-08-muse-spark-a.txt", "muse", "spark", "cites:meta", "-gemini"});
    CHECK(hit.status == 0);
    CHECK(hit.error.empty());
    CHECK(equals_golden("cli/why.txt", hit.out));
    const Run json = why({"-f", "json", "2026-04-08-muse-spark-a.txt", "muse spark"});
    CHECK(json.status == 0);
    REQUIRE(nlohmann::json::accept(json.out));
    CHECK(equals_golden("cli/why.json", nlohmann::ordered_json::parse(json.out).dump(2) + "\n"));
}

TEST_CASE("why tells what keeps a briefing from being a hit, and ends with 1", "[cli][why]") {
    const Run miss = why({"2025-09-17-fed-cut-2025-a.txt", "\"rate cut\"", "date:2024", "fed", "("});
    CHECK(miss.status == 1);
    CHECK(miss.error.starts_with("note: this bracket is not closed\n\"rate cut\" date:2024 fed (\n"));
    CHECK(equals_golden("cli/why_not.txt", miss.out));
}

TEST_CASE("why of a briefing that is not there ends with 1", "[cli][why]") {
    const Run none = why({"nothing.txt", "fed"});
    CHECK(none.status == 1);
    CHECK(none.out.empty());
    CHECK(none.error == "debrief: no briefing has the id 'nothing.txt'\n");
}

TEST_CASE("wrong use of why is told", "[cli][why]") {
    const Run none = why({});
    CHECK(none.status == 2);
    CHECK(none.error == "debrief: no id is given\n  give one, as 'debrief search' shows it, and a query\n");
}
