#include "corpus/reader/filters.h"

#include "corpus/base/error.h"
#include "tests/support/catch.h"
#include "tests/support/gzip.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown.h"

using namespace debrief;
using namespace debrief::test;

namespace {

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("a filter is an ending and a command in words", "[corpus][filters]") {
    struct Case {
        const char* text;
        const char* ending;
        Words command;
    };
    const auto [text, ending, command] = GENERATE(values<Case>({
        {"pdf:pdftotext -enc UTF-8 - -", ".pdf", {"pdftotext", "-enc", "UTF-8", "-", "-"}},
        {".PDF:x", ".pdf", {"x"}},
        {"tar.x: x ", ".tar.x", {"x"}},
        {"a:b 'c d' \"e f\" g\\ h", ".a", {"b", "c d", "e f", "g h"}},
        {"a:b '' \"\"", ".a", {"b", "", ""}},
        {"a:b c'd'\"e\"f", ".a", {"b", "cdef"}},
        {"a:b '$x \\' \"\\\"\\\\\\$\"", ".a", {"b", "$x \\", "\"\\\\$"}},
        {"a:b $(id) ; | > *", ".a", {"b", "$(id)", ";", "|", ">", "*"}},
        {"a:b:c d:e", ".a", {"b:c", "d:e"}},
        {"a:\tb\t\tc\n", ".a", {"b", "c"}},
    }));
    CAPTURE(text);
    const Filter filter = parse_filter(text);
    CHECK(filter.ending == ending);
    CHECK(filter.command == command);
}

TEST_CASE("a filter that cannot be says why", "[corpus][filters]") {
    const std::string hint = " | give ENDING:PROGRAM ARGUMENT..., as in 'pdf:pdftotext -enc UTF-8 - -'";
    struct Case {
        const char* text;
        const char* reason;
    };
    const auto [text, reason] = GENERATE(values<Case>({
        {"", "it has no ':' behind the ending"},
        {"pdftotext", "it has no ':' behind the ending"},
        {":cat", "it has no ending of files in front of the ':'"},
        {".:cat", "it has no ending of files in front of the ':'"},
        {"a b:cat", "it has no ending of files in front of the ':'"},
        {"a/b:cat", "it has no ending of files in front of the ':'"},
        {"a:", "it names no program"},
        {"a:  ", "it names no program"},
        {"a:'' b", "it names no program"},
        {"a:b 'c", "a quote or backslash in it is left open"},
        {"a:b \"c", "a quote or backslash in it is left open"},
        {"a:b \"c\\\"", "a quote or backslash in it is left open"},
        {"a:b c\\", "a quote or backslash in it is left open"},
    }));
    CAPTURE(text);
    CHECK(thrown_by([&] { (void)parse_filter(text); }) ==
          "'--filter' cannot be '" + std::string(text) + "': " + reason + hint);
    CHECK(kind_thrown_by([&] { (void)parse_filter(text); }) == ErrorKind::usage);
}

TEST_CASE("filters are of programs that are there, one an ending", "[corpus][filters]") {
    CHECK(parse_filters(Words{"a:cat", "b:cat -"}).size() == 2);
    CHECK(parse_filters({}).empty());
    CHECK(thrown_by([] {
              (void)parse_filters(Words{"a:cat", ".A:tac"});
          }).rfind("'--filter' cannot be '.A:tac': there is another for this ending", 0) == 0);
    CHECK(thrown_by([] {
              (void)parse_filters(Words{"a:debrief-none"});
          }).rfind("'--filter' cannot be 'a:debrief-none': the program 'debrief-none' is not installed", 0) ==
          0);
}

TEST_CASE("the filter for a file is the user's, else ours", "[corpus][filters]") {
    const std::vector<Filter> given{parse_filter("log:cat"), parse_filter("x.log:tac")};
    CHECK(filter_by_name("a.log", given) == &given[0]);
    CHECK(filter_by_name("a.LOG.gz", given) == &given[0]);
    CHECK(filter_by_name("a.txt", given) == nullptr);
    CHECK(filter_by_name(".log", given) == nullptr);
    CHECK(filter_by_name("log", given) == nullptr);
    const Filter* pdf = filter_by_name("a.Pdf", given);
    REQUIRE(pdf);
    CHECK(pdf->command.front() == "pdftotext");
    CHECK(filter_by_content("%PDF-1.7", given) == pdf);
    CHECK(filter_by_content("text", given) == nullptr);
    const std::vector<Filter> other{parse_filter("pdf:cat")};
    CHECK(filter_by_name("a.pdf", other) == other.data());
    CHECK(filter_by_content("%PDF-1.7", other) == other.data());
}

TEST_CASE("a filter is given a file's content, compressed or not", "[corpus][filters]") {
    const TemporaryFolder folder;
    const Filter filter = parse_filter("x:tr a-z A-Z");
    const ReadOptions options;
    InputStream plain = InputStream::open(folder.write("plain", "fed cuts"));
    CHECK(plain.peek(3).substr(0, 3) == "fed");
    CHECK(filtered(filter, plain, options) == "FED CUTS");
    InputStream packed = InputStream::open(folder.write("packed", gzip("fed cuts")));
    CHECK(packed.peek(3).substr(0, 3) == "fed");
    CHECK(filtered(filter, packed, options) == "FED CUTS");
    InputStream gone = InputStream::open(folder.write("gone", ""));
    CHECK(thrown_by([&] {
              (void)filtered({".x", {"debrief-none"}}, gone, options);
          }) == "is read by 'debrief-none', which is not installed | ");
}

TEST_CASE("a filter has the limits of the options", "[corpus][filters]") {
    const TemporaryFolder folder;
    InputStream stream = InputStream::open(folder.write("plain", "fed cuts"));
    ReadOptions options;
    options.record_bytes = 5;
    CHECK(thrown_by([&] { (void)filtered(parse_filter("x:cat"), stream, options); }) ==
          "'cat' gives more than 5 bytes, the most it may | ");
    options.filter_limits.seconds = 1;
    CHECK(thrown_by([&] { (void)filtered(parse_filter("x:sleep 100"), stream, options); }) ==
          "'sleep' takes more than 1 seconds, the most it may | ");
    options.filter_limits.memory_bytes = 50'000'000;
    CHECK(thrown_by([&] {
              (void)filtered(parse_filter("x:sh -c 'ulimit -v; exit 1'"), stream, options);
          }).rfind("'sh' gives more", 0) == 0);
}
