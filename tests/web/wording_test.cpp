#include "web/wording.h"

#include "tests/support/catch.h"

using namespace debrief;

TEST_CASE("numbers are told with commas", "[web][wording]") {
    CHECK(with_thousands(0) == "0");
    CHECK(with_thousands(999) == "999");
    CHECK(with_thousands(1'000) == "1,000");
    CHECK(with_thousands(12'345'678) == "12,345,678");
    CHECK(counted(1, "story", "stories") == "1 story");
    CHECK(counted(0, "story", "stories") == "0 stories");
    CHECK(counted(2'000, "story", "stories") == "2,000 stories");
}

TEST_CASE("a line has no line ends and is cut between characters", "[web][wording]") {
    CHECK(line_of("", 10).empty());
    CHECK(line_of(" a\n\t b ", 10) == "a b");
    CHECK(line_of("0123456789", 10) == "0123456789");
    CHECK(line_of("0123456789x", 10) == "0123456789 …");
    CHECK(line_of("aé", 2) == "a …");
    CHECK(line_of(std::string(1'000'000, 'x'), 10) == "xxxxxxxxxx …");
}

TEST_CASE("what is lit is cut with its text", "[web][wording]") {
    const MarkedText whole = cut_marked("one two", {{4, 7}}, 7);
    CHECK(whole.text == "one two");
    CHECK(whole.matches == std::vector<Span>{{4, 7}});
    const MarkedText cut = cut_marked("one two three", {{0, 3}, {4, 7}, {8, 13}}, 6);
    CHECK(cut.text == "one tw …");
    CHECK(cut.matches == std::vector<Span>{{0, 3}, {4, 6}});
}

TEST_CASE("a message becomes a sentence, and what it quotes stays as it is", "[web][wording]") {
    CHECK(as_sentence("there is no such page") == "There is no such page");
    CHECK(as_sentence("'page' cannot be '0'") == "'page' cannot be '0'");
    CHECK(as_sentence("é") == "é");
    CHECK(as_sentence("") == "");
}
