#include "corpus/reader/front_matter.h"

#include "tests/support/catch.h"
#include "tests/support/repeated.h"

#include <fmt/format.h>

using namespace debrief;
using namespace debrief::test;
using namespace std::literals;

namespace {

/// A record as lines of `key=value`, texts as they are, all else as JSON.
std::string print(std::string_view text, const FieldNames& names = FieldNames{}) {
    const FrontMatter matter = split_front_matter(text);
    CAPTURE(text, matter.problem);
    CHECK(matter.problem.empty());
    std::string printed;
    for (const auto& [key, value] : matter.record(names)) {
        const bool is_text = value.kind == RecordValue::Kind::text;
        printed += fmt::format("{}={}\n", key, is_text ? value.text : value.json);
    }
    return printed;
}

std::string yaml(std::string_view block) {
    return fmt::format("---\n{}\n---\nBody.\n", block);
}

std::string problem_of(const std::string& text) {
    const FrontMatter matter = split_front_matter(text);
    CHECK(matter.metadata.entries.empty());
    CHECK(matter.rest == text);
    return matter.problem;
}

}  // namespace

TEST_CASE("metadata of each syntax comes as the same record, and the text behind it whole",
          "[corpus][front_matter]") {
    const std::string_view text = GENERATE(
        "---\ntitle: \"Rates: cut\"\ndate: 2026-04-08\ntags:\n  - banks\n  - 2026\ndraft: false\n---\nBody.\n"sv,
        "+++\ntitle = \"Rates: cut\"\ndate = 2026-04-08\ntags = ['banks', 2026]\ndraft = false\n+++\nBody.\n"sv,
        "{\n  \"title\": \"Rates: cut\",\n  \"date\": \"2026-04-08\",\n"
        "  \"tags\": [\"banks\", 2026],\n  \"draft\": false\n}\nBody.\n"sv);
    CAPTURE(text);
    CHECK(print(text) == "title=Rates: cut\ndate=2026-04-08\ntags=[\"banks\",2026]\ndraft=false\n");
    const FrontMatter matter = split_front_matter(text);
    CHECK(matter.rest == "Body.\n");
    CHECK(matter.record(FieldNames{})[2].value.texts == std::vector<std::string>{"banks", "2026"});
}

TEST_CASE("a value of YAML is what it is written as", "[corpus][front_matter]") {
    struct Case {
        const char* block;
        const char* expected;
    };
    const auto [block, expected] = GENERATE(values<Case>({
        {"a: 007", "a=007\n"},
        {"a: 1.10", "a=1.10\n"},
        {"a: \"5\"", "a=5\n"},
        {R"(a: "1\_\N\u00E9\L")", "a=1\u00A0\u0085\u00E9\u2028\n"},
        {"a: -2e9", "a=-2e9\n"},
        {"a: 0x1F", "a=0x1F\n"},
        {"a: [1e308, 1e309, 61e3080]", "a=[1e308,\"1e309\",\"61e3080\"]\n"},
        {"a: True", "a=true\n"},
        {"a: yes", "a=yes\n"},
        {"a: ~", "a=null\n"},
        {"a:", "a=null\n"},
        {"a: 2026-04-08 9:30:00 -0400", "a=2026-04-08 9:30:00 -0400\n"},
        {"a: 'it''s'", "a=it's\n"},
        {"a: >\n  two\n  lines", "a=two lines\n\n"},
        {"a: |\n  two\n  lines", "a=two\nlines\n\n"},
        {"a: {b: [1, {c: d}]}", "a={\"b\":[1,{\"c\":\"d\"}]}\n"},
        {"a: &x [p, q]\nb: *x", "a=[\"p\",\"q\"]\nb=[\"p\",\"q\"]\n"},
        {"# a comment\n\na: b # another", "a=b\n"},
        {"a: 1\na: 2", "a=1\na=2\n"},
        {"\xC3\xBC\xC3\xA4: \xE6\x97\xA5", "\xC3\xBC\xC3\xA4=\xE6\x97\xA5\n"},
    }));
    CAPTURE(block);
    CHECK(print(yaml(block)) == expected);
}

