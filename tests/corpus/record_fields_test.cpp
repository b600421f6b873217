#include "corpus/reader/record_fields.h"

#include "corpus/reader/formats.h"
#include "corpus/reader/html.h"
#include "tests/support/catch.h"
#include "tests/support/format_reading.h"

using namespace debrief;
using namespace debrief::test;

namespace {

CollectingVisitor read(const std::string& record, const std::vector<FieldMapping>& map = {}) {
    return read_as(read_json_lines, record, {.field_map = map});
}

Briefing briefing_of(const std::string& record, const std::vector<FieldMapping>& map = {}) {
    const CollectingVisitor visitor = read(record, map);
    CAPTURE(record, visitor.problems);
    REQUIRE(visitor.briefings.size() == 1);
    return visitor.briefings.front();
}

std::string attribute(const Briefing& briefing, std::string_view name) {
    for (const Attribute& found : briefing.attributes) {
        if (found.name == name) return found.value;
    }
    return "none";
}

}  // namespace

TEST_CASE("well-known other names of fields are understood", "[corpus][record_fields]") {
    const Briefing briefing = briefing_of(
        R"({"guid": "g1", "headline": "Ferry line reopens", "standfirst": "Boats run again.", "body": "Long text.",)"
        R"( "published_at": "2026-03-02T08:00:00Z", "publisher": "Harbour Post", "link": "https://p.example/1",)"
        R"( "lang": "en", "byline": "A. Writer", "keywords": "ferry, harbour"})");
    CHECK(briefing.id == "g1");
    CHECK(briefing.title == "Ferry line reopens");
    CHECK(briefing.summary == "Boats run again.");
    CHECK(briefing.text == "Long text.");
    CHECK(briefing.date == parse_iso_day("2026-03-02"));
    CHECK(briefing.source == "Harbour Post");
    CHECK(briefing.url == "https://p.example/1");
    CHECK(briefing.language == "en");
    CHECK(briefing.attributes ==
          std::vector<Attribute>{{"author", R"("A. Writer")"}, {"tags", R"(["ferry","harbour"])"}});
}

TEST_CASE("another name counts only where the field itself is absent", "[corpus][record_fields]") {
    const Briefing both = briefing_of(R"({"headline": "b", "title": "a", "text": "t", "body": "u"})");
    CHECK(both.title == "a");
    CHECK(both.text == "t");
    CHECK(attribute(both, "headline") == R"("b")");
    CHECK(attribute(both, "body") == R"("u")");

    CHECK(briefing_of(R"({"headline": "b", "title": null, "text": "t"})").title == "b");
    // Present, if empty.
    CHECK(briefing_of(R"({"headline": "b", "title": "", "text": "t"})").title == "t");
    // The surer name first, wherever it stands; the other is kept.
    const Briefing two = briefing_of(R"({"content": "c", "body": "b"})");
    CHECK(two.text == "b");
    CHECK(attribute(two, "content") == R"("c")");
}

TEST_CASE("another name counts only where its value suits the field", "[corpus][record_fields]") {
    const Briefing briefing = briefing_of(
        R"({"title": "a", "body": {"type": "doc"}, "content": "c", "published": true, "publishedAt": "2026-03-02"})");
    CHECK(briefing.text == "c");
    CHECK(briefing.date == parse_iso_day("2026-03-02"));
    CHECK(attribute(briefing, "body") == R"({"type":"doc"})");
    CHECK(attribute(briefing, "published") == "true");
    CHECK(briefing_of(R"({"title": "a", "date": "soon", "pubDate": "2026-03-02"})").date ==
          parse_iso_day("2026-03-02"));
}

TEST_CASE("the map names keys, also inside of objects", "[corpus][record_fields]") {
    const std::string record =
        R"({"title": "own", "head": {"main": "Dam opened", "sub": "x"}, "parts": {"en": {"body": "The dam."}},)"
        R"( "text": "not this"})";
    const Briefing briefing = briefing_of(record, {{"title", "head.main"}, {"text", "Parts.EN.body"}});
    CHECK(briefing.title == "Dam opened");
    CHECK(briefing.text == "The dam.");
    CHECK(attribute(briefing, "title") == R"("own")");
    CHECK(attribute(briefing, "text") == R"("not this")");
    CHECK(attribute(briefing, "head.sub") == R"("x")");
    CHECK(attribute(briefing, "head") == "none");
    // A record without the mapped key is read as if there were no map.
    CHECK(briefing_of(R"({"title": "own"})", {{"title", "head.main"}}).title == "own");
    CHECK(read(R"({"title": "own", "x": [1]})", {{"text", "x"}}).problems ==
          std::vector<std::string>{"in:1: 'x' is not a text"});
}

