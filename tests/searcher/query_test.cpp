#include "searcher/query.h"

#include "corpus/base/utf8.h"
#include "tests/support/catch.h"

using namespace debrief;

TEST_CASE("a mark stands under the place that a note is about", "[searcher][query]") {
    CHECK(point_at("rhine titel:flood", 6) == "rhine titel:flood\n      ^");
    CHECK(point_at("rhine", 0) == "rhine\n^");
    CHECK(point_at("rhine", 5) == "rhine\n     ^");
    CHECK(point_at("", 0) == "\n^");
}

TEST_CASE("the mark counts characters, not bytes", "[searcher][query]") {
    CHECK(point_at("caf\xC3\xA9 (", 6) == "caf\xC3\xA9 (\n     ^");
    CHECK(point_at("caf\xC3\xA9", 4) == "caf\xC3\xA9\n   ^");  // inside of a character: under it
}

TEST_CASE("a place beyond the text is its end", "[searcher][query]") {
    CHECK(point_at("fed", 99) == "fed\n   ^");
}

TEST_CASE("only the surroundings of a place are shown", "[searcher][query]") {
    const std::string text = std::string(100, 'a') + "(" + std::string(100, 'b');
    CHECK(point_at(text, 100) ==
          std::string(60, 'a') + "(" + std::string(59, 'b') + "\n" + std::string(60, ' ') + "^");
    std::string accents;
    for (int i = 0; i < 100; ++i) accents += "\xC3\xA9";
    CHECK(is_valid_utf8(point_at(accents, 101)));
}

TEST_CASE("control characters of a query do not reach the terminal", "[searcher][query]") {
    CHECK(point_at("a\x1B[31m\nb (", 9) == "a\xEF\xBF\xBD[31m b (\n         ^");
}

TEST_CASE("the place of a note cuts a query in two pieces", "[searcher][query]") {
    const QueryPlace place = place_of("caf\xC3\xA9 (", 6);
    CHECK(place.before == "caf\xC3\xA9 ");
    CHECK(place.after == "(");
    CHECK(place_of("caf\xC3\xA9", 4).before == "caf");
    CHECK(place_of("", 9).after.empty());
}