TEST_CASE("a value of TOML is what it is written as, in the file's order", "[corpus][front_matter]") {
    CHECK(print("+++\nz = 1\nm = 2026-04-08T09:30:00Z\na = 1.5\nk = inf\n[q]\ny = '''two\nlines'''\nb = "
                "[]\n+++\n") ==
          "z=1\nm=2026-04-08T09:30:00Z\na=1.5\nk=inf\nq={\"y\":\"two\\nlines\",\"b\":[]}\n");
}

TEST_CASE("people are named by their names", "[corpus][front_matter]") {
    const FrontMatter matter =
        split_front_matter("---\nauthors:\n  - name: Ann Lee\n    url: /ann\n  - Bob Ray\n---\n");
    CHECK(matter.record(FieldNames{})[0].value.texts == std::vector<std::string>{"Ann Lee", "Bob Ray"});
}

TEST_CASE("tables for keys of one's own are opened", "[corpus][front_matter]") {
    CHECK(print("+++\ntitle = 'Rates'\n[taxonomies]\ntags = ['banks']\n[extra]\ntitle = 'Other'\nlead = "
                "'Cut.'\n+++\n") == "title=Rates\ntags=[\"banks\"]\nextra.title=Other\nlead=Cut.\n");
    const std::vector<FieldMapping> map{{"source", "from.paper.name"}};
    CHECK(print(yaml("from: {paper: {name: The Wire}, day: 3}"), FieldNames(map)) ==
          "from.paper.name=The Wire\nfrom.day=3\n");
}

TEST_CASE("link definitions that show nothing are metadata", "[corpus][front_matter]") {
    const std::string_view text =
        "[#]: subject: \"Why ferries: a story\"\n[#]: via: (https://ferry.example/why)\n"
        "[#]: author: 'Ann Lee https://ferry.example/ann'\n[#]: reviewer: \" \"\n[#]: url: ( )\n\nWhy "
        "ferries\n";
    CHECK(print(text) == "title=Why ferries: a story\nurl=https://ferry.example/why\nauthor=Ann Lee\n");
    CHECK(split_front_matter(text).rest == "\nWhy ferries\n");

    CHECK(print("[#]: via: \"https://a.example\"\n[#]: url: \"https://b.example\"\n") ==
          "via=https://a.example\nurl=https://b.example\n");
    const FrontMatter nameless = split_front_matter("[#]: nothing\nBody.\n");
    CHECK(nameless.metadata.mended == std::vector<std::string>{"has '[#]: nothing', which names nothing"});
    CHECK(nameless.rest == "Body.\n");
}

TEST_CASE("a text without metadata is all rest", "[corpus][front_matter]") {
    const std::string_view text = GENERATE(
        ""sv, "Body."sv, "---"sv, "---\n\nBody.\n\n---\nMore.\n"sv, "---\nHe said it at 10:30.\n---\n"sv,
        "----\ntitle: a\n----\n"sv, "--- title\na: b\n---\n"sv, "- a\n- b\n"sv, "[1]: https://a.example\n"sv,
        "Body.\n---\ntitle: a\n---\n"sv, "{{< figure >}}\n"sv, "---\n---\n---\n"sv);
    const FrontMatter matter = split_front_matter(text);
    CAPTURE(text);
    CHECK(matter.metadata.entries.empty());
    CHECK(matter.problem.empty());
    CHECK(text.ends_with(matter.rest));
    // Nothing but the two fences of empty front matter is taken off.
    CHECK((matter.rest == text || matter.rest == "---\n"));
}

TEST_CASE("the lines around metadata may have blanks behind them, empty lines before, and other ends",
          "[corpus][front_matter]") {
    CHECK(print("--- \na: b\n---\t\nBody.") == "a=b\n");
    CHECK(print("\n\n---\na: b\n...\nBody.") == "a=b\n");
    CHECK(print("---\r\na: b\r\nc: d\r\n---\r\nBody.") == "a=b\nc=d\n");
    CHECK(print("---\na: b\n---") == "a=b\n");
}

