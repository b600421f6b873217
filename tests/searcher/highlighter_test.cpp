#include "searcher/highlighter.h"

#include "searcher/query_parser.h"
#include "searcher/snippet.h"
#include "searcher/wildcards.h"
#include "tests/support/catch.h"
#include "tests/support/query_nodes.h"
#include "tests/support/repeated.h"

#include <chrono>

using namespace debrief;
using test::node;

namespace {

std::vector<Span> spans_of(const std::vector<Match>& matches) {
    std::vector<Span> spans;
    for (const Match& match : matches) spans.push_back(match.span);
    return spans;
}

/// The text with brackets around what the query lights, whether its words are known or not.
std::string lit(const Query& query, std::string_view text, const TextTraits& traits = {}) {
    Stemmers stemmer({"de", "fr"});
    const Highlighter highlighter(query, stemmer);
    WordNumbers numbers;
    KnownTexts texts(numbers);
    TextTraits known = traits;
    known.known = &texts;
    CHECK(spans_of(highlighter.find(text, known)) == spans_of(highlighter.find(text, traits)));
    std::string marked;
    std::size_t written = 0;
    for (const Match& match : highlighter.find(text, traits)) {
        marked += text.substr(written, match.span.begin - written);
        marked += "[" + std::string(match.span.of(text)) + "]";
        written = match.span.end;
    }
    return marked + std::string(text.substr(written));
}

std::string lit(std::string_view query, std::string_view text) {
    return lit(parse_query(query).query, text);
}

Query word(std::string text) {
    return node(Query::Kind::word, std::move(text));
}

Query field(std::string_view name, Query::Kind kind, std::string text = "") {
    Query query = node(kind, std::move(text));
    query.field = find_field(name);
    return query;
}

}  // namespace

TEST_CASE("what a query looks for is lit", "[searcher][highlighter]") {
    struct Case {
        const char* query;
        const char* text;
        const char* expected;
    };
    const auto [query, text, expected] = GENERATE(values<Case>({
        {"flood", "The Rhine flooded; floods came.", "The Rhine [flooded]; [floods] came."},
        {"FLOOD", "flood Flood FLOOD", "[flood] [Flood] [FLOOD]"},
        {"cafe", "Caf\xC3\xA9s", "[Caf\xC3\xA9s]"},
        {"caf\xC3\xA9", "cafe\xCC\x81 cafe", "[cafe\xCC\x81] [cafe]"},
        {"scale", "Scale\xE2\x80\x99s deal", "[Scale]\xE2\x80\x99s deal"},
        {"the flood", "the flood", "the [flood]"},
        {"the of", "the end of it", "[the] end [of] it"},
        {"the", "the end", "[the] end"},
        {R"("order of magnitude")", "An order of magnitude. An order. Order of Magnitude!",
         "An [order of magnitude]. An order. [Order of Magnitude]!"},
        {R"("rate cuts")", "rate cut, rate cuts", "rate cut, [rate cuts]"},
        {R"("greater confidence")", "greater (cnbc.com 1) confidence", "[greater (cnbc.com 1) confidence]"},
        {R"(rate "rate cut")", "rate cut rate", "[rate cut] [rate]"},
        {R"("a a")", "a a a", "[a a] a"},
        {"\u6771\u4EAC \"\u4EAC\u90FD\u5E02\"", "\u6771\u4EAC\u90FD\u5E02", "[\u6771\u4EAC\u90FD\u5E02]"},
        {"multi-agent", "multi-agent multi agent agents", "[multi]-[agent] [multi] [agent] [agents]"},
        {"multi-agent systems", "many agents, multi system", "many [agents], [multi] [system]"},
        {"fed -cut", "fed cut", "[fed] cut"},
        {"fed NOT (cut OR rise)", "fed cut rise", "[fed] cut rise"},
        {"-fed", "fed", "fed"},
        {"fed AND (cut OR \"rate rise\")", "fed cut rate rise", "[fed] [cut] [rate rise]"},
        {"title:fed", "the fed", "the [fed]"},
        {"title:\"rate cut\"", "a rate cut", "a [rate cut]"},
        {"source:fed", "the fed", "the fed"},
        {"cites:fed.com date:2026", "fed 2026 (fed.com)", "fed 2026 ([fed.com])"},
        {"cnbc", "CNBC (cnbc.com)", "[CNBC] (cnbc.com)"},
        {"U.S.", "The U.S. told us", "The [U.S.] told us"},
        {"us", "The U.S. told us", "The U.S. told [us]"},
        {"1000", "1,000 and 1000", "[1,000] and [1000]"},
        {"\xE6\x9D\xB1\xE4\xBA\xAC", "\xE6\x9D\xB1\xE4\xBA\xAC \xE5\xA4\xA7",
         "[\xE6\x9D\xB1\xE4\xBA\xAC] \xE5\xA4\xA7"},
        {"", "anything", "anything"},
        {"flood", "", ""},
    }));
    CAPTURE(query, text);
    CHECK(lit(query, text) == expected);
}

