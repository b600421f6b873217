#include "searcher/output.h"

#include "corpus/base/json.h"
#include "tests/support/catch.h"

#include <nlohmann/json.hpp>

using namespace debrief;

namespace {

Hit sample_hit() {
    Hit hit;
    hit.rank = 1;
    hit.id = "2026/a.txt";
    hit.title = "The Rhine floods Cologne";
    hit.title_matches = {{4, 9}};
    hit.date = parse_iso_day("2026-04-08");
    hit.source = "Harbor Wire";
    hit.score = 1.23456789;
    hit.snippets = {{"The Rhine flood came.", {{4, 9}, {10, 15}}, false, false},
                    {"on the Rhine", {{7, 12}}, true, true}};
    return hit;
}

SearchResult sample_result() {
    return {"rhine (flood", 7, {}, {sample_hit()}, {{6, "this bracket is not closed"}}};
}

Briefing sample_briefing() {
    Briefing briefing;
    briefing.id = "2026/a.txt";
    briefing.title = "The Rhine floods Cologne";
    briefing.summary = "In short.";
    briefing.text = "First.\n\nSecond. (cnbc.com)";
    briefing.date = parse_iso_day("2026-04-08");
    briefing.source = "Harbor Wire";
    briefing.url = "https://example.org/1";
    briefing.language = "en";
    briefing.attributes = {{"section", R"("World")"}, {"pages", "[1,2]"}};
    return briefing;
}

/// What would change a terminal that prints it: escapes, a right-to-left override, C1 controls, a bell.
constexpr std::string_view hostile =
    "x\x1B[31m\x07\x08\r\x7F\xC2\x9B"
    "2J\xE2\x80\xAEy";

bool is_harmless(std::string_view text) {
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte < 0x20 && c != '\n') || byte == 0x7F) return false;
    }
    return text.find("\xC2\x9B") == std::string_view::npos &&
           text.find("\xE2\x80\xAE") == std::string_view::npos;
}

}  // namespace

TEST_CASE("hits are shown to people with their matches between asterisks", "[searcher][output]") {
    CHECK(to_text(sample_result(), Emphasis::asterisks) ==
          "  1. The Rhine floods Cologne\n"
          "     2026-04-08  Harbor Wire  2026/a.txt\n"
          "     The *Rhine flood* came.\n"
          "     \xE2\x80\xA6 on the *Rhine* \xE2\x80\xA6\n"
          "\n"
          "1 of 7 briefings\n");
}

TEST_CASE("hits are shown in colour on a terminal", "[searcher][output]") {
    CHECK(to_text(sample_result(), Emphasis::colour) ==
          "  1. \x1B[1mThe Rhine floods Cologne\x1B[0m\n"
          "     \x1B[2m2026-04-08  Harbor Wire  2026/a.txt\x1B[0m\n"
          "     The \x1B[1;33mRhine flood\x1B[0m came.\n"
          "     \xE2\x80\xA6 on the \x1B[1;33mRhine\x1B[0m \xE2\x80\xA6\n"
          "\n"
          "1 of 7 briefings\n");
}

TEST_CASE("what a hit does not know takes no room", "[searcher][output]") {
    Hit hit;
    hit.rank = 12;
    hit.id = "b";
    hit.title = "Budget";
    SearchResult result{"", std::nullopt, {}, {hit}, {}};
    CHECK(to_text(result, Emphasis::asterisks) == " 12. Budget\n     b\n\n");
    result.hits[0].source = "Harbor Wire";
    CHECK(to_text(result, Emphasis::asterisks) == " 12. Budget\n     Harbor Wire  b\n\n");
    CHECK(
        to_json(result).dump() ==
        R"({"v":1,"query":"","hits":[{"rank":12,"id":"b","title":"Budget","source":"Harbor Wire","score":0.0,)"
        R"("snippets":[]}],"notes":[]})");
}