TEST_CASE("metadata that cannot be read stays in the text, and the problem is told",
          "[corpus][front_matter]") {
    struct Case {
        std::string text;
        std::string problem;
    };
    const auto [text, problem] = GENERATE(values<Case>({
        {"---\ntitle: a\n\nBody.\n", "has front matter that is not closed within 65536 bytes"},
        {"+++\ntitle = 1\n", "has front matter that is not closed within 65536 bytes"},
        {"{\n\"a\": 1\n", "has front matter that is not closed within 65536 bytes"},
        {yaml("title: Rates\n\tsub: cut"),
         "has front matter that is no YAML: illegal tab when looking for indentation"},
        {yaml("# nothing but\njust words"), "has front matter that holds no keys"},
        {yaml("a: *b"), "has front matter that is no YAML: the referenced anchor is not defined"},
        {yaml("a: &a [*a]"), "has front matter that has an alias for what it is a part of"},
        {yaml("a: " + repeated("[", 40) + repeated("]", 40)),
         "has front matter that is nested deeper than 32 levels"},
        {"+++\na = " + repeated("[", 40) + repeated("]", 40) + "\n+++\n",
         "has front matter that is nested deeper than 32 levels"},
        {"+++\na = '" + repeated("x", 20000) + "'\n+++\n",
         "has front matter that is longer than 16384 bytes"},
        {"{\n\"a\": 1,\n}\n",
         "has front matter that is no JSON: The JSON document has an improper structure: "
         "missing or superfluous commas, braces, missing keys, etc."},
        {"---\na: " + repeated("x", 70000) + "\n---\n",
         "has front matter that is not closed within 65536 bytes"},
    }));
    CHECK(problem_of(text) == problem);
}

TEST_CASE("values that lack quotes are taken as they are, and it is told", "[corpus][front_matter]") {
    struct Case {
        const char* block;
        const char* expected;
    };
    const auto [block, expected] = GENERATE(values<Case>({
        {"title: Rates: it's a cut\ntags: [a, b]", "title=Rates: it's a cut\ntags=[\"a\",\"b\"]\n"},
        {"title: \"Cut\" at last\ndraft: true", "title=\"Cut\" at last\ndraft=true\n"},
        {"title: [Update] Rates\nnote: [a: b]", "title=[Update] Rates\nnote=[{\"a\":\"b\"}]\n"},
        {"title: *Rates* fall", "title=*Rates* fall\n"},
        {"author: @ann", "author=@ann\n"},
        {"title: 100% up: why\nx:\n  y: \"1\"", "title=100% up: why\nx={\"y\":\"1\"}\n"},
    }));
    CAPTURE(block);
    CHECK(print(yaml(block)) == expected);
    CHECK(split_front_matter(yaml(block)).metadata.mended ==
          std::vector<std::string>{
              "has front matter that is no YAML; values without quotes were taken as they are"});
}

TEST_CASE("a broken block of TOML says why", "[corpus][front_matter]") {
    CHECK_THAT(problem_of("+++\ntitle = \n+++\n"), Catch::StartsWith("has front matter that is no TOML: "));
}

TEST_CASE("a bomb of aliases is refused", "[corpus][front_matter]") {
    std::string block = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i < 12; ++i) {
        block += fmt::format("a{}: &a{} [", i, i);
        for (int j = 0; j < 9; ++j) block += fmt::format("*a{},", i - 1);
        block += "]\n";
    }
    CHECK(problem_of(yaml(block)) == "has front matter that grows to more than 1000000 bytes");
}

TEST_CASE("a key that stands twice inside of another is told", "[corpus][front_matter]") {
    const FrontMatter matter = split_front_matter(yaml("a:\n  b: 1\n  b: 2"));
    CHECK(matter.metadata.mended == std::vector<std::string>{"has 'b' more than once"});
    CHECK(matter.record(FieldNames{})[0].value.json == R"({"b":1,"b":2})");
}

TEST_CASE("tables of dotted keys do not overflow the stack", "[corpus][front_matter]") {
    const std::string keys = repeated("a.", 8000);
    CHECK(problem_of("+++\n" + keys + "a = 1\n+++\n") ==
          "has front matter that is nested deeper than 32 levels");
}