TEST_CASE("each thing a query looks for is a term of its own, however often it is named",
          "[searcher][highlighter]") {
    Stemmers stemmer;
    const auto count = [&](std::string_view query) {
        return Highlighter(parse_query(query).query, stemmer).term_count();
    };
    CHECK(count("") == 0);
    CHECK(count("flood floods Flooded rhine") == 2);
    CHECK(count(R"("rhine flood" rhine)") == 2);
    CHECK(count("-flood") == 0);
    CHECK(count("date:2026 source:x lang:en") == 0);
    CHECK(count("cites:a.com") == 1);
}

TEST_CASE("a match names its term", "[searcher][highlighter]") {
    Stemmers stemmer;
    const Highlighter highlighter(parse_query("rhine flood").query, stemmer);
    const auto matches = highlighter.find("floods on the Rhine, a flood");
    REQUIRE(matches.size() == 3);
    CHECK(matches[0].term == matches[2].term);
    CHECK(matches[0].term != matches[1].term);
    CHECK(highlighter.terms()[matches[0].term].stems == std::vector<std::string>{"flood"});
}

TEST_CASE("words that match a pattern are lit, those of the index and others", "[searcher][highlighter]") {
    struct Case {
        const char* pattern;
        const char* text;
        const char* expected;
    };
    const auto [pattern, text, expected] = GENERATE(values<Case>({
        {"inter*", "International winter, inter", "[International] winter, [inter]"},
        {"wom?n", "woman women womn Wom\xC3\xA9n", "[woman] [women] womn [Wom\xC3\xA9n]"},
        {"*ing", "rising ring ringer", "[rising] [ring] ringer"},
        {"?ed",
         "fed (fed.com) sped \xE6\x9D\xB1"
         "ed",
         "[fed] (fed.com) sped \xE6\x9D\xB1"
         "ed"},
        {"\xC3\x89t*", "etats \xC3\xA9t\xC3\xA9 ut", "[etats] [\xC3\xA9t\xC3\xA9] ut"},
        {"*", "any word", "[any] [word]"},
    }));
    CAPTURE(pattern, text);
    CHECK(lit(node(Query::Kind::pattern, pattern), text) == expected);
    CHECK(lit(node(Query::Kind::pattern, "x*", {"woman"}), "a woman, xylophones") ==
          "a [woman], [xylophones]");
}

