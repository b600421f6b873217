#include "corpus/reader/formats.h"
#include "corpus/reader/markdown_text.h"
#include "tests/support/catch.h"
#include "tests/support/collecting_visitor.h"
#include "tests/support/format_reading.h"
#include "tests/support/repeated.h"
#include "tests/support/thrown.h"

using namespace debrief;
using namespace debrief::test;
using namespace std::literals;

namespace {

CollectingVisitor read(std::string_view content, const ReadOptions& options = {}) {
    return read_as(read_markdown, content, options);
}

Briefing briefing_of(std::string_view content, const ReadOptions& options = {}) {
    const CollectingVisitor visitor = read(content, options);
    CAPTURE(content, visitor.problems);
    REQUIRE(visitor.briefings.size() == 1);
    return visitor.briefings.front();
}

std::string text_of(std::string_view markdown) {
    return read_markdown_text(markdown).text;
}

}  // namespace

TEST_CASE("a post's front matter and text become a briefing", "[corpus][markdown]") {
    Briefing expected;
    expected.id = "file";
    expected.title = "Harbour opens again";
    expected.summary = "Ferries sail from Monday.";
    expected.text = "The port said so on Friday.\n\nWhat is next\n\nBoats first\nTrucks later";
    expected.date = parse_iso_day("2026-04-08");
    expected.source = "Port News";
    expected.url = "https://port.example/opens";
    expected.language = "en";
    expected.attributes = {{"slug", R"("harbour-opens")"},
                           {"author", R"(["ann-lee"])"},
                           {"tags", R"(["ferries","ports"])"},
                           {"expirydate", R"("2027-01-01")"}};
    CHECK(
        briefing_of("---\nslug: harbour-opens\ntitle: \"Harbour **opens** <BR> again\"\n"
                    "date: 2026-04-08 9:44:51 -0400\nsummary: Ferries sail from *Monday*.\n"
                    "site_name: Port News\ncanonical_url: https://port.example/opens\nlang: en\n"
                    "authors:\n  - ann-lee\ntopics:\n  - ferries\n  - ports\nexpirydate: 2027-01-01\n---\n\n"
                    "The port [said so](https://port.example/1) on **Friday**.\n\n## What is next\n\n"
                    "* Boats first\n* Trucks later\n") == expected);
}

TEST_CASE("a title comes from front matter, the first heading, or the text", "[corpus][markdown]") {
    struct Case {
        const char* content;
        const char* title;
        TitleOrigin origin;
        const char* text;
    };
    const auto [content, title, origin, text] = GENERATE(values<Case>({
        {"# Rates *fall*\n\nBody.", "Rates fall", TitleOrigin::given, "Body."},
        {"Rates fall\n======\nBody.", "Rates fall", TitleOrigin::given, "Body."},
        {"---\ndate: 2026-04-08\n---\n\n## Daily digest\n\n### More\n\nBody.", "Daily digest",
         TitleOrigin::given, "More\n\nBody."},
        {"<!-- a note -->\n![cover](a.png)\n\n# Rates fall\n\nBody.", "Rates fall", TitleOrigin::given,
         "Body."},
        {"<h1 align=\"center\">Rates fall</h1>\n\nBody.", "Rates fall", TitleOrigin::given, "Body."},
        {"# Rates fall\n", "Rates fall", TitleOrigin::given, ""},
        {"---\ntitle: Rates fall\n---\n# Rates Fall!\n\nBody.", "Rates Fall!", TitleOrigin::given, "Body."},
        {"---\ntitle: Rates fall | The Wire\n---\nApril 8\n\n# Rates fall\n\nBody.", "Rates fall",
         TitleOrigin::given, "April 8\n\nBody."},
        {"---\ntitle: Rates fall\n---\n# Why\n\nBody.", "Rates fall", TitleOrigin::given, "Why\n\nBody."},
        {"Banks cut rates. They did.\n\n# Why\n\nBody.", "Banks cut rates", TitleOrigin::made,
         "Banks cut rates. They did.\n\nWhy\n\nBody."},
        {"---\ntitle: \"\"\n---\nBanks cut rates. They did.", "Banks cut rates", TitleOrigin::made,
         "Banks cut rates. They did."},
        {"---\ntitle: 2026\n---\nBody.", "2026", TitleOrigin::given, "Body."},
        {"```\n# no heading\n```\n\nBody.", "# no heading", TitleOrigin::made, "# no heading\n\nBody."},
    }));
    CAPTURE(content);
    const Briefing briefing = briefing_of(content);
    CHECK(briefing.title == title);
    CHECK(briefing.title_origin == origin);
    CHECK(briefing.text == text);
}

