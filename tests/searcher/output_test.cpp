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
    hit.snippets = {
        {"The Rhine flood came.", {{4, 9}, {10, 15}}, false, false, BriefingPart::summary, 12, 11},
        {"on the Rhine", {{7, 12}}, true, true}};
    return hit;
}

SearchResult sample_result() {
    return {.query = "rhine (flood",
            .total = 7,
            .hits = {sample_hit()},
            .notes = {{6, "this bracket is not closed"}}};
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

TEST_CASE("titles lead to an address, else to a file, on a terminal that shows links", "[searcher][output]") {
    const TextStyle style{Emphasis::asterisks, Links::shown};
    SearchResult result{.query = "", .total = std::nullopt, .hits = {sample_hit()}, .notes = {}};
    result.hits[0].snippets.clear();
    const auto title = [&] {
        const std::string text = to_text(result, style);
        return text.substr(0, text.find('\n'));
    };
    const std::string plain = "  1. The Rhine floods Cologne";
    CHECK(title() == plain);
    const auto link_to = [](const std::string& target) {
        return "  1. \x1B]8;;" + target + "\x1B\\The Rhine floods Cologne\x1B]8;;\x1B\\";
    };
    Hit& hit = result.hits[0];
    hit.path = "/a b/50%\x1B#?\xC3\xA9.txt";
    CHECK(title() == link_to("file:///a%20b/50%25%1B%23%3F%C3%A9.txt"));
    hit.url = "https://example.org/a?b=c%20d#e";
    CHECK(title() == link_to("https://example.org/a?b=c%20d#e"));
    hit.url = "HTTP://example.org/\x1B\\ \n\xC2\x9B";
    CHECK(title() == link_to("HTTP://example.org/%1B\\%20%0A%C2%9B"));
    hit.path.clear();
    for (const char* refused :
         {"javascript:alert(1)", "data:text/html,x", "ftp://x/", "/relative", "https://"}) {
        hit.url = refused;
        CHECK(title() == plain);
    }
    hit.url = "https://example.org/" + std::string(3000, 'x');
    CHECK(title() == plain);
    hit.url = "https://example.org/";
    CHECK(to_text(result, Emphasis::asterisks).find('\x1B') == std::string::npos);
}

TEST_CASE("what a hit does not know takes no room", "[searcher][output]") {
    Hit hit;
    hit.rank = 12;
    hit.id = "b";
    hit.title = "Budget";
    SearchResult result{.query = "", .total = std::nullopt, .hits = {hit}, .notes = {}};
    CHECK(to_text(result, Emphasis::asterisks) == " 12. Budget\n     b\n\n");
    result.hits[0].source = "Harbor Wire";
    CHECK(to_text(result, Emphasis::asterisks) == " 12. Budget\n     Harbor Wire  b\n\n");
    CHECK(
        to_json(result).dump() ==
        R"({"v":1,"query":"","hits":[{"rank":12,"id":"b","title":"Budget","source":"Harbor Wire","score":0.0,)"
        R"("snippets":[]}],"notes":[]})");
}

TEST_CASE("a hit that stands for a story tells of the others", "[searcher][output]") {
    SearchResult result = sample_result();
    result.stories = 5;
    Hit& hit = result.hits[0];
    hit.snippets.clear();
    hit.story = "0123456789ab";
    const auto told = [&](std::size_t tellings, std::vector<std::string> others) {
        hit.tellings = tellings;
        hit.other_tellings = std::move(others);
        const std::string text = to_text(result, Emphasis::asterisks);
        const std::size_t begin = text.find("2026/a.txt\n") + 11;
        const std::size_t end = text.find("\n\n");
        return end < begin ? "" : text.substr(begin, end - begin);
    };
    CHECK(told(1, {}).empty());
    CHECK(told(2, {"b"}) == "     and another telling of this story: b");
    CHECK(told(4, {"b", "c", "d"}) == "     and 3 other tellings of this story: b, c, d");
    CHECK(told(30, {"b", "c", "d", "e"}) == "     and 29 other tellings of this story: b, c, d, …");
    CHECK(to_text(result, Emphasis::asterisks).ends_with("\n\n1 of 5 stories (7 briefings)\n"));
    hit.title_matches.clear();
    hit.url = "https://example.org/1";
    hit.language = "en";
    hit.path = "/news/a.txt";
    CHECK(to_json(result).dump() ==
          R"({"v":1,"query":"rhine (flood","total":7,"stories":5,"hits":[{"rank":1,"id":"2026/a.txt",)"
          R"("title":"The Rhine floods Cologne","date":"2026-04-08","source":"Harbor Wire",)"
          R"("url":"https://example.org/1","language":"en","path":"/news/a.txt","story":"0123456789ab",)"
          R"("tellings":30,"other_tellings":["b","c","d","e"],"score":1.234568,"snippets":[]}],)"
          R"("notes":[{"offset":6,"message":"this bracket is not closed"}]})");
}

TEST_CASE("a search without hits says so", "[searcher][output]") {
    CHECK(to_text(SearchResult{.query = "x", .total = 0, .hits = {}, .notes = {}}, Emphasis::asterisks) ==
          "no briefing answers\n");
    CHECK(to_text(SearchResult{.query = "x", .total = 3, .hits = {}, .notes = {}}, Emphasis::asterisks) ==
          "0 of 3 briefings\n");
    CHECK(to_text(SearchResult{.query = "x", .total = {}, .hits = {}, .notes = {}}, Emphasis::asterisks)
              .empty());
}

TEST_CASE("hits are told to machines as JSON with a version", "[searcher][output]") {
    CHECK(to_json(sample_result()).dump() ==
          R"({"v":1,"query":"rhine (flood","total":7,"hits":[{"rank":1,"id":"2026/a.txt",)"
          R"("title":"The Rhine floods Cologne","date":"2026-04-08","source":"Harbor Wire","score":1.234568,)"
          R"("snippets":[{"text":"The Rhine flood came.","part":"summary","begin":12,"begin_character":11,)"
          R"("matches":[[4,9],[10,15]],"characters":[[4,9],[10,15]]},)"
          R"({"text":"on the Rhine","part":"text","begin":0,"begin_character":0,)"
          R"("matches":[[7,12]],"characters":[[7,12]]}]}],)"
          R"("notes":[{"offset":6,"message":"this bracket is not closed"}]})");
}

TEST_CASE("what a hit cites and the size of its story are told to machines where they are known",
          "[searcher][output]") {
    SearchResult result = sample_result();
    result.hits[0].story = "0123456789ab";
    result.hits[0].story_size = 3;
    result.hits[0].cites = {{"cnbc.com", "CNBC", SourceKind::press, 2}};
    result.hits[0].other_cites = 4;
    const auto hit = to_json(result)["hits"][0];
    CHECK(hit["story_size"] == 3);
    CHECK(hit["cites"].dump() == R"([{"host":"cnbc.com","owner":"CNBC","kind":"press","mentions":2}])");
    CHECK(hit["other_cites"] == 4);
    const auto plain = to_json(sample_result())["hits"][0];
    for (const char* const key : {"story_size", "cites", "other_cites"}) CHECK_FALSE(plain.contains(key));
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
    hit.tellings = 2;
    hit.other_tellings = {std::string(hostile)};
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
