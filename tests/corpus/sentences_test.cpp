#include "corpus/sentences.h"

#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "corpus/citations.h"
#include "corpus/sentence_marks.h"
#include "corpus/wrapped_lines.h"
#include "tests/support/catch.h"
#include "tests/support/split_sentences.h"

#include <random>
#include <string>

using namespace debrief;
using namespace debrief::test;

namespace {

std::string random_text(unsigned seed) {
    static const std::vector<std::string> parts{
        "Meta", "the",  "U.S.", "Inc.", "Mr.",     "3.5",          "no.",          ".",  "!",  "?",
        "...",  "\"",   ")",    "(",    "(a.com)", "(b.com 2)",    "\n",           "\n", " ",  " ",
        " ",    "\r\n", "\xE2", "#",    "\xC3",    "\xE2\x80\x9D", "\xE3\x80\x82", "\t", "A.", "\xC2\xA0"};
    std::mt19937 random(seed);
    std::string text;
    for (std::size_t i = random() % 120; i > 0; --i) text += parts[random() % parts.size()];
    return text;
}

}  // namespace

TEST_CASE("sentences end where a reader of English sees their end", "[corpus][sentences]") {
    struct Case {
        const char* text;
        const char* expected;
    };
    const auto [text, expected] = GENERATE(values<Case>({
        {"", ""},
        {" \n\t\r\n ", ""},
        {"No end", "No end"},
        {"It rose. It fell.", "It rose.|It fell."},
        {"Did it? Yes! So it did\xE2\x80\xA6 Then", "Did it?|Yes!|So it did\xE2\x80\xA6|Then"},
        {"It rose... It fell.", "It rose...|It fell."},
        {"It rose ... and fell.", "It rose ... and fell."},
        {"Up 3.5 percent. Down 1.", "Up 3.5 percent.|Down 1."},
        {"Version 2. 5 people.", "Version 2.|5 people."},
        {"It fell. and rose.", "It fell. and rose."},
        // a line's end ends a sentence
        {"A heading\nThe text goes on", "A heading|The text goes on"},
        {"One line.\r\nand another", "One line.|and another"},
        // quotes and brackets
        {"\"It is.\" He left.", "\"It is.\"|He left."},
        {"\xE2\x80\x9CIt is.\xE2\x80\x9D He left.", "\xE2\x80\x9CIt is.\xE2\x80\x9D|He left."},
        {"\"It is!\" he said.", "\"It is!\" he said."},
        {"(It is.) He left.", "(It is.)|He left."},
        {"It is. \"So it is.\" Yes.", "It is.|\"So it is.\"|Yes."},
        // shortened words
        {"Mr. Smith met Dr. Jones.", "Mr. Smith met Dr. Jones."},
        {"Sen. Lee and Gov. Ray vs. Rep. Low.", "Sen. Lee and Gov. Ray vs. Rep. Low."},
        {"On Sept. 5 and Jan. 6 it met.", "On Sept. 5 and Jan. 6 it met."},
        {"J. K. Rowling wrote.", "J. K. Rowling wrote."},
        {"See No. 5 here.", "See No. 5 here."},
        {"He said no. She said yes.", "He said no.|She said yes."},
        {"Chips, e.g. GPUs, i.e. hardware.", "Chips, e.g. GPUs, i.e. hardware."},
        {"Acme Inc. The firm fell.", "Acme Inc.|The firm fell."},
        {"Acme Inc. said so.", "Acme Inc. said so."},
        {"The U.S. Senate voted.", "The U.S. Senate voted."},
        {"It left the U.S. The vote stood.", "It left the U.S.|The vote stood."},
        {"At 5 p.m. Eastern it ended.", "At 5 p.m. Eastern it ended."},
        {"(Mr. Smith left.)", "(Mr. Smith left.)"},
        // citations belong to what they close
        {"It rose. (a.com) It fell. (b.com 1) (c.com)", "It rose. (a.com)|It fell. (b.com 1) (c.com)"},
        {"It rose in the U.S. (a.com) Senators met.", "It rose in the U.S. (a.com)|Senators met."},
        {"It rose. (See page 5.) It fell.", "It rose.|(See page 5.)|It fell."},
        {"It rose. (a.com) and fell.", "It rose. (a.com) and fell."},
        {"It rose. (x.com (x.com) It fell.", "It rose. (x.com (x.com)|It fell."},
        // other scripts
        {"\xE5\xAE\x83\xE3\x80\x82\xE5\xAE\x83\xEF\xBC\x81",
         "\xE5\xAE\x83\xE3\x80\x82|\xE5\xAE\x83\xEF\xBC\x81"},
        {"\xC3\x89t\xC3\xA9. \xC3\x89t\xC3\xA9. \xC3\xA9t\xC3\xA9.",
         "\xC3\x89t\xC3\xA9.|\xC3\x89t\xC3\xA9. \xC3\xA9t\xC3\xA9."},
    }));
    CAPTURE(text);
    CHECK(split(text) == expected);
}