TEST_CASE("a search without hits says so", "[searcher][output]") {
    CHECK(to_text(SearchResult{"x", 0, {}, {}}, Emphasis::asterisks) == "no briefing answers\n");
    CHECK(to_text(SearchResult{"x", 3, {}, {}}, Emphasis::asterisks) == "0 of 3 briefings\n");
    CHECK(to_text(SearchResult{"x", std::nullopt, {}, {}}, Emphasis::asterisks).empty());
}

TEST_CASE("hits are told to machines as JSON with a version", "[searcher][output]") {
    CHECK(
        to_json(sample_result()).dump() ==
        R"({"v":1,"query":"rhine (flood","total":7,"hits":[{"rank":1,"id":"2026/a.txt",)"
        R"("title":"The Rhine floods Cologne","date":"2026-04-08","source":"Harbor Wire","score":1.234568,)"
        R"("snippets":[{"text":"The Rhine flood came.","matches":[[4,9],[10,15]],"characters":[[4,9],[10,15]]},)"
        R"({"text":"on the Rhine","matches":[[7,12]],"characters":[[7,12]]}]}],)"
        R"("notes":[{"offset":6,"message":"this bracket is not closed"}]})");
}

TEST_CASE("a whole briefing is shown with what is known of it", "[searcher][output]") {
    CHECK(to_text(sample_briefing(), Emphasis::asterisks) ==
          "The Rhine floods Cologne\n"
          "id        2026/a.txt\n"
          "date      2026-04-08\n"
          "source    Harbor Wire\n"
          "url       https://example.org/1\n"
          "language  en\n"
          "section   \"World\"\n"
          "pages     [1,2]\n"
          "\n"
          "In short.\n"
          "\n"
          "First.\n\nSecond. (cnbc.com)\n");
    nlohmann::ordered_json json = to_json(sample_briefing());
    CHECK(json["attributes"].dump() == R"({"section":"World","pages":[1,2]})");
    json.erase("attributes");
    CHECK(json.dump() ==
          R"({"v":1,"id":"2026/a.txt","title":"The Rhine floods Cologne","date":"2026-04-08",)"
          R"("source":"Harbor Wire","url":"https://example.org/1","language":"en","summary":"In short.",)"
          "\"text\":\"First.\\n\\nSecond. (cnbc.com)\"}");
}

TEST_CASE("a briefing of a title only is shown so", "[searcher][output]") {
    Briefing briefing;
    briefing.id = "b";
    briefing.title = "Budget";
    CHECK(to_text(briefing, Emphasis::colour) == "\x1B[1mBudget\x1B[0m\nid        b\n");
    CHECK(to_json(briefing).dump() == R"({"v":1,"id":"b","title":"Budget","text":""})");
}

TEST_CASE("nothing of a hit reaches a terminal unescaped", "[searcher][output]") {
    SearchResult result = sample_result();
    Hit& hit = result.hits[0];
    hit.id = hit.title = hit.source = hostile;
    hit.snippets = {{std::string(hostile), {{0, 3}}, false, false}};
    CHECK(is_harmless(to_text(result, Emphasis::asterisks)));
}

TEST_CASE("nothing of a briefing reaches a terminal unescaped", "[searcher][output]") {
    Briefing briefing;
    briefing.id = briefing.title = briefing.summary = briefing.text = hostile;
    briefing.source = briefing.url = briefing.language = hostile;
    briefing.attributes = {{std::string(hostile), std::string(hostile)}};
    CHECK(is_harmless(to_text(briefing, Emphasis::asterisks)));
    IndexDetails details{{std::string(hostile), 1, 0, {}, {}}};
    details.first_sources = details.languages = {{std::string(hostile), 1}};
    CHECK(is_harmless(to_text(details)));
}

TEST_CASE("broken bytes and control characters make valid JSON", "[searcher][output]") {
    SearchResult result = sample_result();
    result.query = std::string(hostile) + "\xFF\xC3";
    result.hits[0].title = std::string("a\0b\xFF", 4);
    const std::string text = to_json_text(to_json(result));
    CHECK(nlohmann::json::accept(text));
    CHECK(is_harmless(nlohmann::json::parse(text).dump(-1, ' ', true)));
}