TEST_CASE("marks in a title are taken out, and nothing else", "[corpus][markdown]") {
    struct Case {
        const char* line;
        const char* expected;
    };
    const auto [line, expected] = GENERATE(values<Case>({
        {"Week in News <BR> May 1", "Week in News May 1"},
        {"**Rates** `fall` [now](https://a.example)", "Rates fall now"},
        {"2026. A *year*", "2026. A year"},
        {"# 1 & *only*", "# 1 & only"},
        {"Ben &amp; Jerry", "Ben & Jerry"},
        {"List<T> and snake_case_names", "List<T> and snake_case_names"},
        {"a < b and c > d", "a < b and c > d"},
        {"3 * 4 * 5", "3 * 4 * 5"},
        {"C# and F#", "C# and F#"},
        {"", ""},
    }));
    CHECK(markdown_line_to_text(line) == expected);
}

TEST_CASE("Markdown becomes what it shows", "[corpus][markdown]") {
    struct Case {
        const char* markdown;
        const char* expected;
    };
    const auto [markdown, expected] = GENERATE(values<Case>({
        {"one\ntwo", "one two"},
        {"one  \ntwo", "one\ntwo"},
        {"a [link](https://x.example \"t\"), <https://y.example> and https://z.example/_a_b",
         "a link, https://y.example and https://z.example/_a_b"},
        {"a ![picture](p.png) b", "a b"},
        {"[![picture](p.png)](https://x.example) b", "b"},
        {"see [[Some page]] and [[Other|that]]", "see Some page and that"},
        {"a [ref][1] b\n\n[1]: https://x.example", "a ref b"},
        {"- [x] done\n- [ ] open", "done\nopen"},
        {"1. one\n2. two\n   - inner", "one\ntwo\n\ninner"},
        {"> quoted\n> words", "quoted words"},
        {"```cpp\nint a;\n\n  int b;\n```", "int a;\n\n  int b;"},
        {"| a | b |\n|---|--:|\n| 1 | 2 |", "a | b\n1 | 2"},
        {"~~old~~ **new**", "old new"},
        {"a\n\n* * *\n\nb", "a\n\nb"},
        {"a <!-- hidden --> b <b>c</b>", "a b c"},
        {"a\n\n<!-- hidden\n\nmore -->\n\nb", "a\n\nb"},
        {"<script>x()</script>\n\nb", "b"},
        {"&quot;a&quot; &copy; \\*b\\*", "\"a\" \xC2\xA9 *b*"},
        {"`<b>` and `&lt;`", "<b> and &lt;"},
    }));
    CAPTURE(markdown);
    CHECK(text_of(markdown) == expected);
}

TEST_CASE("Hugo's shortcodes are left out, and what stands between them stays", "[corpus][markdown]") {
    struct Case {
        const char* markdown;
        const char* expected;
    };
    const auto [markdown, expected] = GENERATE(values<Case>({
        {"{{< img src=\"a.jpg\" alt=\"words\" >}}Text.", "Text."},
        {"a\n\n{{% note %}}\nTake care.\n{{% /note %}}\n\nb", "a\n\nTake care.\n\nb"},
        {"the [board]({{< ref \"a/b.md\" >}} \"Board\") met", "the board met"},
        {"the [board]({{< ref \"a/b.md\" >}}) met", "the board met"},
        {"open {{< for ever", "open {{< for ever"},
        {"{{< a {{< b >}} c", "{{< a c"},
        {"{{ page.title }}", "{{ page.title }}"},
    }));
    CAPTURE(markdown);
    CHECK(text_of(markdown) == expected);
}

TEST_CASE("marks of footnotes are left out, notes and what is no mark stay", "[corpus][markdown]") {
    CHECK(text_of("Rates fell[^1] and rose[^b].\n\n[^1]: By a half.\n[^b]: Soon.\n") ==
          "Rates fell and rose.\n\nBy a half.\n\nSoon.");
    CHECK(text_of("Word[^1].\n\n[^1]: One\n") == "Word.\n\nOne");
    CHECK(text_of("The class [^a-z] and [^x].") == "The class [^a-z] and [^x].");
    CHECK(text_of("In code `[^1]` not[^1].\n\n[^1]: Note.\n\n```\n[^1]: a\n```") ==
          "In code [^1] not.\n\nNote.\n\n[^1]: a");
}

