#include "corpus/reader/formats.h"
#include "tests/support/catch.h"
#include "tests/support/collecting_visitor.h"
#include "tests/support/format_reading.h"

using namespace debrief;
using namespace debrief::test;
using namespace std::literals;

namespace {

CollectingVisitor read(std::string_view content, const ReadOptions& options = {}) {
    return read_as(read_json_lines, content, options);
}

/// The one problem that a line has; "" where it is read.
std::string problem_of(std::string_view line, const ReadOptions& options = {}) {
    const CollectingVisitor visitor = read(line, options);
    CHECK(visitor.briefings.size() + visitor.problems.size() == 1);
    return visitor.problems.empty() ? "" : visitor.problems.front();
}

Briefing briefing_of(std::string_view line) {
    const CollectingVisitor visitor = read(line);
    CAPTURE(line, visitor.problems);
    REQUIRE(visitor.briefings.size() == 1);
    return visitor.briefings.front();
}

}  // namespace

TEST_CASE("a record's fields become a briefing's, and the others attributes", "[corpus][json_lines]") {
    Briefing expected;
    expected.id = "7";
    expected.title = "Fed cuts rates";
    expected.summary = "A lede.";
    expected.text = "The body.\nMore.";
    expected.date = parse_iso_day("2026-04-08");
    expected.source = "The Wire";
    expected.url = "https://example.org/7";
    expected.language = "en";
    expected.attributes = {{"tags", R"(["a","b"])"}, {"score", "1.5"}, {"none", "null"}};
    CHECK(briefing_of(
              R"({"tags": ["a", "b"], "id": " 7 ", "title": "Fed  cuts\nrates", "summary": " A lede.\n",)"
              R"( "text": "\nThe body.\nMore. ", "date": "2026-04-08T09:30:00Z", "source": " The  Wire",)"
              R"( "url": " https://example.org/7 ", "language": "en", "score": 1.5, "none": null})") ==
          expected);
}

TEST_CASE("records may lack all but an id and a title or a text", "[corpus][json_lines]") {
    const Briefing only_title = briefing_of(R"({"id": "a", "title": "Fed cuts rates"})");
    CHECK(only_title.title == "Fed cuts rates");
    CHECK(only_title.title_origin == TitleOrigin::given);
    CHECK(only_title.text.empty());
    CHECK_FALSE(only_title.date);

    const Briefing only_text = briefing_of(R"({"id": "a", "text": "The Fed cut rates. So it did."})");
    CHECK(only_text.title == "The Fed cut rates");
    CHECK(only_text.title_origin == TitleOrigin::made);

    const Briefing no_title =
        briefing_of(R"({"id": "a", "title": null, "summary": "A lede.", "text": "Text."})");
    CHECK(no_title.title == "A lede");
    CHECK(no_title.title_origin == TitleOrigin::made);

    const Briefing empty = briefing_of(R"({"id": "a", "text": ""})");
    CHECK(empty.title.empty());
}

TEST_CASE("ids may be numbers of any size and sign, taken as they are written", "[corpus][json_lines]") {
    struct Case {
        const char* id;
        const char* expected;
    };
    const auto [id, expected] = GENERATE(values<Case>({
        {"0", "0"},
        {"42", "42"},
        {"-7", "-7"},
        {"9223372036854775807", "9223372036854775807"},
        {"18446744073709551615", "18446744073709551615"},
        {"1.5", "1.5"},
        {"\"caf\xC3\xA9 / \\\"x\\\"\"", "caf\xC3\xA9 / \"x\""},
        {"\"caf\xE9\"", "caf\xEF\xBF\xBD"},
    }));
    CHECK(briefing_of("{\"id\": " + std::string(id) + ", \"text\": \"x\"}").id == expected);
}

TEST_CASE("a date of unknown form is kept as an attribute", "[corpus][json_lines]") {
    const Briefing briefing = briefing_of(R"({"id": "a", "text": "x", "date": "04/08/2026"})");
    CHECK_FALSE(briefing.date);
    CHECK(briefing.attributes == std::vector<Attribute>{{"date", R"("04/08/2026")"}});
    CHECK(briefing_of(R"({"id": "a", "text": "x", "date": 12})").attributes ==
          std::vector<Attribute>{{"date", "12"}});
    CHECK(briefing_of(R"({"id": "a", "text": "x", "date": null})").attributes.empty());
    CHECK(briefing_of(R"({"id": "a", "text": "x", "date": " 2026-04-08 "})").date ==
          parse_iso_day("2026-04-08"));
}

TEST_CASE("of a field that stands twice the last counts, and it is told", "[corpus][json_lines]") {
    const CollectingVisitor visitor = read(R"({"id": "a", "title": "one", "title": "two"})");
    REQUIRE(visitor.briefings.size() == 1);
    CHECK(visitor.briefings[0].title == "two");
    CHECK(visitor.briefings[0].attributes.empty());
    CHECK(visitor.mended ==
          std::vector<std::string>{"in:1: has 'title' more than once; the last one counts"});
}

TEST_CASE("a record without a key for its id is called by its file and its number", "[corpus][json_lines]") {
    const CollectingVisitor visitor =
        read("{\"title\": \"one\"}\n\n{broken\n{\"id\": \"own\", \"title\": \"x\"}\n{\"title\": \"four\"}");
    CHECK(visitor.ids() == std::vector<std::string>{"file:1", "own", "file:4"});
    CHECK(visitor.problems.size() == 1);
}

TEST_CASE("halves of surrogate pairs are mended, and it is told", "[corpus][json_lines]") {
    struct Case {
        const char* text;
        const char* expected;
    };
    const auto [text, expected] = GENERATE(values<Case>({
        {R"(\ud83d)", "\xEF\xBF\xBD"},
        {R"(a\uDDDEb)",
         "a\xEF\xBF\xBD"
         "b"},
        {R"(\ud83d\ud83d\uddde)", "\xEF\xBF\xBD\xF0\x9F\x97\x9E"},
        {R"(\ud83d \uddde)", "\xEF\xBF\xBD \xEF\xBF\xBD"},
        {R"(\\ud83d \ud83d)", "\\ud83d \xEF\xBF\xBD"},
        {R"(\ud83dA)",
         "\xEF\xBF\xBD"
         "A"},
        {R"(\ud83d\n)", "\xEF\xBF\xBD"},
    }));
    const CollectingVisitor visitor = read(R"({"id": "a", "text": ")" + std::string(text) + "\"}");
    CAPTURE(text, visitor.problems);
    REQUIRE(visitor.briefings.size() == 1);
    CHECK(visitor.briefings[0].text == expected);
    CHECK(visitor.mended ==
          std::vector<std::string>{"in:1: has halves of surrogate pairs; they were replaced"});
}

