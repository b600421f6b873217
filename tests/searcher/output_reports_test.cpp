#include "corpus/base/json.h"
#include "searcher/output.h"
#include "tests/support/catch.h"

#include <nlohmann/json.hpp>

using namespace debrief;

namespace {

Day day(std::string_view iso) {
    return *parse_iso_day(iso);
}

Facets sample_facets() {
    Facets facets;
    facets.counted = 120;
    facets.fields = {
        {FacetField::source,
         {{"東京 Wire", "source:\"東京 wire\"", 100}, {"Harbor Wire", "source:\"Harbor Wire\"", 7}},
         3,
         13},
        {FacetField::kind, {{"press", "kind:press", 9}}, 0, 0},
    };
    facets.histogram = DateHistogram{DateHistogram::Step::month,
                                     {{{day("2026-03-01"), day("2026-03-31")}, 1},
                                      {{day("2026-04-01"), day("2026-04-30")}, 0},
                                      {{day("2026-05-01"), day("2026-05-31")}, 118}},
                                     1};
    return facets;
}

constexpr std::string_view hostile = "x\x1B[31m\x07\r\xC2\x9By\xE2\x80\xAE";

bool is_harmless(std::string_view text) {
    return text.find_first_of("\x1B\x07\r") == std::string_view::npos &&
           text.find("\xC2\x9B") == std::string_view::npos &&
           text.find("\xE2\x80\xAE") == std::string_view::npos;
}

}  // namespace

TEST_CASE("counts are shown in columns, wide characters too", "[searcher][output]") {
    CHECK(to_text(sample_facets(), Emphasis::asterisks) ==
          "by source\n"
          "  100  東京 Wire    source:\"東京 wire\"\n"
          "    7  Harbor Wire  source:\"Harbor Wire\"\n"
          "    3  more values\n"
          "   13  without\n"
          "\n"
          "by kind\n"
          "  9  press  kind:press\n"
          "\n"
          "by month\n"
          "  2026-03    1  █\n"
          "  2026-04    0\n"
          "  2026-05  118  ████████████████████████████████████████\n"
          "  without a date: 1\n");
    CHECK(to_text(Facets(), Emphasis::asterisks).empty());
}

TEST_CASE("what was not counted is told", "[searcher][output]") {
    Facets facets;
    facets.fields = {{FacetField::language, {{"en", "lang:en", 5}}, 0, 0}};
    facets.counted = 5;
    facets.is_exact = false;
    CHECK(to_text(facets, Emphasis::asterisks) ==
          "by language\n  5  en  lang:en\n\nonly 5 briefings were counted\n");
}

TEST_CASE("bars tell their days", "[searcher][output]") {
    const auto shown = [](DateHistogram::Step step, std::string_view first, std::string_view last) {
        Facets facets;
        facets.histogram = DateHistogram{step, {{{day(first), day(last)}, 1}}, 0};
        return to_text(facets, Emphasis::asterisks);
    };
    const std::string bar = "████████████████████████████████████████\n";
    CHECK(shown(DateHistogram::Step::day, "2026-04-08", "2026-04-08") == "by day\n  2026-04-08  1  " + bar);
    CHECK(shown(DateHistogram::Step::week, "2026-04-06", "2026-04-12") ==
          "by week from Monday on\n  2026-04-06  1  " + bar);
    CHECK(shown(DateHistogram::Step::year, "2026-01-01", "2026-12-31") == "by year\n  2026  1  " + bar);
    CHECK(shown(DateHistogram::Step::decade, "2020-01-01", "2029-12-31") ==
          "by decade\n  2020..2029  1  " + bar);
}

TEST_CASE("values from briefings that are long or hostile stay in their column", "[searcher][output]") {
    Facets facets;
    facets.fields = {
        {FacetField::source,
         {{std::string(100, 'x'), "source:\"x\"", 2}, {std::string(hostile), std::string(hostile), 1}},
         0,
         0}};
    const std::string text = to_text(facets, Emphasis::asterisks);
    CHECK(text.find("  2  " + std::string(39, 'x') + "…  source:\"x\"\n") != std::string::npos);
    CHECK(is_harmless(text));
}