TEST_CASE("a summary that the text begins with is none", "[corpus][markdown]") {
    CHECK(briefing_of(
              "---\ntitle: A b\ndescription: The port said so\xE2\x80\xA6\n---\nThe port said so on Friday.")
              .summary.empty());
    CHECK(
        briefing_of("---\ntitle: A b\ndescription: Ferries sail\n---\nThe port said so on Friday.").summary ==
        "Ferries sail");
}

TEST_CASE("a post may be nothing but its front matter", "[corpus][markdown]") {
    const Briefing briefing =
        briefing_of("---\ntitle: Rates fall\ndescription: 'By a half: at last.'\n---\n");
    CHECK(briefing.title == "Rates fall");
    CHECK(briefing.summary == "By a half: at last.");
    CHECK(briefing.text.empty());
}

TEST_CASE("what is behind the front matter is the text, whatever keys say", "[corpus][markdown]") {
    const Briefing briefing = briefing_of("---\ntext: other\ncontent: more\n---\nThe body.");
    CHECK(briefing.text == "The body.");
    CHECK(briefing.attributes == std::vector<Attribute>{{"text", R"("other")"}, {"content", R"("more")"}});
}

TEST_CASE("an address must be of the web, and changes are no publication", "[corpus][markdown]") {
    const Briefing briefing = briefing_of(
        "---\nurl: /posts/rates/\noriginal_url: https://a.example/1\nlastmod: 2026-04-09\nid: 7\n---\nThe "
        "body.");
    CHECK(briefing.url == "https://a.example/1");
    CHECK_FALSE(briefing.date);
    CHECK(briefing.id == "file");
    CHECK(briefing.attributes ==
          std::vector<Attribute>{{"lastmod", R"("2026-04-09")"}, {"url", R"("/posts/rates/")"}, {"id", "7"}});
}

TEST_CASE("a map names a note's keys", "[corpus][markdown]") {
    ReadOptions options;
    options.field_map = {{"id", "slug"}, {"source", "from.name"}};
    const Briefing briefing =
        briefing_of("---\nslug: rates\nfrom: {name: The Wire}\n---\nThe body.", options);
    CHECK(briefing.id == "rates");
    CHECK(briefing.source == "The Wire");
}

TEST_CASE("a date that nobody gives is in the file's name", "[corpus][markdown]") {
    const auto date_of = [](std::string_view content) {
        InputStream stream(std::make_unique<MemorySource>(std::string(content)));
        CollectingVisitor visitor;
        const ReadOptions options;
        read_markdown({stream, "notes/2026-04-08-rates.md", "in", options}, visitor);
        return visitor.briefings.at(0).date;
    };
    CHECK(date_of("Body.") == parse_iso_day("2026-04-08"));
    CHECK(date_of("---\ndate: 2026-04-01\n---\nBody.") == parse_iso_day("2026-04-01"));
}

TEST_CASE("what is wrong with a file is told, and its text given all the same", "[corpus][markdown]") {
    struct Case {
        std::string content;
        std::string mended;
        std::string text;
    };
    const auto [content, mended, text] = GENERATE(values<Case>({
        {"---\ntitle: {a\ntags: b\n---\n\nBody.",
         "in: has front matter that is no YAML: end of map flow not found", "Body."},
        {"---\ntitle: Rates: why they fall\n---\n\nBody.",
         "in: has front matter that is no YAML; values without quotes were taken as they are", "Body."},
        {"---\ntitle: [a]\n---\n# Rates\n\nBody.", "in: has front matter whose 'title' is not a text",
         "Body."},
        {"---\ndate: 2026-04-08\ndate: 2026-04-09\n---\n# Rates\n\nBody.",
         "in: has 'date' more than once; the last one counts", "Body."},
        {"# Rates\n\nIn a caf\xC3\x83\xC2\xA9.", "in: 1 place was damaged in copying and put right",
         "In a caf\xC3\xA9."},
        {"# Rates\n\nThe caf\xC3\x83\xC2\xA9 of the fianc\xC3\x83\xC2\xA9.",
         "in: 2 places were damaged in copying and put right", "The caf\xC3\xA9 of the fianc\xC3\xA9."},
        {"# Rates\n\n\xE2\x80\x9C"
         "Body\xE2\x80\x9D \xC3\xA4 \xE2\x80\x93 \xFF.",
         "in: 1 character is broken and was replaced (read as utf-8)",
         "\xE2\x80\x9C"
         "Body\xE2\x80\x9D \xC3\xA4 \xE2\x80\x93 \xEF\xBF\xBD."},
    }));
    const CollectingVisitor visitor = read(content);
    CAPTURE(content);
    REQUIRE(visitor.briefings.size() == 1);
    CHECK(visitor.mended == std::vector<std::string>{mended});
    CHECK(visitor.briefings.front().text == text);
}

