#include "searcher/highlighter.h"

#include "searcher/query_parser.h"
#include "tests/support/catch.h"

using namespace debrief;

namespace {

/// The text with brackets around what the query lights.
std::string lit(std::string_view query, std::string_view text) {
    Stemmers stemmer;
    const Highlighter highlighter(parse_query(query).query, stemmer);
    std::string marked;
    std::size_t written = 0;
    for (const Match& match : highlighter.find(text)) {
        marked += text.substr(written, match.span.begin - written);
        marked += "[" + std::string(match.span.of(text)) + "]";
        written = match.span.end;
    }
    return marked + std::string(text.substr(written));
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
        {"cites:fed.com date:2026", "fed 2026 (fed.com)", "fed 2026 (fed.com)"},
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
    CHECK(count("date:2026 source:x cites:a.com") == 0);
}

TEST_CASE("a match names its term", "[searcher][highlighter]") {
    Stemmers stemmer;
    const Highlighter highlighter(parse_query("rhine flood").query, stemmer);
    const auto matches = highlighter.find("floods on the Rhine, a flood");
    REQUIRE(matches.size() == 3);
    CHECK(matches[0].term == matches[2].term);
    CHECK(matches[0].term != matches[1].term);
    CHECK(highlighter.stems().at("flood") == matches[0].term);
}
