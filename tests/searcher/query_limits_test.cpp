#include "searcher/query_parser.h"
#include "searcher/query_planner.h"
#include "searcher/search.h"
#include "tests/support/catch.h"
#include "tests/support/notes.h"
#include "tests/support/random.h"
#include "tests/support/repeated.h"
#include "tests/support/sample_index.h"

#include <algorithm>
#include <array>

#include <xapian.h>

using namespace debrief;
using namespace debrief::test;

TEST_CASE("a long query is a text: only its fields mean something", "[searcher][query_limits]") {
    const QueryLimits limits{.typed_words = 4};
    const auto parsed =
        parse_query(R"(-one "two AND three" (four) NOT title:"five six" date:2026 -title:x)", {}, limits);
    CHECK(to_string(parsed.query) ==
          R"((but-not (all (title phrase "five six") (date 2026-01-01..2026-12-31) )"
          R"((any (word "one") (word "two AND three") (word "four") (word "NOT"))) (title "x")))");
    CHECK(notes_of(parsed) ==
          "0: in a query of more than 4 words, quotes, brackets and operators mean nothing");
}

TEST_CASE("a long query without operators has nothing to tell", "[searcher][query_limits]") {
    const auto parsed = parse_query("one two three four five title:six", {}, {.typed_words = 4});
    CHECK(
        to_string(parsed.query) ==
        R"((all (title "six") (any (word "one") (word "two") (word "three") (word "four") (word "five"))))");
    CHECK(parsed.notes.empty());
}

TEST_CASE("operators mean something up to the limit of typed words", "[searcher][query_limits]") {
    CHECK(to_string(parse_query("one AND two -x", {}, {.typed_words = 4}).query) ==
          R"((all (word "one") (but-not (word "two") (word "x"))))");
    CHECK(to_string(parse_query("one AND two -x", {}, {.typed_words = 3}).query) ==
          R"((any (word "one") (word "AND") (word "two") (word "x")))");
    const auto pasted = parse_query(repeated("word ", 24) + "-x");
    CHECK(notes_of(pasted) ==
          "120: in a query of more than 24 words, quotes, brackets and operators mean nothing");
}

TEST_CASE("a phrase counts by its words when a query is measured", "[searcher][query_limits]") {
    const auto parsed = parse_query(R"("one two three four five")", {}, {.typed_words = 4});
    CHECK(to_string(parsed.query) == R"((word "one two three four five"))");
}

TEST_CASE("words beyond the limit are passed over and told once", "[searcher][query_limits]") {
    const auto parsed = parse_query("one title:two \"three\" four -five (six)", {}, {.words = 3});
    CHECK(to_string(parsed.query) == R"((all (title "two") (phrase "three") (word "one")))");
    CHECK(
        notes_of(parsed) ==
        "22: only the first 3 words are searched for | 33: there is nothing to search for in these brackets");
}

TEST_CASE("bytes beyond the limit are passed over between two characters", "[searcher][query_limits]") {
    const auto parsed = parse_query("one caf\xC3\xA9 two", {}, {.bytes = 8});
    CHECK(to_string(parsed.query) == R"((any (word "one") (word "caf")))");
    CHECK(notes_of(parsed) == "7: only the first 8 bytes are searched for");
    CHECK(parse_query("one", {}, {.bytes = 3}).notes.empty());
    CHECK(to_string(parse_query("one", {}, {.bytes = 0}).query) == "(everything)");
}

TEST_CASE("brackets beyond the limit are passed over in pairs", "[searcher][query_limits]") {
    const auto parsed = parse_query("((a b) OR (c AND (d OR e))) f", {}, {.depth = 2});
    CHECK(
        to_string(parsed.query) ==
        R"((all (any (any (word "a") (word "b")) (any (all (word "c") (word "d")) (word "e"))) (word "f")))");
    CHECK(notes_of(parsed) == "17: brackets deeper than 2 are passed over");
}

TEST_CASE("only so many notes are told, in order of their places", "[searcher][query_limits]") {
    const auto parsed = parse_query(repeated(") ", 30));
    CHECK(parsed.notes.size() == 20);
    const auto mixed = parse_query("- - ) -", {}, {.notes = 3});
    CHECK(mixed.notes.size() == 3);
    CHECK(std::is_sorted(
        mixed.notes.begin(), mixed.notes.end(),
        [](const QueryNote& left, const QueryNote& right) { return left.offset < right.offset; }));
    CHECK(parse_query(") ) )", {}, {.notes = 0}).notes.empty());
}

