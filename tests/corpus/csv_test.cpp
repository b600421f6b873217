#include "corpus/reader/formats.h"
#include "tests/support/catch.h"
#include "tests/support/format_reading.h"
#include "tests/support/repeated.h"
#include "tests/support/sanitizers.h"
#include "tests/support/thrown.h"

using namespace debrief;
using namespace debrief::test;
using namespace std::literals;

namespace {

using Lines = std::vector<std::string>;

CollectingVisitor read(std::string_view content, const ReadOptions& options = {}) {
    return read_as(read_csv, content, options);
}

constexpr const char* refused =
    "has no column that is known as title or text; name it as in '--map title=headline' or, without a header "
    "line, '--map title=2,text=5' | ";

}  // namespace

TEST_CASE("a row's cells become a briefing's fields, and the others attributes", "[corpus][csv]") {
    const CollectingVisitor visitor = read(
        "ID, Headline ,Body,pub_date,Section,Tags\r\n"
        "7,\"Levee, repaired\",\"First line.\r\nSaid \"\"done\"\".\",2026-05-04,local,\"river;works\"\r\n"
        "\r\n"
        " 8 , Bridge closed ,=1+1,never,,\r\n");
    REQUIRE(visitor.briefings.size() == 2);
    CHECK(visitor.problems.empty());
    const Briefing& first = visitor.briefings[0];
    CHECK(first.id == "7");
    CHECK(first.title == "Levee, repaired");
    CHECK(first.text == "First line.\nSaid \"done\".");
    CHECK(first.date == parse_iso_day("2026-05-04"));
    CHECK(first.attributes ==
          std::vector<Attribute>{{"Section", R"("local")"}, {"tags", R"(["river","works"])"}});
    const Briefing& second = visitor.briefings[1];
    CHECK(second.id == "8");
    CHECK(second.title == "Bridge closed");
    CHECK(second.text == "=1+1");
    CHECK(second.attributes == std::vector<Attribute>{{"pub_date", R"("never")"}});
}

TEST_CASE("the delimiter is told by the header, or by the rows", "[corpus][csv]") {
    const auto content = GENERATE(values<std::string>({
        "id,title,text\n1,a,b\n",
        "id;title;text\n1;a;b\n",
        "id|title|text\n1|a|b\n",
        "id\ttitle\ttext\n1\ta\tb\n",
        "\xEF\xBB\xBF\"id\";\"title\";\"text, if any\"\n1;a;b\n",
        "sep=;\nid;title;text\n1;a;b\n",
        "SEP=|\r\nid|title|text\r\n1|a|b\r\n",
        "id,title,text\r1,a,b\r",
        "\n\nid,title,text\n1,a,b",
        "id;title, or none;title;text\n1;x;a;b\n",
    }));
    CAPTURE(content);
    const CollectingVisitor visitor = read(content);
    CHECK(visitor.problems.empty());
    REQUIRE(visitor.briefings.size() == 1);
    CHECK(visitor.briefings[0].id == "1");
    CHECK(visitor.briefings[0].title == "a");
}

TEST_CASE("in TSV only a tab divides", "[corpus][csv]") {
    const CollectingVisitor visitor = read_as(read_tsv, "title\ttext\na, b; c|d\t\"two\nlines\"\n");
    REQUIRE(visitor.briefings.size() == 1);
    CHECK(visitor.briefings[0].title == "a, b; c|d");
    CHECK(visitor.briefings[0].text == "two\nlines");
    CHECK(thrown_by([] { (void)read_as(read_tsv, "title,text\na,b\n"); }) == refused);
}

TEST_CASE("a file without a known header needs the map", "[corpus][csv]") {
    const std::string content = "7,Levee repaired,All done.,river\n8,Bridge closed,Till May.,road\n";
    CHECK(thrown_by([&] { (void)read(content); }) == refused);
    CHECK(kind_thrown_by([&] { (void)read(content); }) == ErrorKind::corpus);

    const CollectingVisitor visitor =
        read(content, {.field_map = {{"id", "1"}, {"title", "2"}, {"text", "3"}}});
    REQUIRE(visitor.briefings.size() == 2);
    CHECK(visitor.briefings[0].id == "7");
    CHECK(visitor.briefings[0].title == "Levee repaired");
    CHECK(visitor.briefings[1].text == "Till May.");
    CHECK(visitor.briefings[1].attributes == std::vector<Attribute>{{"column 4", R"("road")"}});
    CHECK(thrown_by([&] { (void)read(content, {.field_map = {{"title", "5"}}}); }) == refused);
}

TEST_CASE("the map names columns by name or number also where there is a header", "[corpus][csv]") {
    const std::string content = "Nr;Ueberschrift;Inhalt\n1;a;b\n";
    CHECK(thrown_by([&] { (void)read(content); }) == refused);
    const CollectingVisitor named =
        read(content, {.field_map = {{"title", "ueberschrift"}, {"text", "Inhalt"}}});
    REQUIRE(named.briefings.size() == 1);
    CHECK(named.briefings[0].id == "file:1");
    CHECK(named.briefings[0].title == "a");
    CHECK(named.briefings[0].attributes == std::vector<Attribute>{{"Nr", R"("1")"}});
    const CollectingVisitor mixed = read(content, {.field_map = {{"title", "Ueberschrift"}, {"id", "1"}}});
    REQUIRE(mixed.briefings.size() == 1);
    CHECK(mixed.briefings[0].id == "1");
}

