#include "corpus/evidence.h"

#include "corpus/sentences.h"
#include "tests/support/catch.h"
#include "tests/support/repeated.h"

using namespace debrief;
using namespace debrief::test;

namespace {

/// The evidence of a text's sentences: its first letter and the numbers of the groups, with blanks between
/// them.
std::string evidence_of(std::string_view text) {
    std::string all;
    for (const BackedSentence& backed : find_evidence(text, split_sentences(text), find_citations(text))) {
        if (!all.empty()) all += " ";
        all += to_string(backed.evidence).front();
        for (const std::size_t group : backed.groups) all += std::to_string(group);
    }
    return all;
}

}  // namespace

TEST_CASE("a sentence is backed by the groups that close it or its block", "[corpus][evidence]") {
    struct Case {
        const char* text;
        const char* expected;
    };
    const auto [text, expected] = GENERATE(values<Case>({
        {"", ""},
        {"It rose.", "n"},
        {"It rose. (a.com)", "d0"},
        {"It rose (a.com).", "d0"},
        {"It rose (a.com)", "d0"},
        {"It rose.(a.com)", "d0"},
        {"\"It rose (a.com).\"", "d0"},
        {"It rose. (a.com).", "d0"},
        {"It rose. (a.com) It fell. (b.com)", "d0 d1"},
        {"It rose. It fell. (a.com) It stood. (b.com)", "i0 d0 d1"},
        {"It rose. It fell. (a.com) It stood.", "i0 d0 n"},
        // several groups close one sentence
        {"It rose. It fell. (a.com 1) (a.com 2), (b.com)", "i012 d012"},
        {"It rose. It fell (a.com) [b.com]. (c.com)", "i012 d012"},
        // a group in the midst of a sentence backs its own words only
        {"It rose (a.com) and fell. It stood.", "n n"},
        {"It rose (a.com) and fell. It stood. (b.com)", "i1 d1"},
        {"It rose (a.com) and fell. (b.com)", "d1"},
        // a line's end ends a block
        {"It rose.\nIt fell. (a.com)", "n d0"},
        {"A heading\nIt rose. It fell. (a.com)", "n i0 d0"},
        {"It rose.\n\nIt fell. (a.com)", "n d0"},
        {"- One\n- Two. It is. (a.com)\n- Three", "n i0 d0 n"},
        {"It rose.\r\nIt fell. (a.com)\r\n", "n d0"},
        // wrapped lines are one paragraph
        {"It rose as nobody had expected it to rise,\nand then. It fell as quickly as it had come\nup. "
         "(a.com)",
         "i0 d0"},
        // a line of citations alone
        {"It rose. It fell.\n(a.com) (b.com)\n\nIt stood.", "i01 d01 n"},
        {"It rose.\n\n(a.com)\nIt stood.", "n n"},
        {"It rose. (a.com)\n(b.com)\nIt stood.", "d0 n"},
        {"(a.com)", ""},
        {"(a.com) It rose.", "n"},
    }));
    CAPTURE(text);
    CHECK(evidence_of(text) == expected);
}

TEST_CASE("sentences in chrome are not given and not counted", "[corpus][evidence]") {
    const std::string_view text = "It rose. (a.com)\nShared by an app. (b.com)";
    std::vector<Span> sentences = split_sentences(text);
    sentences.pop_back();
    const auto backed = find_evidence(text, sentences, find_citations(text));
    REQUIRE(backed.size() == 1);
    CHECK(backed[0].span.of(text) == "It rose. (a.com)");
    CHECK(backed[0].groups == std::vector<std::size_t>{0});
}

TEST_CASE("a block of many sentences and groups stays small", "[corpus][evidence]") {
    const std::string text = repeated("It rose. ", 20'000) + repeated("(a.com) ", 20'000);
    const auto backed = find_evidence(text, split_sentences(text), find_citations(text));
    REQUIRE(backed.size() == 20'000);
    CHECK(backed.front().evidence == Evidence::inherited);
    CHECK(backed.back().evidence == Evidence::direct);
    CHECK(backed.front().groups.size() == 16);
    CHECK(backed.front().groups.back() == 19'999);
}

TEST_CASE("the evidence of a long paragraph is found in passing", "[corpus][evidence]") {
    const std::string text = repeated("It rose. It fell. ", 200'000);
    CHECK(find_evidence(text, split_sentences(text), find_citations(text)).size() == 400'000);
}
