#include "corpus/citations.h"

#include "tests/support/catch.h"
#include "tests/support/random.h"
#include "tests/support/repeated.h"
#include "tests/support/sanitizers.h"

#include <array>

using namespace debrief;
using namespace debrief::test;

namespace {

/// Groups as text: hosts of a group with blanks between them, each with its page, groups with bars.
std::string hosts_of(std::string_view text) {
    std::string hosts;
    for (const CitationGroup& group : find_citations(text)) {
        if (!hosts.empty()) hosts += "|";
        for (const Citation& citation : group.citations) {
            if (!hosts.empty() && hosts.back() != '|') hosts += " ";
            hosts += citation.host;
            if (citation.page) hosts += "#" + std::to_string(*citation.page);
        }
    }
    return hosts;
}

}  // namespace

TEST_CASE("citations are found in every form that briefings have", "[corpus][citations]") {
    struct Case {
        const char* text;
        const char* expected;
    };
    const auto [text, expected] = GENERATE(values<Case>({
        {"It said so. (about.fb.com)", "about.fb.com"},
        {"It said so. (scale.com 1) (scale.com 2)", "scale.com#1|scale.com#2"},
        {"It said so. (scale.com 1, 2)", "scale.com#1 scale.com#2"},
        {"It said so. (scale.com #3)", "scale.com#3"},
        {"It said so. (scale.com 2026)", "scale.com"},
        {"It said so. (cnbc.com +2)", "cnbc.com"},
        {"It said so. (about.fb.com, ai.meta.com)", "about.fb.com ai.meta.com"},
        {"It said so. (about.fb.com, about.fb.com)", "about.fb.com about.fb.com"},
        {"It said so. (cnbc.com; axios.com)", "cnbc.com axios.com"},
        {"It said so. (cnbc.com, axios.com, and wsj.com)", "cnbc.com axios.com wsj.com"},
        {"It said so. (cnbc.com & axios.com | ft.com)", "cnbc.com axios.com ft.com"},
        {"It said so. (cnbc.com,\naxios.com)", "cnbc.com axios.com"},
        {"It said so.(cnbc.com)(axios.com)", "cnbc.com|axios.com"},
        {"It said so. (x.com (x.com)", "x.com"},
        {"It said so. (x.com (x.com))", "x.com"},
        {"It said so. (x.com (cnbc.com)) So.", "x.com cnbc.com"},
        {"It said so. ( cnbc.com ; axios.com )", "cnbc.com axios.com"},
        {"It said so. (www.bbc.co.uk)", "bbc.co.uk"},
        {"It said so. (gov.uk) (group.softbank)", "gov.uk|group.softbank"},
        {"It said so. (source: cnbc.com) (Sources: cnbc.com, ft.com)", "cnbc.com|cnbc.com ft.com"},
        {"It said so. (via x.com)", "x.com"},
        {"It said so. (cnbc.com.)", "cnbc.com"},
        {"[cnbc.com] said so. [ axios.com ]", "cnbc.com"},
        // capitals
        {"(USAToday.com) (FT.com) (TECHWORLD.COM) (Zenit.org)",
         "usatoday.com|ft.com|techworld.com|zenit.org"},
        // addresses
        {"So. (https://www.cnbc.com/2026/04/08/x.html)", "cnbc.com"},
        {"So. (HTTP://CNBC.com:80?a=b 2)", "cnbc.com#2"},
        {"So. (<https://cnbc.com/a>)", "cnbc.com"},
        {"So. (cnbc.com/2026/04, bbc.co.uk/news/)", "cnbc.com bbc.co.uk"},
        {"So. (https://en.wikipedia.org/wiki/X_(y)) Yes.", "en.wikipedia.org"},
        {"So. (https://cnbc.com/a,b;c, https://ft.com/x)", "cnbc.com ft.com"},
        // Markdown
        {"So. ([cnbc.com](https://www.cnbc.com/x?utm=chat.com))", "cnbc.com"},
        {"So. ([The Paper](https://ft.com/a_(b)), [Wire](https://apnews.com \"a title\"))",
         "ft.com apnews.com"},
        // other scripts
        {"\xE5\xAE\x83\xE3\x80\x82\xEF\xBC\x88"
         "cnbc.com\xEF\xBC\x89",
         "cnbc.com"},
        {"So. (b\xC3\xBC"
         "cher.de) (XN--bcher-kva.de) (B\xC3\x9C"
         "CHER.de)",
         "b\xC3\xBC"
         "cher.de|b\xC3\xBC"
         "cher.de|b\xC3\xBC"
         "cher.de"},
        // a word in front is fair where the table knows the host
        {"It grew(cnbc.com) by 5%(unknown-wire.com)", "cnbc.com|unknown-wire.com"},
    }));
    CAPTURE(text);
    CHECK(hosts_of(text) == expected);
}