TEST_CASE("columns without a name of their own get one", "[corpus][csv]") {
    const CollectingVisitor visitor = read("title,note,note,\na,b,c,d\n");
    REQUIRE(visitor.briefings.size() == 1);
    CHECK(visitor.briefings[0].attributes ==
          std::vector<Attribute>{{"note", R"("b")"}, {"note 3", R"("c")"}, {"column 4", R"("d")"}});
}

TEST_CASE("a bad row is told with its line, the next is read", "[corpus][csv]") {
    const CollectingVisitor visitor = read(
        "id,title,text\n"
        "1,a,\"two\nlines\"\n"
        "2,a\n"
        "3,a,b,c\n"
        "4,a,b,,\n"
        ",,,\n"
        ",a,b\n"
        "5,,\n"
        "6,a\0b,c\n"
        "7,caf\xE9,x\n"s);
    CHECK(visitor.ids() == Lines{"1", "4", "7"});
    CHECK(visitor.problems == Lines{"in:4: has 2 fields where the first row has 3",
                                    "in:5: has 4 fields where the first row has 3", "in:8: has no 'id'",
                                    "in:9: has neither 'title' nor 'text'", "in:10: has NUL characters"});
}

TEST_CASE("rows without a column for an id are called by their number", "[corpus][csv]") {
    CHECK(read("title\na\nb\n\nc\n").ids() == Lines{"file:1", "file:2", "file:3"});
}

TEST_CASE("a quote that is never closed costs its row, not the rest", "[corpus][csv]") {
    const CollectingVisitor visitor =
        read("id,title,text\n1,a,b\n2,a,\"never closed\n3,a,b\nfree text\n\n4,a,b,c\n5,a b\n");
    CHECK(visitor.ids() == Lines{"1", "3"});
    CHECK(visitor.problems ==
          Lines{"in:3: has a quote that is never closed", "in:5: 3 lines from here on are no rows"});
}

TEST_CASE("a row that swallows others by a stray quote is told with its extent", "[corpus][csv]") {
    const CollectingVisitor visitor = read("id,title,text\n1,\"a\"\"\n2,a,b\n3,b,\"x\"\n4,a,b\n");
    CHECK(visitor.ids() == Lines{"4"});
    CHECK(visitor.problems == Lines{"in:2: has 2 fields where the first row has 3; it goes on to line 4"});
}

TEST_CASE("a row above the limit is refused, the next is read", "[corpus][csv]") {
    const std::string many_lines = "\"" + std::string(80, 'x') + "\n" + std::string(80, 'y') + "\"";
    const CollectingVisitor visitor =
        read("id,text\n1," + many_lines + "\n2," + std::string(200, 'x') + "\n3,b\n", {.record_bytes = 100});
    CHECK(visitor.ids() == Lines{"3"});
    CHECK(visitor.problems == Lines{"in:2: is longer than 100 bytes, the most a record may have",
                                    "in:4: is longer than 100 bytes, the most a record may have"});
}

TEST_CASE("a row that is above the limit and goes on is given up, and what it swallowed is read",
          "[corpus][csv]") {
    const CollectingVisitor visitor =
        read("id,text\n1,\"open\n2,a\nfree\n" + std::string(99, 'x') + "\n3,b\n", {.record_bytes = 100});
    CHECK(visitor.ids() == Lines{"2", "3"});
    CHECK(visitor.problems == Lines{"in:2: is longer than 100 bytes, the most a record may have",
                                    "in:4: 2 lines from here on are no rows"});
}

TEST_CASE("quotes without end take no more than linear time", "[corpus][csv][slow]") {
    std::string content = "id,text\n";
    content += repeated("\"a\n", fewer_with_sanitizers(60'000));
    const CollectingVisitor visitor = read(content);
    CHECK(visitor.briefings.empty());
    CHECK(visitor.problems.size() == 2);
}

TEST_CASE("a header of many thousand names takes no more than linear time", "[corpus][csv][slow]") {
    std::string content = "title";
    for (int i = 0; i < 100'000; ++i) content += ",a";
    const CollectingVisitor visitor = read(content + "\nx" + content.substr(5) + "\n");
    REQUIRE(visitor.briefings.size() == 1);
    CHECK(visitor.briefings[0].attributes.size() == 100'000);
}

TEST_CASE("a header is told by two names of fields", "[corpus][csv]") {
    struct Case {
        std::string head;
        bool is_csv;
        bool is_tsv;
    };
    const auto [head, is_csv, is_tsv] = GENERATE(values<Case>({
        {"id,title\n", true, false},
        {"Headline;Body;x\n1;2;3", true, false},
        {"id\ttitle\n", false, true},
        {"id,url\n", false, false},
        {"title\n", false, false},
        {"Title, or what one may call it, and text that goes on and on without an end, summary\n", false,
         false},
        {"Fed cuts rates, again\n", false, false},
        {"", false, false},
        {"\n", false, false},
        {"\"title", false, false},
    }));
    CAPTURE(head);
    CHECK(looks_like_csv(head) == is_csv);
    CHECK(looks_like_tsv(head) == is_tsv);
}

TEST_CASE("a file with nothing in it has no briefings", "[corpus][csv]") {
    CHECK(read("").briefings.empty());
    CHECK(read("title,text\n").problems.empty());
    CHECK(thrown_by([] { (void)read("\n\n"); }) == "nothing");
}