TEST_CASE("a pattern takes any characters for a star and one for a question mark",
          "[searcher][highlighter]") {
    CHECK(Wildcards("*").matches(""));
    CHECK(Wildcards("a*bd").matches("abcabd"));
    CHECK(Wildcards("a?z").matches("a\xC3\xA9z"));
    CHECK_FALSE(Wildcards("a??z").matches("a\xC3\xA9z"));
    CHECK_FALSE(Wildcards("a").matches("ab"));
    CHECK_FALSE(Wildcards("?").matches(""));
    CHECK_FALSE(Wildcards("*a*a*a*a*a*b").matches(std::string(5'000, 'a')));
}

TEST_CASE("of fuzzy words those of the index are lit, and what was typed", "[searcher][highlighter]") {
    CHECK(lit(node(Query::Kind::fuzzy, "wang", {"wang", "wong"}), "Wang, Wong, Wing") ==
          "[Wang], [Wong], Wing");
    CHECK(lit(node(Query::Kind::fuzzy, "Wang"), "Wang") == "[Wang]");
}

TEST_CASE("words near each other are lit where they are near", "[searcher][highlighter]") {
    const auto near = [](std::size_t distance) {
        return node(Query::Kind::near, {word("flood"), word("rhine")}, distance);
    };
    const auto adjacent = [](std::size_t distance) {
        return node(Query::Kind::adjacent, {word("flood"), word("rhine")}, distance);
    };
    constexpr std::string_view text =
        "Floods of the Rhine; a flood (a.com 1) and then at last, the Rhine flood";
    CHECK(lit(near(3), text) ==
          "[Floods] of the [Rhine]; a [flood] (a.com 1) and then at last, the [Rhine] [flood]");
    CHECK(lit(near(1), text) ==
          "Floods of the Rhine; a flood (a.com 1) and then at last, the [Rhine] [flood]");
    CHECK(lit(adjacent(3), text) ==
          "[Floods] of the [Rhine]; a flood (a.com 1) and then at last, the Rhine flood");
    CHECK(lit(adjacent(2), text) == text);
    const Query phrase = node(Query::Kind::near, {node(Query::Kind::phrase, "the rhine"), word("flood")}, 1);
    CHECK(lit(phrase, text) ==
          "Floods of the Rhine; a flood (a.com 1) and then at last, [the Rhine] [flood]");
    const Query pattern =
        node(Query::Kind::adjacent,
             {node(Query::Kind::pattern, "rh*"), node(Query::Kind::any_of, {word("a"), word("flood")})}, 1);
    CHECK(lit(pattern, text) ==
          "Floods of the [Rhine]; [a] flood (a.com 1) and then at last, the [Rhine] [flood]");
    CHECK(lit(node(Query::Kind::near, {word("flood"), word("sea")}, 5), text) == text);
}

TEST_CASE("synonyms are lit, and are one term", "[searcher][highlighter]") {
    const Query same =
        node(Query::Kind::same, {word("car"), word("automobile"), node(Query::Kind::phrase, "motor car")});
    CHECK(lit(same, "Cars, an automobile, a motor car") == "[Cars], an [automobile], a [motor car]");
    Stemmers stemmers;
    CHECK(Highlighter(same, stemmers).term_count() == 1);
}

TEST_CASE("what only ranks is lit too", "[searcher][highlighter]") {
    CHECK(lit(node(Query::Kind::with, {word("flood"), word("rhine")}), "Rhine flood sea") ==
          "[Rhine] [flood] sea");
}

TEST_CASE("figures in a range are lit", "[searcher][highlighter]") {
    Query amount = field("amount", Query::Kind::number);
    amount.range = {13e9, 15e9};
    constexpr std::string_view text = "It paid $14.3 billion, up 14% from 12 billion euros (a.com 14).";
    CHECK(lit(amount, text) == "It paid [$14.3 billion], up 14% from 12 billion euros (a.com 14).");
    amount.range = {std::nullopt, 13e9};
    CHECK(lit(amount, text) == "It paid $14.3 billion, up 14% from [12 billion euros] (a.com 14).");
    amount.unit = "USD";
    CHECK(lit(amount, text) == text);
    Query percent = field("percent", Query::Kind::number);
    percent.range = {10, std::nullopt};
    CHECK(lit(percent, text) == "It paid $14.3 billion, up [14%] from 12 billion euros (a.com 14).");
    percent.range = {14, std::nullopt, true};
    CHECK(lit(percent, text) == text);
    Query citations = field("cites", Query::Kind::number);
    citations.range = {1, std::nullopt};
    CHECK(lit(citations, text) == text);
}

TEST_CASE("days of the text are lit, not those of publication", "[searcher][highlighter]") {
    using namespace std::chrono;
    Query event = field("event", Query::Kind::days);
    event.first = sys_days{2025y / June / 1};
    event.last = sys_days{2025y / June / 30};
    CHECK(lit(event, "On June 12, 2025 it rained, and all of 2025.") ==
          "On [June 12, 2025] it rained, and all of 2025.");
    CHECK(lit(event, "On June 12 it rained.", {"en", sys_days{2025y / July / 1}}) ==
          "On [June 12] it rained.");
    event.field = find_field("date");
    CHECK(lit(event, "On June 12, 2025 it rained.") == "On June 12, 2025 it rained.");
}

TEST_CASE("cited hosts are lit by host, parent domain, address and owner", "[searcher][highlighter]") {
    constexpr std::string_view text = "It rained (ai.meta.com 2) on CNBC (cnbc.com, a.com).";
    const auto cites = [&](std::string asked) {
        return lit(field("cites", Query::Kind::field, std::move(asked)), text);
    };
    CHECK(cites("meta.com") == "It rained ([ai.meta.com 2]) on CNBC (cnbc.com, a.com).");
    CHECK(cites("meta") == "It rained ([ai.meta.com 2]) on CNBC (cnbc.com, a.com).");
    CHECK(cites("https://www.cnbc.com/a") == "It rained (ai.meta.com 2) on CNBC ([cnbc.com], a.com).");
    CHECK(cites("*") == text);
    CHECK(cites("") == text);
}

TEST_CASE("names are lit as written", "[searcher][highlighter]") {
    CHECK(lit(field("name", Query::Kind::field, "scale ai"), "Scale AI scales AI") == "[Scale AI] scales AI");
}

TEST_CASE("a text's words are stemmed in its language", "[searcher][highlighter]") {
    CHECK(lit(word("H\xC3\xA4user"), "Hause Hauses", {"de", {}}) == "[Hause] [Hauses]");
    CHECK(lit(word("general"), "generals generally", {"en", {}}) == "[generals] [generally]");
}

TEST_CASE("scripts without blanks are lit by stretches that a word has", "[searcher][highlighter]") {
    const std::string tokyo_to = "\u6771\u4EAC\u90FD";
    CHECK(lit(word(tokyo_to), "\u6771\u4EAC\u90FD\u306E") == "[" + tokyo_to + "]\u306E");
    CHECK(lit("\"\u4EAC\"", "\u6771\u4EAC\u90FD \u4EAC") == "\u6771[\u4EAC]\u90FD [\u4EAC]");
    CHECK(lit(word("\u4EAC"), "\u6771\u4EAC\u90FD") == "\u6771[\u4EAC]\u90FD");
    Stemmers stemmers;
    const Highlighter highlighter(word(tokyo_to), stemmers);
    const auto matches = highlighter.find("\u4EAC\u90FD\u3001\u6771\u4EAC\u90FD");
    REQUIRE(matches.size() == 2);
    CHECK(matches[0].kind == Match::Kind::part);
    CHECK(matches[1].kind == Match::Kind::whole);
    CHECK(shown_matches(matches).size() == 1);
    CHECK(shown_matches({matches.data(), 1}).size() == 1);
}

TEST_CASE("a lit stretch ends where a character does", "[searcher][highlighter]") {
    // The second letter's vowel sign is a letter to Unicode, but part of what readers see as one character.
    CHECK(lit(word("\u0E01\u0E19"), "\u0E01\u0E19\u0E33") == "[\u0E01\u0E19\u0E33]");
    CHECK(lit(word("flood"), "flood\U0001F469\u200D\U0001F467 flood\u0301") ==
          "[flood]\U0001F469\u200D\U0001F467 [flood\u0301]");
    CHECK(lit(word("\u0645\u0631"), "\u0648 \u0645\u0631 \u0648") == "\u0648 [\u0645\u0631] \u0648");
}

TEST_CASE("ill-formed bytes are no words and do no harm", "[searcher][highlighter]") {
    CHECK(lit(word("flood"),
              "flood\xED\xA0\x80 \xFF"
              "flood \xE6\x9D") == "[flood]\xED\xA0\x80 \xFF[flood] \xE6\x9D");
    CHECK(lit(word("\xED\xA0\x80"), "flood \xED\xA0\x80") == "flood \xED\xA0\x80");
}

TEST_CASE("a pasted page in a script without blanks costs little", "[searcher][highlighter]") {
    CHECK_FALSE(lit(word(test::repeated("\u3042", 5'000)), test::repeated("\u3042", 5'000)).empty());
    CHECK_FALSE(
        lit(word(test::repeated("\u3042\u4EAC", 3'000)), test::repeated("\u4EAC\u3042", 5'000)).empty());
}
