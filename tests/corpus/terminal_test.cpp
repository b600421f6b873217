#include "corpus/base/terminal.h"

#include "corpus/base/utf8.h"
#include "tests/support/catch.h"

using namespace debrief;
using namespace std::literals;

TEST_CASE("a terminal is shown nothing that could command it", "[corpus][terminal]") {
    struct Case {
        std::string_view text;
        std::string_view expected;
    };
    const auto [text, expected] = GENERATE(values<Case>({
        {"", ""},
        {"plain \xC3\xA9 \xE2\x80\x94", "plain \xC3\xA9 \xE2\x80\x94"},
        {"a\tb", "a b"},
        {"\x1B[31mred", "\xEF\xBF\xBD[31mred"},
        {"\x1B]0;title\x07", "\xEF\xBF\xBD]0;title\xEF\xBF\xBD"},
        {"nul\0nul"sv, "nul\xEF\xBF\xBDnul"},
        {"back\x08", "back\xEF\xBF\xBD"},
        {"del\x7F", "del\xEF\xBF\xBD"},
        {"csi\xC2\x9B"
         "2J",
         "csi\xEF\xBF\xBD"
         "2J"},
        {"rlo\xE2\x80\xAE", "rlo\xEF\xBF\xBD"},
        {"rli\xE2\x81\xA7", "rli\xEF\xBF\xBD"},
        {"broken\xE9", "broken\xEF\xBF\xBD"},
        {"no-break\xC2\xA0space", "no-break\xC2\xA0space"},
    }));
    CAPTURE(text);
    CHECK(to_terminal_line(text) == expected);
    CHECK(to_terminal_text(text) == expected);
}

TEST_CASE("line ends stay in a text and become blanks in a line", "[corpus][terminal]") {
    CHECK(to_terminal_line("a\nb\r\nc\rd\r") == "a b c d ");
    CHECK(to_terminal_text("a\nb\r\nc\rd") == "a\nb\nc d");
}

TEST_CASE("no code point below U+0100 reaches a terminal as a control", "[corpus][terminal][property]") {
    for (unsigned byte = 0; byte < 256; ++byte) {
        const std::string text{static_cast<char>(byte)};
        CAPTURE(byte);
        const std::string safe = to_terminal_line(text);
        CHECK(is_valid_utf8(safe));
        CHECK((safe.empty() || static_cast<unsigned char>(safe.front()) >= 0x20));
        CHECK(safe != "\x7F");
    }
}

TEST_CASE("lines are broken between words, under their own beginning", "[corpus][terminal]") {
    struct Case {
        const char* text;
        std::size_t columns;
        const char* expected;
    };
    const auto [text, columns, expected] = GENERATE(values<Case>({
        {"one two three\n", 0, "one two three\n"},
        {"one two three\n", 7, "one two\nthree\n"},
        {"one two three", 8, "one two\nthree"},
        {"  one two three\n\n", 9, "  one two\n  three\n\n"},
        {" 12. one two\n", 9, " 12. one\n     two\n"},
        {"extraordinary word\n", 5, "extraordinary\nword\n"},
        {"a  b", 80, "a  b"},
        {"\x1B[1mone\x1B[0m two", 7, "\x1B[1mone\x1B[0m two"},
        {"日本 日本", 8, "日本\n日本"},
        {"日本 日本", 9, "日本 日本"},
        {"日本語日本語", 5, "日本\n語日\n本語"},
        {"  1. 日本語日本語 x", 9, "  1. 日本\n     語日\n     本語\n     x"},
        {"ab 日本語日本語", 8, "ab 日本\n語日本語"},
        {"日本 https://example.org/long", 8, "日本\nhttps://example.org/long"},
        {"日", 1, "日"},
        {"\x1B[1m日本語\x1B[0m", 4, "\x1B[1m日本\n語\x1B[0m"},
        {"\x1B]8;;https://example.org/m\x1B\\a bc\x1B]8;;\x1B\\ d", 4,
         "\x1B]8;;https://example.org/m\x1B\\a bc\x1B]8;;\x1B\\\nd"},
        {"\x1B[1", 4, "\x1B[1"},
        {"e\xCC\x81t\xC3\xA9 ok", 6, "e\xCC\x81t\xC3\xA9 ok"},
    }));
    CAPTURE(text, columns);
    CHECK(wrap_lines(text, columns) == expected);
}
