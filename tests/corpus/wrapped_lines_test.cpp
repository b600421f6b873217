#include "corpus/wrapped_lines.h"

#include "tests/support/catch.h"
#include "tests/support/repeated.h"

#include <algorithm>

using namespace debrief;
using namespace debrief::test;

namespace {

/// The text with its wrapped line ends as bars.
std::string marked(std::string text) {
    for (const std::size_t end : find_wrapped_line_ends(text)) text[end] = '|';
    return text;
}

}  // namespace

TEST_CASE("lines of a wrapped paragraph belong together", "[corpus][wrapped_lines]") {
    CHECK(marked("The council wrote on Monday that the quay\nwould not be sold. Its letter answers "
                 "the\nquestions of "
                 "July, which were many.\n\nThe end") ==
          "The council wrote on Monday that the quay|would not be sold. Its letter answers the|questions of "
          "July, which were many.\n\nThe end");
    CHECK(marked("The council wrote on Monday that the quay\r\nwould not be sold.\r\n") ==
          "The council wrote on Monday that the quay\r|would not be sold.\r\n");
    CHECK(marked("On the quay\nThe council wrote on Monday that the quay\nwould not be sold. Its "
                 "letter\nanswers the "
                 "questions of July, which\nwere many.\nSigned") ==
          "On the quay\nThe council wrote on Monday that the quay|would not be sold. Its letter|answers the "
          "questions of July, which|were many.\nSigned");
    CHECK(marked("* The council wrote on Monday that the quay\n  would not be sold.\n* Another point") ==
          "* The council wrote on Monday that the quay|  would not be sold.\n* Another point");
}

TEST_CASE("lines that are meant as lines stay apart", "[corpus][wrapped_lines]") {
    const char* text = GENERATE(
        "", "\n", "\n\n\n", "One line", "Roses are red\nviolets are blue\nand so are you",
        "The council wrote on Monday that the quay\nWould Not Be Sold",  // a heading of its own
        "The council wrote on Monday that the quay\nhttp://example.org/a",
        "The quay is not to be sold, says council\nThe council wrote\nIt will not\nSo it is\nThe end",
        "The council wrote on Monday that the quay\n- would not be sold\n1. or bought\na) or let",
        "The council wrote on Monday that the quay\n# would not be sold");
    CAPTURE(text);
    CHECK(marked(text) == text);
    const std::string long_line = repeated("word ", 30) + "word";
    CHECK(find_wrapped_line_ends(long_line + "\n" + long_line + "\n" + long_line).empty());
}

TEST_CASE("a list item is told by its mark", "[corpus][wrapped_lines]") {
    for (const char* line : {"- a", "* a", "+ a", "\xE2\x80\xA2 a",
                             "\xE2\x80\xA2"
                             "a",
                             "1. a", "12) a", "a) b", "B) c"}) {
        CAPTURE(line);
        CHECK(is_list_item(line));
    }
    for (const char* line : {"", "-", "-a", "a", "1", "1.", "1.5 a", "1984. a", "a. b", "ab) c", "a)"}) {
        CAPTURE(line);
        CHECK_FALSE(is_list_item(line));
    }
}

TEST_CASE("a million lines are looked at in passing", "[corpus][wrapped_lines]") {
    CHECK(find_wrapped_line_ends(repeated("a\n", 1'000'000)).empty());
    CHECK(find_wrapped_line_ends(repeated("The council wrote on Monday that the quay\n", 100'000)).size() ==
          99'999);
}