TEST_CASE("that a query was cut is told even where there is more to tell", "[searcher][query_limits]") {
    const auto parsed = parse_query(repeated(") ", 30), {}, {.bytes = 50, .notes = 5});
    REQUIRE(parsed.notes.size() == 5);
    CHECK(parsed.notes.back().message == "only the first 50 bytes are searched for");
}

TEST_CASE("100,000 open brackets are read in passing", "[searcher][query_limits]") {
    const auto parsed = parse_query(repeated("(", 100'000) + "fed");
    CHECK(to_string(parsed.query) == "(nothing)");
    CHECK(to_string(parse_query(repeated("(", 10'000) + "fed" + repeated(")", 10'000)).query) ==
          R"((word "fed"))");
    CHECK(to_string(parse_query(repeated("((a) ", 5'000)).query).size() < 100'000);
    CHECK(to_string(parse_query(repeated("NOT ", 5'001) + "fed", {}, {.typed_words = 9'999}).query) ==
          R"((but-not (everything) (word "fed")))");
}

TEST_CASE("64 kB of words are read up to the limits", "[searcher][query_limits]") {
    Random random(64);
    constexpr std::array<std::string_view, 6> syllables{"ra", "te", "cut", "fe", "do", "ks"};
    std::string text;
    while (text.size() < 65'536) text += random.joined(syllables, 1 + random.below(4)) + " ";
    const auto parsed = parse_query(text);
    CHECK(parsed.query.kind == Query::Kind::any_of);
    CHECK(parsed.query.children.size() == 1'000);
    REQUIRE(parsed.notes.size() == 2);
    CHECK(parsed.notes[0].message == "only the first 1000 words are searched for");
    CHECK(parsed.notes[1].message == "only the first 32768 bytes are searched for");
    Stemmers stemmer;
    CHECK_FALSE(plan_query(parsed.query, {}, stemmer).empty());
}

TEST_CASE("whatever is typed is a query", "[searcher][query_limits][property]") {
    constexpr std::array<std::string_view, 46> pieces{"AND",
                                                      "OR",
                                                      "NOT",
                                                      "-",
                                                      "(",
                                                      ")",
                                                      "\"",
                                                      "\xE2\x80\x9C",
                                                      "\xE2\x80\x9D",
                                                      "\xE2\x80\x9E",
                                                      "\xC2\xAB",
                                                      "\xC2\xBB",
                                                      "title:",
                                                      "source:",
                                                      "cites:",
                                                      "date:",
                                                      "titel:",
                                                      "x:",
                                                      ":",
                                                      "2026",
                                                      "2026-04",
                                                      "..",
                                                      "..2025",
                                                      "10:30",
                                                      "fed",
                                                      "rate",
                                                      "the",
                                                      "U.S.",
                                                      "1,000",
                                                      "don't",
                                                      "caf\xC3\xA9",
                                                      "\xE6\x9D\xB1\xE4\xBA\xAC",
                                                      "e\xCC\x81",
                                                      "\xF0\x9F\x9A\x80",
                                                      "\xC2\xA0",
                                                      "\t",
                                                      "\n",
                                                      "*",
                                                      "?",
                                                      "cnbc.com",
                                                      "http://a.b/c",
                                                      "\xFF",
                                                      "\xC3",
                                                      "\xE2\x80",
                                                      "\x1B[31m",
                                                      "\xED\xA0\x80"};
    const SampleIndex index({make_briefing("1", "Fed cuts the rate", "It fell by 1,000. (cnbc.com)"),
                             make_briefing("2", "Caf\xC3\xA9 in \xE6\x9D\xB1\xE4\xBA\xAC", "At 10:30.")});
    IndexReader reader(index.directory());
    std::size_t found = 0;
    for (unsigned seed = 0; seed < 2'000; ++seed) {
        Random random(seed);
        std::string text;
        for (std::size_t count = random.below(24); count > 0; --count) {
            text += random.one_of(pieces);
            if (random.below(2) == 0) text += ' ';
        }
        if (random.below(10) == 0) text += std::string("\0\"\0 a", 5);
        CAPTURE(seed, text);
        const auto parsed = parse_query(text);
        bool are_offsets_inside = true;
        for (const QueryNote& note : parsed.notes) {
            are_offsets_inside = are_offsets_inside && note.offset <= text.size();
            are_offsets_inside = are_offsets_inside && !point_at(text, note.offset).empty();
        }
        SearchRequest request;
        request.query = text;
        const SearchResult result = search(reader, request);
        found += result.hits.size();
        const bool is_consistent = are_offsets_inside && result.notes.size() >= parsed.notes.size() &&
                                   result.total == result.hits.size() && result.hits.size() <= 2;
        if (!is_consistent) CHECK(is_consistent);
    }
    CHECK(found > 0);
}
