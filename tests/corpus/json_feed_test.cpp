#include "corpus/reader/json_feed.h"

#include "tests/support/catch.h"
#include "tests/support/feeds.h"
#include "tests/support/repeated.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown.h"

using namespace debrief;
using namespace debrief::test;
using namespace std::literals;

namespace {

CollectingVisitor read(std::string_view json) {
    const TemporaryFolder folder;
    InputStream stream = InputStream::open(folder.write("in", ""));
    const ReadOptions options;
    CollectingVisitor visitor;
    read_json_feed(json, {stream, "feed.json", "in", options}, visitor);
    return visitor;
}

/// The one briefing of a feed with these members before its items and this item.
Briefing briefing_of(const std::string& item, const std::string& head = "") {
    const CollectingVisitor visitor =
        read(R"({"version": "https://jsonfeed.org/version/1.1", )" + head + R"("items": [)" + item + "]}");
    CAPTURE(item, visitor.problems, visitor.mended);
    REQUIRE(visitor.briefings.size() == 1);
    return visitor.briefings.front();
}

}  // namespace

TEST_CASE("a JSON Feed is told by its version, wherever that stands", "[corpus][feed][json]") {
    for (const char* feed : {R"({"version": "https://jsonfeed.org/version/1", "items": []})",
                             R"({"items": [{"version": 1}], "version": "https://jsonfeed.org/version/1.1"})",
                             R"({"version":"http:\/\/jsonfeed.org\/version\/1"})"}) {
        CAPTURE(feed);
        CHECK(is_json_feed(feed));
    }
    for (const char* other :
         {"", "{", "[]", "null", "jsonfeed.org/version", R"("https://jsonfeed.org/version/1")",
          R"([{"version": "https://jsonfeed.org/version/1"}])", R"({"version": 1.1})",
          R"({"title": "On https://jsonfeed.org/version/1"})", R"({"version": ["jsonfeed.org/version/1"]})",
          R"({"a": {"version": "https://jsonfeed.org/version/1"}})"}) {
        CAPTURE(other);
        CHECK_FALSE(is_json_feed(other));
    }
    CHECK_FALSE(is_json_feed("{\"a\": \"jsonfeed.org\", \"b\": " + repeated("[", 100'000)));
}

TEST_CASE("an item becomes a briefing with all it says", "[corpus][feed][json]") {
    Briefing expected;
    expected.id = "https://wire.example/1";
    expected.title = "Crane & crew";
    expected.summary = "What it cost.";
    expected.text = "The crane is back.\n\nIt <3 us.";
    expected.date = parse_iso_day("2026-04-08");
    expected.source = "The Wire";
    expected.url = "https://wire.example/1";
    expected.language = "en";
    expected.attributes = {{"author", R"(["Ada","Bo"])"}, {"tags", R"(["harbour","crane"])"}};
    CHECK(briefing_of(R"({"id": "https://wire.example/1", "url": "/1", "title": " Crane &amp; crew ",
        "content_text": "The crane is back.\n\nIt <3 us.", "summary": "What it cost.",
        "date_published": "2026-04-08T09:30:00Z", "date_modified": "2026-05-01T00:00:00Z",
        "authors": [{"name": "Ada"}, {"url": "https://wire.example/"}, {"name": "Bo"}],
        "tags": ["harbour", 7, "crane"], "image": "x.png"})",
                      R"("title": "The Wire", "home_page_url": "https://wire.example/", "language": "en",
        "author": {"name": "Nobody"}, )") == expected);
}

TEST_CASE("an item takes from its feed what it does not say", "[corpus][feed][json]") {
    const Briefing briefing = briefing_of(R"({"id": 17, "content_text": "The crane is back. It is blue."})",
                                          R"("title": "W", "author": {"name": "Ada"}, "language": "de", )");
    CHECK(briefing.id == "feed.json#17");
    CHECK(briefing.title == "The crane is back");
    CHECK(briefing.title_origin == TitleOrigin::made);
    CHECK(briefing.source == "W");
    CHECK(briefing.language == "de");
    CHECK(attribute_of(briefing, "author") == R"("Ada")");
}

TEST_CASE("an item's HTML comes before its plain text", "[corpus][feed][json][html]") {
    CHECK(briefing_of(R"({"id": "a", "content_html": "<p>One</p><p>1 &lt; 2</p>", "content_text": "no"})")
              .text == "One\n\n1 < 2");
    CHECK(briefing_of(R"({"id": "a", "content_html": " ", "content_text": "a & <b>x</b>"})").text ==
          "a & <b>x</b>");
    CHECK(briefing_of(R"({"id": "a", "title": "A <em>new</em> day"})").title == "A new day");
}

TEST_CASE("an item's link may stand in several places", "[corpus][feed][json]") {
    CHECK(briefing_of(R"({"id": "7", "title": "x", "external_url": "https://b.example/"})").url ==
          "https://b.example/");
    CHECK(briefing_of(R"({"id": "https://a.example/7", "title": "x"})").url == "https://a.example/7");
    CHECK(briefing_of(R"({"title": "x", "url": "https://a.example/8"})").id == "https://a.example/8");
    CHECK(briefing_of(R"({"title": "x"})").id == "feed.json#1");
}

TEST_CASE("a date of unknown form is kept", "[corpus][feed][json]") {
    const Briefing briefing = briefing_of(R"({"id": "a", "title": "x", "date_published": "04/08/2026"})");
    CHECK_FALSE(briefing.date);
    CHECK(attribute_of(briefing, "date") == R"("04/08/2026")");
    CHECK(briefing_of(R"({"id": "a", "title": "x", "date_published": 1775640600})").date ==
          parse_iso_day("2026-04-08"));
}

TEST_CASE("items that cannot be used are told, the others are read", "[corpus][feed][json]") {
    const CollectingVisitor visitor =
        read(R"({"items": [1, {"id": "a"}, {"id": "b\u0007", "title": "x"}, null,
        {"id": {}, "title": []}, {"id": "c", "title": "y"}]})");
    CHECK(visitor.ids() == std::vector<std::string>{"feed.json#c"});
    CHECK(visitor.problems == std::vector<std::string>{
                                  "in: entry 1 is no JSON object",
                                  "in: entry 2 has neither a title nor a text",
                                  "in: entry 3 has control characters in its id",
                                  "in: entry 4 is no JSON object",
                                  "in: entry 5 has neither a title nor a text",
                              });
}

TEST_CASE("what is no JSON Feed is refused", "[corpus][feed][json]") {
    const auto refusal = [](std::string_view json) { return thrown_by([&] { (void)read(json); }); };
    CHECK(refusal("{").starts_with("is no JSON: "));
    CHECK(refusal("").starts_with("is no JSON: "));
    CHECK(refusal("[]") == "is no JSON Feed: it has no list 'items' | ");
    CHECK(refusal("{}") == "is no JSON Feed: it has no list 'items' | ");
    CHECK(refusal(R"({"items": {}})") == "is no JSON Feed: it has no list 'items' | ");
    CHECK(
        refusal("{\"items\": " + repeated("[", 300) + repeated("]", 300) + "}").starts_with("is no JSON: "));
}