TEST_CASE("one key may be the id and another field", "[corpus][record_fields]") {
    const Briefing briefing = briefing_of(R"({"url": "https://a.example/1", "title": "x"})", {{"id", "url"}});
    CHECK(briefing.id == "https://a.example/1");
    CHECK(briefing.url == "https://a.example/1");
    CHECK(briefing.attributes.empty());
}

TEST_CASE("objects that stand for a text are read as it", "[corpus][record_fields]") {
    const Briefing page = briefing_of(
        R"({"id": 12, "title": {"rendered": "Budget vote"}, "content": {"rendered": "All said yes.", "raw": ""},)"
        R"( "source": {"id": null, "name": "The Wire"}, "author": [{"name": "A"}, {"name": "B"}]})");
    CHECK(page.id == "12");
    CHECK(page.title == "Budget vote");
    CHECK(page.text == "All said yes.");
    CHECK(page.source == "The Wire");
    CHECK(attribute(page, "author") == R"(["A","B"])");
    CHECK(briefing_of(R"({"_id": {"$oid": "65f0"}, "title": "x"})").id == "65f0");

    const Briefing hit = briefing_of(
        R"({"_index": "news", "_id": "h7", "_score": 1, "_source": {"title": "x", "text": "y"}})");
    CHECK(hit.id == "h7");
    CHECK(hit.text == "y");
    CHECK(attribute(hit, "_index") == R"("news")");
}

TEST_CASE("a list of texts is the text's paragraphs", "[corpus][record_fields]") {
    CHECK(briefing_of(R"({"id": "a", "text": ["One.", "Two."]})").text == "One.\n\nTwo.");
    CHECK(read(R"({"id": "a", "text": ["One.", 2]})").problems ==
          std::vector<std::string>{"in:1: 'text' is not a text"});
}

TEST_CASE("tags come as a list or as one text", "[corpus][record_fields]") {
    struct Case {
        const char* tags;
        const char* expected;
    };
    const auto [tags, expected] = GENERATE(values<Case>({
        {R"(["a", "b c"])", R"(["a","b c"])"},
        {R"("a,  b c ,,")", R"(["a","b c"])"},
        {R"("Acme, Inc.; b")", R"(["Acme, Inc.","b"])"},
        {R"("a|b")", R"(["a","b"])"},
        {R"("a")", R"(["a"])"},
        {R"([{"name": "a"}])", R"(["a"])"},
        {R"([7, 8])", "[7,8]"},
        {R"({"x": 1})", R"({"x":1})"},
        {R"(" , ")", "none"},
        {R"([])", "[]"},
        {"null", "none"},
    }));
    CAPTURE(tags);
    CHECK(attribute(briefing_of(R"({"id": "a", "text": "x", "tags": )" + std::string(tags) + "}"), "tags") ==
          expected);
}

TEST_CASE("a key that stands very often is told once, in linear time", "[corpus][record_fields][slow]") {
    std::string record = R"({"headline": "a")";
    for (int i = 0; i < 200'000; ++i) record += R"(, "title": "b", "x": 1)";
    const CollectingVisitor visitor = read(record + "}");
    REQUIRE(visitor.briefings.size() == 1);
    CHECK(visitor.briefings[0].title == "b");
    CHECK(visitor.briefings[0].attributes.size() == 200'001);
    CHECK(visitor.mended ==
          std::vector<std::string>{"in:1: has 'title' more than once; the last one counts"});
}

TEST_CASE("times that databases and scripts export are dates", "[corpus][record_fields]") {
    const char* date = GENERATE(R"({"$date": "2026-03-02T08:00:00Z"})", R"("2026-03-02")");
    CAPTURE(date);
    CHECK(briefing_of(R"({"id": "a", "text": "x", "date": )" + std::string(date) + "}").date ==
          parse_iso_day("2026-03-02"));
}

TEST_CASE("an id that is there must say something", "[corpus][record_fields]") {
    CHECK(read(R"({"_id": "", "title": "x"})").problems == std::vector<std::string>{"in:1: has no 'id'"});
    CHECK(read(R"({"x": " ", "title": "x"})", {{"id", "x"}}).problems ==
          std::vector<std::string>{"in:1: has no 'id'"});
    CHECK(briefing_of(R"({"uuid": null, "title": "x"})").id == "file:1");
}

TEST_CASE("markup is taken out of texts that visibly have some", "[corpus][record_fields]") {
    const std::string text = GENERATE("<p>One.</p>\n<p>Two.</p>", "  <div class=\"x\">One.</div>",
                                      "<!-- note --><p>One.</p>", "<br>One <b>two</b>");
    CAPTURE(text);
    CHECK(without_markup(text, 256) == html_to_text(text));
    // What stands between paragraphs of plain text stays, whatever markup is inside of them.
    const std::string inside =
        GENERATE("one <b>two</b>", "one <A HREF=\"x\">two</A>.", "<i>one</i> and <i>two</i>");
    CAPTURE(inside);
    CHECK(without_markup("So " + inside + "\n\nThree.\n\n\n\nFour.\n\n", 256) ==
          html_to_text("So " + inside) + "\n\nThree.\n\nFour.");
}

TEST_CASE("text that only looks like markup is left alone", "[corpus][record_fields]") {
    const std::string text = GENERATE("<p>One.", "<3 hearts </3", "< 5 and </ 6", "<", "", "a < b > c </",
                                      "</b> closes <b>", "the <b> tag", "x </p>", "One.\n\nTwo <Three>.");
    CAPTURE(text);
    CHECK(without_markup(text, 256) == text);
}