TEST_CASE("a file without words is refused", "[corpus][markdown]") {
    const std::string_view content =
        GENERATE(""sv, "\n\n"sv, "---\n---\n"sv, "---\ntags: [a]\n---\n"sv, "![a](b.png)"sv, "<!-- a -->"sv,
                 "[a]: https://a.example"sv, "***\n"sv);
    CAPTURE(content);
    CHECK(thrown_by([&] { read(content); }) == "holds no text | ");
    CHECK(thrown_by([] { read("Words of a text\0 and more of them."sv); }) ==
          "holds NUL bytes, so it is no text | ");
}

TEST_CASE("line ends and marks of byte order do not matter", "[corpus][markdown]") {
    const Briefing plain = briefing_of("---\ntitle: Rates\n---\n\nOne\n\nTwo\n");
    CHECK(briefing_of("\xEF\xBB\xBF---\r\ntitle: Rates\r\n---\r\n\r\nOne\r\n\r\nTwo\r\n") == plain);
    CHECK(briefing_of("---\rtitle: Rates\r---\r\rOne\r\rTwo\r") == plain);
}

TEST_CASE("Markdown is told from plain text only where that is certain", "[corpus][markdown]") {
    CHECK(looks_like_markdown("---\ntitle: Rates\n---\nBody."));
    CHECK(looks_like_markdown("+++\ntitle = 'Rates'\n+++\nBody."));
    CHECK(looks_like_markdown("[#]: subject: \"Rates\"\n\nBody."));
    CHECK(looks_like_markdown("# Rates\n\nThe [bank](https://a.example) cut."));
    CHECK(looks_like_markdown("# Rates\n\nBody.\n\n## Why\n"));
    CHECK_FALSE(looks_like_markdown("# Rates fall\n\nThe bank cut its rate (cnbc.com)."));
    CHECK_FALSE(looks_like_markdown("Rates fall\nA lede.\n\n# Rates fall\n\n## Why"));
    CHECK_FALSE(looks_like_markdown("#rates\n## b"));
    CHECK_FALSE(looks_like_markdown("---\n\nBody.\n\n---\n"));
    CHECK_FALSE(looks_like_markdown(""));
}

TEST_CASE("hostile Markdown takes linear time and no stack", "[corpus][markdown]") {
    constexpr std::size_t bytes = 300'000;
    const std::string_view piece =
        GENERATE("["sv, "*"sv, ">"sv, "> "sv, "---\n"sv, "[["sv, "`a``b"sv, "{{<"sv, "[^a"sv, "[a] b\n"sv,
                 "[a]: b c\n"sv, "<!--"sv, "<div>"sv, "| a "sv);
    CAPTURE(piece);
    const std::string markdown = repeated(piece, bytes / piece.size());
    CHECK(read_markdown_text("Words.\n\n" + markdown).text.starts_with("Words."));
}

TEST_CASE("lists in lists keep their words however deep they are", "[corpus][markdown]") {
    CHECK(text_of(repeated("- ", 10'000) + "deep") == "deep");
    CHECK(text_of(repeated("> - ", 5'000) + "deep") == "deep");
}

TEST_CASE("long paragraphs lose no words", "[corpus][markdown]") {
    const std::string text = text_of(repeated("a [b](c)\n", 1'200));
    CHECK(std::count(text.begin(), text.end(), 'a') == 1'200);
    CHECK(std::count(text.begin(), text.end(), 'b') == 1'200);
    CHECK(text.find_first_not_of("ab \n") == std::string::npos);
}