TEST_CASE("a sequence of JSON texts may have its separators in front of the lines", "[corpus][json_lines]") {
    const CollectingVisitor visitor =
        read("\x1E{\"id\": \"1\", \"text\": \"x\"}\n\x1E\x1E{\"id\": \"2\", \"text\": \"x\"}\n\x1E\n");
    CHECK(visitor.ids() == std::vector<std::string>{"1", "2"});
    CHECK(visitor.problems.empty());
}

TEST_CASE("a bad record is told with its line and passed over", "[corpus][json_lines]") {
    struct Case {
        std::string line;
        const char* expected;
    };
    const auto [line, expected] = GENERATE(values<Case>({
        {R"({"id": "", "title": "x"})", "in:1: has no 'id'"},
        {R"({"id": " ", "title": "x"})", "in:1: has no 'id'"},
        {R"({"id": null, "title": "x"})", "in:1: has no 'id'"},
        {R"({"id": "a\nb", "title": "x"})", "in:1: has control characters in its 'id'"},
        {R"({"id": "a\u0000b", "title": "x"})", "in:1: has control characters in its 'id'"},
        {R"({"id": "\u001b[31m", "title": "x"})", "in:1: has control characters in its 'id'"},
        {R"({"id": "a\u007f", "title": "x"})", "in:1: has control characters in its 'id'"},
        {R"({"id": "a"})", "in:1: has neither 'title' nor 'text'"},
        {R"({"id": "a", "summary": "x"})", "in:1: has neither 'title' nor 'text'"},
        {R"({"id": "a", "title": null})", "in:1: has neither 'title' nor 'text'"},
        {R"({"id": true, "title": "x"})", "in:1: 'id' is not a text"},
        {R"({"id": "a", "title": ["x"]})", "in:1: 'title' is not a text"},
        {R"({"id": "a", "text": {"x": 1}})", "in:1: 'text' is not a text"},
        {R"({"id": "a", "text": "x", "date": [2026]})", "in:1: 'date' is not a text"},
        {R"(["id", "a"])", "in:1: is no JSON object"},
        {R"("text")", "in:1: is no JSON object"},
    }));
    CAPTURE(line);
    CHECK(problem_of(line) == expected);
}

TEST_CASE("what is no JSON is told and passed over", "[corpus][json_lines]") {
    const auto line = GENERATE(values<std::string>({
        "{",
        "plain text",
        R"({"id": "a", "text": "no end)",
        R"({"id": "a", "text": "x"} more)",
        R"({"id": "a", "text": "x",})",
        R"({"id": 123456789012345678901234567890, "text": "x"})",
        "{\"id\": \"a\", \"text\": \"raw \x01\"}",
        "{\"id\": \"a\", \"text\": \"raw \0\"}"s,
        "{\"id\": \"a\", \"text\": \"x\"\0}"s,
    }));
    CAPTURE(line);
    CHECK(problem_of(line).rfind("in:1: is no JSON: ", 0) == 0);
}