TEST_CASE("sentences stand in order and apart, and all else is white space and marks",
          "[corpus][sentences][property]") {
    const auto seed = GENERATE(range(0U, 200U));
    const std::string text = random_text(seed);
    CAPTURE(seed, text);
    const std::vector<std::size_t> wrapped = find_wrapped_line_ends(text);
    const std::vector<CitationGroup> groups = find_citations(text);
    const auto is_line_end_inside = [&](std::size_t offset) {
        return std::binary_search(wrapped.begin(), wrapped.end(), offset) ||
               std::any_of(groups.begin(), groups.end(),
                           [&](const CitationGroup& group) { return group.span.contains(offset); });
    };
    std::string between;
    std::size_t end = 0;
    for (const Span& span : split_sentences(text)) {
        REQUIRE(span.begin >= end);
        REQUIRE(span.end > span.begin);
        REQUIRE(span.end <= text.size());
        CHECK_FALSE(is_ascii_space(text[span.begin]));
        CHECK_FALSE(is_ascii_space(text[span.end - 1]));
        for (std::size_t i = text.find('\n', span.begin); i < span.end; i = text.find('\n', i + 1)) {
            CHECK(is_line_end_inside(i));
        }
        between += text.substr(end, span.begin - end);
        end = span.end;
    }
    between += text.substr(end);
    CHECK_FALSE(has_words(between));
}

TEST_CASE("long runs of marks are split in passing", "[corpus][sentences]") {
    const auto part =
        GENERATE(as<std::string>{}, ". ", "a.", "A. ", "? (a.com ", ". (a.com) ", "\n", "(((", "U.S. ",
                 "(a. ", "1. ", "- ", "(()", "\xE3\x80\x82", "\" ", "?\" Doe ", "a\n", ") ", ". \xC2\xBB");
    std::string text;
    while (text.size() < 200'000) text += part;
    CAPTURE(part);
    const auto sentences = split_sentences(text);
    CHECK(sentences.size() <= text.size());
    CHECK(text.size() >= 200'000);
}

TEST_CASE("words that look like shortened ones end sentences", "[corpus][sentences]") {
    const char* text =
        GENERATE("The museum bought modern art. The price rose.", "The cat sat. Then it left.",
                 "They lay in the sun. Nobody spoke.", "They chose plan B. The rest waited.",
                 "He fought in World War I. Then he wrote.", "The answer was no. The talks ended.");
    CAPTURE(text);
    CHECK(split_sentences(text).size() == 2);
    const char* one = GENERATE("It came out on Dec. 4 in Paris.", "See Fig. 2 and Vol. 3 of it.",
                               "J. K. Rowling wrote No. 7 there.");
    CAPTURE(one);
    CHECK(split_sentences(one).size() == 1);
}
