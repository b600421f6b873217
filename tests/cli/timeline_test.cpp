#include "tests/support/catch.h"
#include "tests/support/golden.h"
#include "tests/support/run.h"
#include "tests/support/sample_corpus.h"

#include <nlohmann/json.hpp>

using namespace debrief::test;

namespace {

Run timeline(std::vector<std::string> words) {
    words.insert(words.begin(), {"timeline", "-i", sample_corpus_index()});
    return run("debrief", words);
}

}  // namespace

TEST_CASE("timeline prints the dates of a story", "[cli][timeline]") {
    const Run story = timeline({"2026-04-08-muse-spark-a.txt"});
    CHECK(story.status == 0);
    CHECK(story.error.empty());
    CHECK(equals_golden("cli/timeline.txt", story.out));
}

TEST_CASE("timeline prints the dates that answer a query", "[cli][timeline]") {
    const Run query = timeline({"-k", "5", "rate", "cut"});
    CHECK(query.status == 0);
    CHECK(equals_golden("cli/timeline_query.txt", query.out));
    const Run within = timeline({"-f", "{first} {last}", "meta", "event:2025-06"});
    CHECK(within.status == 0);
    for (std::size_t begin = 0; begin < within.out.size(); begin = within.out.find('\n', begin) + 1)
        CHECK(within.out.compare(begin, 7, "2025-06") == 0);
}

TEST_CASE("timeline without dates ends with 1", "[cli][timeline]") {
    const Run none = timeline({"xyzzyq"});
    CHECK(none.status == 1);
    CHECK(none.out == "no briefing answers\n");
    CHECK(none.error.empty());
    const Run quiet = timeline({"-q", "muse"});
    CHECK(quiet.status == 0);
    CHECK(quiet.out.empty());
    const Run noted = timeline({"-k", "1", "titel:fed", "muse"});
    CHECK(noted.error.find("titel") != std::string::npos);
}

TEST_CASE("wrong use of timeline is told", "[cli][timeline]") {
    const Run nothing = timeline({});
    CHECK(nothing.status == 2);
    CHECK(nothing.error == "debrief: no query is given\n  give words, or the id of a story or briefing\n");
    const Run briefings = timeline({"--briefings", "0", "muse"});
    CHECK(briefings.status == 2);
    CHECK(briefings.error == "debrief: '--briefings' cannot be '0'\n  give a whole number from 1 to 1000\n");
}