TEST_CASE("records are read down to the depth that the options allow", "[corpus][json_lines]") {
    const auto record = [](std::size_t depth) {
        const std::string deep = std::string(depth - 1, '[') + std::string(depth - 1, ']');
        return R"({"id": "a", "text": "x", "deep": )" + deep + "}";
    };
    CHECK(briefing_of(record(256)).attributes.size() == 1);
    CHECK(problem_of(record(257)) == "in:1: is nested deeper than 256 levels");
    CHECK(problem_of(std::string(1'000'000, '[')).rfind("in:1: is no JSON: ", 0) == 0);
    CHECK(problem_of(record(9), {.nesting = 8}) == "in:1: is nested deeper than 8 levels");
}

TEST_CASE("reading goes on behind every bad record", "[corpus][json_lines]") {
    const CollectingVisitor visitor = read(
        "\xEF\xBB\xBF{\"id\": \"1\", \"text\": \"x\"}\r\n"
        "\r\n"
        "   \n"
        "garbage\n"
        "{\"id\": \"2\", \"text\": \"caf\xE9\"}\n"
        "{\"id\": null, \"text\": \"x\"}\n"
        "{\"id\": \"3\", \"text\": \"x\"}");
    CHECK(visitor.ids() == std::vector<std::string>{"1", "2", "3"});
    REQUIRE(visitor.problems.size() == 2);
    CHECK(visitor.problems[0].rfind("in:4: is no JSON: ", 0) == 0);
    CHECK(visitor.problems[1] == "in:6: has no 'id'");
    CHECK(visitor.briefings[1].text == "caf\xEF\xBF\xBD");
    CHECK(visitor.mended ==
          std::vector<std::string>{"in:5: has bytes that are no UTF-8; they were replaced"});
}

TEST_CASE("a line above the limit is refused, the next is read", "[corpus][json_lines]") {
    const std::string long_text(200, 'x');
    const CollectingVisitor visitor =
        read("{\"id\": \"1\", \"text\": \"" + long_text + "\"}\n{\"id\": \"2\", \"text\": \"x\"}\n",
             ReadOptions{.record_bytes = 100});
    CHECK(visitor.ids() == std::vector<std::string>{"2"});
    CHECK(visitor.problems ==
          std::vector<std::string>{"in:1: is longer than 100 bytes, the most a record may have"});
}

TEST_CASE("text may hold any character that JSON can spell", "[corpus][json_lines]") {
    CHECK(briefing_of(R"({"id": "a", "text": "a\u0000b\u20ac\ud83d\uddde"})").text ==
          "a\0b\xE2\x82\xAC\xF0\x9F\x97\x9E"s);
}
