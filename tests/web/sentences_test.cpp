#include "web/pages/sentences.h"

#include "corpus/base/utf8.h"
#include "tests/support/catch.h"
#include "tests/support/repeated.h"

using namespace debrief;
using namespace debrief::test;

TEST_CASE("matches and hedges of a sentence are marked, one in the other too", "[web][sentences]") {
    CHECK(sentence_html("It may rain & pour.", {{{7, 11}}, {{3, 6}}}) ==
          "It <span class=\"hedge\">may</span> <mark>rain</mark> &amp; pour.");
    CHECK(sentence_html("It may rain.", {{{3, 11}}, {{3, 6}}}) ==
          "It <span class=\"hedge\"><mark>may</mark></span><mark> rain</mark>.");
    CHECK(sentence_html("It may rain.", {{{3, 6}}, {{0, 11}}}) ==
          "<span class=\"hedge\">It <mark>may</mark> rain</span>.");
    CHECK(sentence_html("<b>", {}) == "&lt;b&gt;");
    CHECK(sentence_html("", {}).empty());
}

TEST_CASE("what is left out of a sentence already is told", "[web][sentences]") {
    SentenceMarks marks{{{0, 2}}};
    marks.cut_before = true;
    CHECK(sentence_html("10 percent", marks) == "… <mark>10</mark> percent");
    marks.cut_after = true;
    CHECK(sentence_html("10 percent", marks) == "… <mark>10</mark> percent …");
}

TEST_CASE("of a very long sentence the piece around its first match is shown", "[web][sentences]") {
    const std::string text = repeated("word ", 1000) + "flood " + repeated("word ", 1000);
    const std::string html = sentence_html(text, {{{5000, 5005}}, {{0, 4}, {9000, 9004}}});
    CHECK(html.starts_with("… word word"));
    CHECK(html.find("<mark>flood</mark>") != std::string::npos);
    CHECK(html.ends_with("word …"));
    CHECK(html.size() < longest_shown_sentence + 100);
    CHECK(html.find("hedge") == std::string::npos);  // they lie in what is left out
    CHECK(sentence_html(text, {}).starts_with("word word"));
}

TEST_CASE("a cut is never within a character", "[web][sentences]") {
    const std::string text = repeated("“", 5000);  // three bytes each, and no blank
    const std::size_t begin = GENERATE(0U, 3U, 300U, 6000U, 14997U);
    CAPTURE(begin);
    CHECK(is_valid_utf8(sentence_html(text, {{{begin, begin + 3}}})));
    for (std::size_t bytes = 0; bytes < 9; ++bytes) CHECK(is_valid_utf8(shortened(text, bytes)));
}

TEST_CASE("long texts are shortened between words", "[web][sentences]") {
    CHECK(shortened("one two three", 13) == "one two three");
    CHECK(shortened("one two three", 9) == "one two…");
    CHECK(shortened("onetwothree", 5) == "onetw…");
    CHECK(shortened("", 5).empty());
}
