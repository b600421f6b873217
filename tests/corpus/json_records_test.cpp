#include "corpus/reader/formats.h"
#include "corpus/reader/json_shape.h"
#include "tests/support/catch.h"
#include "tests/support/format_reading.h"
#include "tests/support/thrown.h"

using namespace debrief;
using namespace debrief::test;
using namespace std::literals;

namespace {

using Ids = std::vector<std::string>;

CollectingVisitor read(std::string_view content, const ReadOptions& options = {}) {
    return read_as(read_json, content, options);
}

/// `count` records in a list, with something between them.
std::string list_of(std::size_t count, std::string_view between = ",") {
    std::string list = "[";
    for (std::size_t i = 1; i <= count; ++i) {
        if (i > 1) list += between;
        list += R"({"id": )" + std::to_string(i) + R"(, "text": "a ] and a } in a \" text"})";
    }
    return list + "]";
}

}  // namespace

TEST_CASE("records are found however a JSON file is laid out", "[corpus][json]") {
    const auto content = GENERATE(values<std::string>({
        list_of(2),
        list_of(2, ",\n"),
        "\xEF\xBB\xBF \n" + list_of(2, "\n,\r\n"),
        "{\"id\": 1, \"text\": \"x\"}\n{\"id\": 2, \"text\": \"y\"}\n",
        "{\n  \"id\": 1,\n  \"text\": \"x\"\n}\n{\n  \"id\": 2,\n  \"text\": \"y\"\n}\n",
        "{\"id\": 1, \"text\": \"x\"},\n{\"id\": 2, \"text\": \"y\"},\n",
        "\x1E{\n\"id\": 1, \"text\": \"x\"}\n\x1E{\"id\": 2,\n \"text\": \"y\"}\n",
        "{\"id\": 1, \"text\": \"x\"} {\"id\": 2, \"text\": \"y\"}",
        R"({"status": "ok", "total": 2, "articles": )" + list_of(2) + "}",
        "{\n  \"title\": \"An export\",\n  \"Items\":\n " + list_of(2, ",\n") + ",\n  \"page\": [1, 2]\n}\n",
        R"({"response": {"status": "ok", "tags": ["a"], "results": )" + list_of(2) +
            R"(}, "took": {"ms": 3}})",
        R"({"hits": {"total": {"value": 2}, "hits": )" + list_of(2) + "}}",
        R"({"data": [], "records": )" + list_of(2) + "}",
    }));
    CAPTURE(content);
    for (const auto& reader : {read_json, read_json_lines}) {
        const CollectingVisitor visitor = read_as(reader, content);
        CHECK(visitor.ids() == Ids{"1", "2"});
        CHECK(visitor.problems.empty());
    }
}

TEST_CASE("an object that has a text is a record, whatever lists it has", "[corpus][json]") {
    const CollectingVisitor visitor = read(
        "{\n \"id\": 7,\n \"text\": \"x\",\n \"results\": [{\"id\": 1, \"text\": \"no\"}],\n"
        " \"items\": {\"a\": [{}]}\n}");
    CHECK(visitor.ids() == Ids{"7"});
    REQUIRE(visitor.briefings.size() == 1);
    CHECK(visitor.briefings[0].attributes.size() == 2);
}

TEST_CASE("an object without a list of records is a record", "[corpus][json]") {
    CHECK(
        read("{\n\"title\": \"x\", \"items\": [1, 2], \"data\": {\"entries\": \"none\"}, \"rows\": [[{}]]\n}")
            .ids() == Ids{"file:1"});
    CHECK(read(R"({"articles": [], "status": "ok"})").problems.empty());
    CHECK(read("[]").problems.empty());
    CHECK(read("").problems.empty());
    CHECK(read(" \n").problems.empty());
}

TEST_CASE("a bad record in a list is told with its line, the next is read", "[corpus][json]") {
    const CollectingVisitor visitor = read(
        "[\n{\"id\": 1, \"text\": \"x\"},\n{\"id\": 2, \"text\": tru},\n7, \"text\",\n[{\"id\": 3}],\n"
        "{\"id\": \"\", \"text\": \"x\"},\n{\"id\": 4, \"text\": \"caf\xE9\"}\n]\n");
    CHECK(visitor.ids() == Ids{"1", "4"});
    REQUIRE(visitor.problems.size() == 5);
    CHECK(visitor.problems[0].rfind("in:3: is no JSON: ", 0) == 0);
    CHECK(visitor.problems[1] == "in:4: is no JSON object");
    CHECK(visitor.problems[2] == "in: record 4: is no JSON object");
    CHECK(visitor.problems[3] == "in:5: is no JSON object");
    CHECK(visitor.problems[4] == "in:6: has no 'id'");
    CHECK(visitor.mended == Ids{"in:7: has bytes that are no UTF-8; they were replaced"});
}

TEST_CASE("records without a key for an id are called by their number in the file", "[corpus][json]") {
    CHECK(read(R"([{"title": "a"}, 5, {"title": "b"}])").ids() == Ids{"file:1", "file:3"});
    CHECK(read(R"({"items": [{"title": "a"}, {"title": "b"}]})").ids() == Ids{"file:1", "file:2"});
}

