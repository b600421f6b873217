#include "corpus/base/utf8.h"

#include "tests/support/catch.h"

#include <random>

using namespace debrief;

namespace {

/// A code point in UTF-8, by the book.
std::string encode(char32_t c) {
    const auto tail = [&](int shift) { return static_cast<char>(0x80U | ((c >> shift) & 0x3FU)); };
    if (c < 0x80) return {static_cast<char>(c)};
    if (c < 0x800) return {static_cast<char>(0xC0U | (c >> 6)), tail(0)};
    if (c < 0x10000) return {static_cast<char>(0xE0U | (c >> 12)), tail(6), tail(0)};
    return {static_cast<char>(0xF0U | (c >> 18)), tail(12), tail(6), tail(0)};
}

std::string random_bytes(unsigned seed) {
    std::mt19937 random(seed);
    std::string bytes(random() % 200, '\0');
    // Bytes of the kinds that matter come as often as all others together.
    constexpr std::string_view likely = "a\x80\xBF\xC2\xC0\xE0\xA0\xE2\xED\xEF\xBB\xF0\x90\xF4\x8F\xF5\xFF";
    for (char& byte : bytes) {
        byte = random() % 2 == 0 ? likely[random() % likely.size()] : static_cast<char>(random() % 256);
    }
    return bytes;
}

}  // namespace

TEST_CASE("bytes of no well-formed sequence are replaced one by one", "[corpus][utf8]") {
    struct Case {
        const char* text;
        const char* expected;
    };
    const auto [text, expected] = GENERATE(values<Case>({
        {"", ""},
        {"plain", "plain"},
        {"caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x97\x9E", "caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x97\x9E"},
        {"kept: \xEF\xBF\xBD", "kept: \xEF\xBF\xBD"},
        {"latin \xE9t\xE9", "latin \xEF\xBF\xBDt\xEF\xBF\xBD"},
        {"cut \xE2\x82", "cut \xEF\xBF\xBD\xEF\xBF\xBD"},
        {"stray \x80", "stray \xEF\xBF\xBD"},
        {"over-long \xC0\xAF", "over-long \xEF\xBF\xBD\xEF\xBF\xBD"},
        {"over-long \xE0\x80\xAF", "over-long \xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"surrogate \xED\xA0\x80", "surrogate \xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"above \xF4\x90\x80\x80", "above \xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"never \xFF\xFE", "never \xEF\xBF\xBD\xEF\xBF\xBD"},
        {"\xC3 \xC3\xA9", "\xEF\xBF\xBD \xC3\xA9"},
    }));
    CAPTURE(text);
    CHECK(mend_utf8(text) == expected);
    CHECK(is_valid_utf8(expected));
    CHECK(is_valid_utf8(text) == (std::string_view(text) == expected));
}

TEST_CASE("mending gives well-formed text of any bytes and changes no well-formed text",
          "[corpus][utf8][property]") {
    const auto seed = GENERATE(range(0U, 200U));
    CAPTURE(seed);
    const std::string bytes = random_bytes(seed);
    const std::string mended = mend_utf8(bytes);
    CHECK(is_valid_utf8(mended));
    CHECK(mend_utf8(mended) == mended);
    if (is_valid_utf8(bytes)) CHECK(mended == bytes);
}

TEST_CASE("any bytes fall into code points without gaps, forwards and backwards",
          "[corpus][utf8][property]") {
    const auto seed = GENERATE(range(0U, 100U));
    CAPTURE(seed);
    const std::string bytes = random_bytes(seed);
    std::size_t offset = 0;
    while (offset < bytes.size()) {
        const CodePoint point = code_point_at(bytes, offset);
        const bool is_ill_formed = point.value == 0xFFFD && point.bytes == 1;
        REQUIRE((is_ill_formed || encode(point.value) == bytes.substr(offset, point.bytes)));
        offset += point.bytes;
    }
    CHECK(offset == bytes.size());
    while (offset > 0) {
        const CodePoint point = code_point_before(bytes, offset);
        const bool is_ill_formed = point.value == 0xFFFD && point.bytes == 1;
        REQUIRE(point.bytes <= offset);
        offset -= point.bytes;
        REQUIRE((is_ill_formed || encode(point.value) == bytes.substr(offset, point.bytes)));
    }
}

TEST_CASE("every code point is read as it was written", "[corpus][utf8][property]") {
    std::size_t wrong = 0;
    for (char32_t c = 0; c <= 0x10FFFF; c += c < 0x11000 ? 1 : 61) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        const std::string text = "x" + encode(c) + "y";
        const CodePoint forwards = code_point_at(text, 1);
        const CodePoint backwards = code_point_before(text, text.size() - 1);
        const bool is_right = forwards.value == c && forwards.bytes == text.size() - 2 &&
                              backwards.value == c && backwards.bytes == forwards.bytes;
        if (!is_right) ++wrong;
    }
    CHECK(wrong == 0);
    CHECK(code_point_at(encode(0x10FFFF), 0).value == 0x10FFFF);
}

TEST_CASE("code points are counted and found inside of a text", "[corpus][utf8]") {
    const std::string_view text = "a\xC3\xA9\xE2\x82\xAC";  // a é €
    CHECK(count_code_points("") == 0);
    CHECK(count_code_points(text) == 3);
    CHECK(code_point_boundary(text, 0) == 0);
    CHECK(code_point_boundary(text, 1) == 1);
    CHECK(code_point_boundary(text, 2) == 1);
    CHECK(code_point_boundary(text, 3) == 3);
    CHECK(code_point_boundary(text, 5) == 3);
    CHECK(code_point_boundary(text, 6) == 6);
    CHECK(code_point_boundary(text, 99) == 6);
    CHECK(code_point_boundary("\x80\x80", 1) == 0);
}