TEST_CASE("what only looks like a citation is none", "[corpus][citations]") {
    const char* text = GENERATE(
        "Shares (MSFT.O) and (DAIGn.DE) and ( NOK1V.HE ) and ( 005930.KS ) fell (see cnbc.com).",
        "(CBS.MW) (ASP.NET) (VOWG.DE) (PEP.N) [BG.UL]", "In the U.S. (e.g. Ohio), 3 (1.5) (v2.0) ()",
        "open (cnbc.com", "(-bad.com) (bad-.com) (a..com) (com) (.com) (a_b.com)",
        "(readme.md) (README.md) (main.rs) (node.js) (setup.py) (build.sh) (a.so) (item.name) (file.zip) "
        "(req.user.id)",
        "(Cargo.toml) (index.html) (wasm.js) (int.sizeof) (local.get $i) (x.grad) (Next.js)",
        "run(user.com) and [text](https://cnbc.com/a) and [a.com](https://a.com) and [a.com]: b",
        "(ren@eff.org) (https://ren@eff.org) (127.0.0.1) (http://127.0.0.1/a) (localhost)",
        "(cnbc.com, April 8) (cnbc.com said) (The Wire, cnbc.com) (cnbc.com 1a) (WordPress.org compliant)",
        "(cnbc.com\n\naxios.com)", "(cnbc.com\n\n, axios.com)", "(notatld.qqqq) (a.b)",
        "\xEF\xBC\x88\xE5\xAE\x83\xEF\xBC\x89", "([a.com](b))", "([a.com](ftp:b)", "(https://)",
        "(<https://cnbc.com)", "([a.com", "(via)", "(source: )");
    CAPTURE(text);
    CHECK(hosts_of(text).empty());
}

TEST_CASE("hosts below the endings of files count where there is no doubt", "[corpus][citations]") {
    CHECK(hosts_of("(politika.rs) (www.anything.rs) (https://anything.md/a) (news.anything.co.id)") ==
          "politika.rs|anything.rs|anything.md|news.anything.co.id");
}

TEST_CASE("a citation knows where it stands", "[corpus][citations]") {
    const std::string_view text = "So it is. (scale.com 12) Yes.";
    const auto groups = find_citations(text);
    REQUIRE(groups.size() == 1);
    CHECK(groups[0].span.of(text) == "(scale.com 12)");
    REQUIRE(groups[0].citations.size() == 1);
    CHECK(groups[0].citations[0].span.of(text) == "scale.com 12");
    CHECK(groups[0].citations[0].page == 12U);
    CHECK(citation_group_end(text, 10) == 24);
    CHECK_FALSE(citation_group_end(text, 0));
}

TEST_CASE("a text without its citations reads on", "[corpus][citations]") {
    CHECK(without_citations("It grew. (a.com) (b.com) It fell. (c.org 2)") == "It grew. It fell.");
    CHECK(without_citations("(a.com)").empty());
}

TEST_CASE("a group of more than 32 citations is none", "[corpus][citations]") {
    CHECK(find_citations("(" + repeated("a.com, ", 31) + "a.com)").size() == 1);
    CHECK(find_citations("(" + repeated("a.com, ", 32) + "a.com)").empty());
}

TEST_CASE("long rows of brackets are read in passing", "[corpus][citations]") {
    const auto part =
        GENERATE(as<std::string>{}, "(a.com ", "(", "[", "([", "(http://", "(a.com/", "(via ", "(a.com, ",
                 "(          ", "\xEF\xBC\x88", "([a](http://", "(a.com 111111111111", "(www.");
    CAPTURE(part);
    const std::size_t bytes = fewer_with_sanitizers(1'000'000);
    CHECK(find_citations(repeated(part, bytes / part.size())).size() < bytes);
}

TEST_CASE("any bytes are read without harm, and groups stand in order", "[corpus][citations][property]") {
    static constexpr std::array<std::string_view, 22> parts{
        "(",    ")",        "[",     "]",        "<",    ">", "a.com",        "x.com 1",
        ", ",   ";",        " and ", "https://", "via ", "/", "\xEF\xBC\x88", "\xEF\xBC\x89",
        "\xEF", "\xC3\xBC", "\n",    " ",        "xn--", "."};
    Random random(GENERATE(range(0U, 300U)));
    const std::string text = random.joined(parts, random.below(60));
    CAPTURE(text);
    std::size_t end = 0;
    for (const CitationGroup& group : find_citations(text)) {
        REQUIRE(group.span.begin >= end);
        REQUIRE(group.span.end <= text.size());
        REQUIRE_FALSE(group.citations.empty());
        std::size_t inside = group.span.begin;
        for (const Citation& citation : group.citations) {
            CHECK(citation.span.begin >= inside);
            inside = citation.span.end;
        }
        CHECK(inside < group.span.end);
        CHECK(citation_group_end(text, group.span.begin) == group.span.end);
        end = group.span.end;
    }
}