TEST_CASE("what is no list of records is refused with the line", "[corpus][json]") {
    struct Case {
        std::string content;
        const char* expected;
    };
    const auto [content, expected] = GENERATE(values<Case>({
        {"hello", "line 1 holds something else"},
        {"\n\n\"text\"", "line 3 holds something else"},
        {"[1, 2]", "line 1 begins a list of something else"},
        {"[[{}]]", "line 1 begins a list of something else"},
        {std::string(1'000'000, '['), "line 1 begins a list of something else"},
        {"]", "line 1 holds something else"},
        {"[\n{\"id\": 1, \"text\": \"x\"}\n", "line 3 breaks off"},
        {"[", "line 1 breaks off"},
        {"[{\"id\": 1, \"text\": \"x\"}}", "line 1 is no JSON"},
        {"[{\"id\": 1, \"text\": \"x\"}]\n\ngarbage", "line 3 holds something else"},
        {"{\"items\": [{\"id\": 1, \"text\": \"x\"}]\n", "line 2 breaks off"},
        {"{\"items\": [{\"id\": 1, \"text\": \"x\"}] ! }\n", "line 1 is no JSON"},
    }));
    CAPTURE(content.substr(0, 100));
    CHECK(thrown_by([&, text = content] { (void)read(text); }) ==
          "is no list of JSON objects: "s + expected + " | ");
    CHECK(kind_thrown_by([&, text = content] { (void)read(text); }) == ErrorKind::corpus);
}

TEST_CASE("a record that breaks off or is no JSON is told, not lost", "[corpus][json]") {
    struct Case {
        std::string content;
        const char* expected;
    };
    const auto [content, expected] = GENERATE(values<Case>({
        {"{\n\"id\": 1, \"text\": \"x", "in:1: breaks off"},
        {"{\n\"id\": 1,\n\"te", "in:1: breaks off"},
        {"[\n{\"id\": 1, \"te", "in:2: breaks off"},
        {"{\n\"items\": [\n{\"id\": 1, \"te", "in:3: breaks off"},
        {"{\n\"id\"", "in:1: breaks off"},
        {"{\n\"id\":", "in:1: breaks off"},
        {"{\n\"id\": 1,", "in:1: breaks off"},
        {"{\n\"a\": {\"b\"", "in:1: breaks off"},
        {"{\n\"id\" 1}", "in:1: is no JSON: "},
        {"{\n id: 1}", "in:1: is no JSON: "},
        {"{\n\"data\": {1: 2}}", "in:1: is no JSON: "},
    }));
    CAPTURE(content);
    const CollectingVisitor visitor = read(content);
    CHECK(visitor.briefings.empty());
    REQUIRE(visitor.problems.size() == 1);
    CHECK(visitor.problems[0].rfind(expected, 0) == 0);
}

TEST_CASE("a record above the limit is refused, a file above it is read", "[corpus][json]") {
    const std::string content = R"([{"id": 1, "text": ")" + std::string(200, 'x') +
                                R"("}, {"id": 2, "text": "y"},)" + list_of(20, ",").substr(1);
    const CollectingVisitor visitor = read(content, {.record_bytes = 100});
    CHECK(visitor.briefings.size() == 21);
    CHECK(visitor.problems == Ids{"in:1: is longer than 100 bytes, the most a record may have"});
}

TEST_CASE("nesting is bounded, in records and in what leads to them", "[corpus][json]") {
    std::string way;
    for (int i = 0; i < 300; ++i) way += R"({"data": )";
    const CollectingVisitor visitor = read(way + list_of(1) + std::string(300, '}'));
    CHECK(visitor.briefings.empty());
    CHECK(visitor.problems == Ids{"in:1: is nested deeper than 256 levels"});
    CHECK(read("[{\"id\": 1, \"text\": \"x\", \"y\": " + std::string(300, '[') + std::string(300, ']') + "}]")
              .problems == Ids{"in:1: is nested deeper than 256 levels"});
}

TEST_CASE("the shape of a JSON file is told by its beginning", "[corpus][json]") {
    struct Case {
        std::string head;
        JsonShape expected;
    };
    const std::string record = R"({"id": 1, "text": "x"})";
    const auto [head, expected] = GENERATE_COPY(values<Case>({
        {record, JsonShape::lines},
        {record + "\n" + record, JsonShape::lines},
        {record + "\r\n\r\n\x1E" + record, JsonShape::lines},
        {record + "\nbroken", JsonShape::lines},
        {record + ",\n" + record, JsonShape::whole},
        {"{broken\n" + record, JsonShape::lines},
        {R"({"id": 1, "text": "a line that the head cuts)", JsonShape::lines},
        {R"({"items": [{"id": 1, "text": "a line that the head cuts)", JsonShape::whole},
        {R"({"items": [{"id": 1}]})", JsonShape::whole},
        {record + record, JsonShape::whole},
        {"{\n\"id\": 1", JsonShape::whole},
        {"{\n}", JsonShape::whole},
        {"[{", JsonShape::whole},
        {" [\n\n {", JsonShape::whole},
        {"[]", JsonShape::whole},
        {"[1]", JsonShape::unknown},
        {"[", JsonShape::unknown},
        {"", JsonShape::unknown},
        {"text", JsonShape::unknown},
    }));
    CAPTURE(head);
    CHECK(tell_json_shape(head) == expected);
    CHECK(looks_like_json_lines(head) == (expected == JsonShape::lines));
    CHECK(looks_like_json(head) == (expected == JsonShape::whole));
}