TEST_CASE("counts become JSON with the terms that keep them", "[searcher][output]") {
    SearchResult result;
    result.facets = sample_facets();
    const auto json = to_json(result);
    CHECK(json["counted"].dump() == R"({"briefings":120,"exact":true})");
    CHECK(json["facets"]["kind"].dump() ==
          R"({"counts":[{"value":"press","filter":"kind:press","briefings":9}],"others":0,"unknown":0})");
    CHECK(json["histogram"]["step"] == "month");
    CHECK(json["histogram"]["bars"][0].dump() ==
          R"({"first":"2026-03-01","last":"2026-03-31","filter":"date:2026-03","briefings":1})");
    CHECK(json["histogram"]["undated"] == 1);
    CHECK_FALSE(to_json(SearchResult()).contains("facets"));
    CHECK_FALSE(to_json(SearchResult()).contains("counted"));
}

TEST_CASE("a score is shown with what adds up to it", "[searcher][output]") {
    CHECK(to_text(12.3, {{"words", 10.1}, {"nearness", 2.2}}) == "12.300 = words 10.100 + nearness 2.200");
    CHECK(to_text(9.5, {{"words", 10.0}, {"age", -0.5}}) == "9.500 = words 10.000 - age 0.500");
    CHECK(to_text(0, {{"words", 0}}) == "0.000 = words 0.000");
}

TEST_CASE("an explained search is shown with its tree and terms", "[searcher][output]") {
    SearchResult result;
    result.total = 1;
    result.hits.emplace_back();
    result.hits[0].rank = 1;
    result.hits[0].id = "a";
    result.hits[0].title = "A";
    result.hits[0].score = 2;
    result.hits[0].parts = {{"words", 2}};
    result.explanation = Explanation{"(word \"rhine\")", {{"stem", "rhine", 12}, {"word", "ライン", 3}}, 40};
    CHECK(to_text(result, Emphasis::asterisks) ==
          "query (word \"rhine\")\n"
          "terms of 40 briefings, how many have each\n"
          "  stem rhine   12\n"
          "  word ライン  3\n"
          "\n"
          "  1. A\n"
          "     a\n"
          "     score 2.000 = words 2.000\n"
          "\n"
          "1 of 1 briefings\n");
    const auto json = to_json(result);
    CHECK(json["explain"]["tree"] == "(word \"rhine\")");
    CHECK(json["explain"]["briefings"] == 40);
    CHECK(
        json["explain"]["terms"].dump() ==
        R"([{"field":"stem","text":"rhine","briefings":12},{"field":"word","text":"ライン","briefings":3}])");
    CHECK(json["hits"][0]["parts"].dump() == R"([{"name":"words","score":2.0}])");
}

TEST_CASE("matches in a passage are told in bytes and in characters", "[searcher][output]") {
    SearchResult result;
    result.hits.emplace_back();
    Snippet snippet;
    snippet.text = "Zürich 🌊 flood";
    snippet.matches = {{0, 7}, {13, 18}};
    result.hits[0].snippets.push_back(snippet);
    const auto json = to_json(result)["hits"][0]["snippets"][0];
    CHECK(json["matches"].dump() == "[[0,7],[13,18]]");
    CHECK(json["characters"].dump() == "[[0,6],[9,14]]");
}

TEST_CASE("reports of hostile briefings are harmless", "[searcher][output]") {
    const std::string text(hostile);
    MatchReport report;
    report.id = report.title = report.query = text;
    report.verdict = {text, true, false, text, {}};
    CHECK(is_harmless(to_text(report)));
    SimilarBriefings similar;
    similar.similar.push_back({1, text, text, std::nullopt, Origin::given, text, text, text, 1, {text}});
    CHECK(is_harmless(to_text(similar, Emphasis::asterisks)));
    CHECK(is_harmless(to_text(Explanation{text, {{text, text, 1}}, 1}, Emphasis::asterisks)));
}
