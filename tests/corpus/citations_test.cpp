#include "corpus/citations.h"

#include "tests/support/catch.h"

using namespace debrief;

namespace {

/// Groups as text: hosts of a group with blanks between them, groups with bars.
std::string hosts_of(std::string_view text) {
    std::string hosts;
    for (const CitationGroup& group : find_citations(text)) {
        if (!hosts.empty()) hosts += "|";
        for (const Citation& citation : group.citations) {
            if (!hosts.empty() && hosts.back() != '|') hosts += " ";
            hosts += citation.host;
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
        {"It said so. (scale.com 1) (scale.com 2)", "scale.com|scale.com"},
        {"It said so. (about.fb.com, ai.meta.com)", "about.fb.com ai.meta.com"},
        {"It said so. (about.fb.com, about.fb.com)", "about.fb.com about.fb.com"},
        {"It said so. (x.com (x.com)", "x.com x.com"},
        {"It said so. (x.com (x.com))", "x.com x.com"},
        {"It said so. ( cnbc.com ; axios.com )", "cnbc.com axios.com"},
        {"It said so. (www.bbc.co.uk)", "bbc.co.uk"},
        {"Shares (MSFT.O) and (DAIGn.DE) fell (see cnbc.com).", ""},
        {"In the U.S. (e.g. Ohio), 3 (1.5) (v2.0) ()", ""},
        {"open (cnbc.com", ""},
        {"(-bad.com) (bad-.com) (a..com) (com)", ""},
    }));
    CAPTURE(text);
    CHECK(hosts_of(text) == expected);
}

TEST_CASE("a citation knows where it stands", "[corpus][citations]") {
    const std::string_view text = "So it is. (scale.com 12) Yes.";
    const auto groups = find_citations(text);
    REQUIRE(groups.size() == 1);
    CHECK(groups[0].span.of(text) == "(scale.com 12)");
    REQUIRE(groups[0].citations.size() == 1);
    CHECK(groups[0].citations[0].span.of(text) == "scale.com 12");
    CHECK(citation_group_end(text, 10) == 24);
    CHECK_FALSE(citation_group_end(text, 0));
}

TEST_CASE("a text without its citations reads on", "[corpus][citations]") {
    CHECK(without_citations("It grew. (a.com) (b.com) It fell. (c.org 2)") == "It grew. It fell.");
    CHECK(without_citations("(a.com)").empty());
}

TEST_CASE("thousands of open brackets are read in passing", "[corpus][citations]") {
    std::string text;
    for (int i = 0; i < 20'000; ++i) text += "(a.com ";
    CHECK(find_citations(text).size() <= 20'000);
}
