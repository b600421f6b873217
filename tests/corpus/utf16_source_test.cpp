#include "corpus/base/utf16_source.h"

#include "corpus/base/utf8.h"
#include "corpus/reader/charset.h"
#include "tests/support/catch.h"
#include "tests/support/random.h"

#include <algorithm>
#include <memory>
#include <string>

using namespace debrief;
using namespace debrief::test;
using namespace std::literals;

namespace {

constexpr std::array all_kinds{Utf16Kind::utf16_le, Utf16Kind::utf16_be, Utf16Kind::utf32_le,
                               Utf16Kind::utf32_be};

std::string unit(char32_t value, Utf16Kind kind) {
    const bool is_wide = kind == Utf16Kind::utf32_le || kind == Utf16Kind::utf32_be;
    std::string bytes;
    for (unsigned shift = 0; shift < (is_wide ? 32U : 16U); shift += 8) {
        bytes += static_cast<char>((value >> shift) & 0xFFU);
    }
    const bool is_big = kind == Utf16Kind::utf16_be || kind == Utf16Kind::utf32_be;
    if (is_big) std::reverse(bytes.begin(), bytes.end());
    return bytes;
}

std::string encode(std::string_view text, Utf16Kind kind) {
    const bool has_pairs = kind == Utf16Kind::utf16_le || kind == Utf16Kind::utf16_be;
    std::string bytes;
    for (std::size_t offset = 0; offset < text.size();) {
        const CodePoint point = code_point_at(text, offset);
        offset += point.bytes;
        if (has_pairs && point.value > 0xFFFF) {
            bytes += unit(0xD7C0 + (point.value >> 10U), kind);
            bytes += unit(0xDC00 + (point.value & 0x3FFU), kind);
        } else {
            bytes += unit(point.value, kind);
        }
    }
    return bytes;
}

/// Bytes that come in pieces of a given size, as from a slow pipe.
class DrippingSource : public ByteSource {
 public:
    DrippingSource(std::string bytes, std::size_t drop) : bytes_(std::move(bytes)), drop_(drop) {}
    std::size_t read(std::span<char> buffer) override {
        std::size_t filled = 0;
        while (filled < buffer.size() && position_ < bytes_.size()) {
            const std::size_t count =
                bytes_.copy(&buffer[filled], std::min(drop_, buffer.size() - filled), position_);
            filled += count;
            position_ += count;
        }
        return filled;
    }
    [[nodiscard]] std::uint64_t bytes_consumed() const override { return position_; }

 private:
    std::string bytes_;
    std::size_t drop_;
    std::size_t position_ = 0;
};

struct Decoded {
    std::string text;
    std::size_t replaced;
};

/// What a reader gets that asks for `step` bytes at a time.
Decoded read_stream(std::string bytes, Utf16Kind kind, std::size_t step) {
    InputStream stream(std::make_unique<DrippingSource>(std::move(bytes), 7));
    auto source = decode_utf16(stream, kind);
    const Utf16Source& watched = *source;
    InputStream decoded(std::move(source));
    std::string text;
    std::string buffer(step, '\0');
    while (const std::size_t count = decoded.read(buffer)) text.append(buffer, 0, count);
    return {text, watched.replaced()};
}

constexpr std::string_view samples[]{
    "The harbour board said on Tuesday that it would close the bridge.\r\nMore.\n",
    "Größe, café, naïve – “so” €5",
    "Правительство приняло решение увеличить расходы на дороги.",
    "政府决定增加道路建设支出。部长表示，工程将于2026年春季开始。",
    "政府は道路建設への支出を増やすことを決定した。",
    "정부는 도로 건설 지출을 늘리기로 결정했다.",
    "قررت الحكومة زيادة الإنفاق على بناء الطرق.",
    "done \U0001F600 and gone",
    "<?xml version=\"1.0\"?><rss/>",
};

}  // namespace

TEST_CASE("UTF-16 and UTF-32 are told with and without a mark", "[corpus][utf16_source]") {
    const auto kind = GENERATE(from_range(all_kinds));
    for (const std::string_view text : samples) {
        CAPTURE(text, name_of(kind));
        CHECK(utf16_kind(encode(text, kind)) == kind);
        CHECK(utf16_kind(encode("\xEF\xBB\xBF" + std::string(text), kind)) == kind);
    }
}

TEST_CASE("a stream is UTF-8 whatever pieces it is read in, and as the whole text is",
          "[corpus][utf16_source]") {
    const auto kind = GENERATE(from_range(all_kinds));
    for (const std::string_view text : samples) {
        const std::string bytes = encode("\xEF\xBB\xBF" + std::string(text), kind);
        CAPTURE(text, name_of(kind));
        for (const std::size_t step : {1, 2, 3, 5, 64, 100'000})
            CHECK(read_stream(bytes, kind, step).text == text);
        CHECK(decode_text(bytes).text == text);
        CHECK(decode_text(bytes).charset == name_of(kind));
        CHECK(decode_text(bytes).replaced == 0);
    }
}

TEST_CASE("texts longer than a block are read on", "[corpus][utf16_source]") {
    std::string text;
    while (text.size() < 300'000) text += "x\U0001F600y";
    const auto kind = GENERATE(from_range(all_kinds));
    CHECK(read_stream(encode(text, kind), kind, 1000).text == text);
}

TEST_CASE("what is no character is replaced and counted", "[corpus][utf16_source]") {
    struct Case {
        std::string bytes;
        Utf16Kind kind;
        const char* expected;
        std::size_t replaced;
    };
    const auto [bytes, kind, expected, replaced] = GENERATE(values<Case>({
        {"a\0\x3D\xD8"
         "b\0"s,
         Utf16Kind::utf16_le,
         "a\xEF\xBF\xBD"
         "b",
         1},  // a lone lead
        {"a\0\x00\xDE"
         "b\0"s,
         Utf16Kind::utf16_le,
         "a\xEF\xBF\xBD"
         "b",
         1},                                                                        // a lone trail
        {"a\0\x3D\xD8"s, Utf16Kind::utf16_le, "a\xEF\xBF\xBD", 1},                  // cut behind a lead
        {"a\0\x3D\xD8\x00"s, Utf16Kind::utf16_le, "a\xEF\xBF\xBD\xEF\xBF\xBD", 2},  // cut in a pair
        {"a\0b"s, Utf16Kind::utf16_le, "a\xEF\xBF\xBD", 1},                         // cut in a unit
        {"\0a\xD8\x3D\xD8\x3D\xDE\x00"s, Utf16Kind::utf16_be, "a\xEF\xBF\xBD\xF0\x9F\x98\x80", 1},
        {"a\0\0\0\0\0\x11\0"s, Utf16Kind::utf32_le, "a\xEF\xBF\xBD", 1},  // above U+10FFFF
        {"\0\0\xD8\0\0\0\0a"s, Utf16Kind::utf32_be,
         "\xEF\xBF\xBD"
         "a",
         1},  // a surrogate
        {""s, Utf16Kind::utf16_le, "", 0},
        {"\xFF\xFE"s, Utf16Kind::utf16_le, "", 0},
        {"\xFF\xFE\xFF\xFE"s, Utf16Kind::utf16_le, "\xEF\xBB\xBF", 0},  // a second mark is text
    }));
    CAPTURE(expected);
    const Decoded decoded = read_stream(bytes, kind, 3);
    CHECK(decoded.text == expected);
    CHECK(decoded.replaced == replaced);
    CHECK(utf16_to_utf8(bytes, kind).text == expected);
    CHECK(utf16_to_utf8(bytes, kind).replaced == replaced);
}

TEST_CASE("what is text in bytes, or no text, is not taken for UTF-16", "[corpus][utf16_source]") {
    const auto bytes = GENERATE(values<std::string>({
        "",
        "a",
        "\0"s,
        "plain English",
        "Bush hid the facts",
        "caf\xE9",
        "UTF-8: \xC3\xA9\xE6\x96\xB0",
        "a text with\0one NUL in it, which is a slip of somebody's finger"s,
        "one\0two\0three\0four\0five\0six\0seven\0"s,
        std::string(64, '\0'),
        "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x01\0\0\0\x01\0\x08\x06\0\0\0"s,
        "\x7F"
        "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0\x01\0\0\0"s,
        "PK\x03\x04\x14\0\0\0\x08\0\x21\xF8\x7B\x5A"s,
    }));
    CAPTURE(bytes);
    CHECK_FALSE(utf16_kind(bytes));
}

TEST_CASE("any bytes in any form come out as well-formed UTF-8", "[corpus][utf16_source][property]") {
    const auto seed = GENERATE(take(60, random(0, 1'000'000)));
    CAPTURE(seed);
    Random random(static_cast<unsigned>(seed));
    std::string bytes;
    const std::size_t size = random.below(400);
    for (std::size_t i = 0; i < size; ++i) bytes += static_cast<char>(random.below(256));
    for (const Utf16Kind kind : all_kinds) {
        const Decoded decoded = read_stream(bytes, kind, 1 + random.below(9));
        CHECK(is_valid_utf8(decoded.text));
        CHECK(decoded.text == utf16_to_utf8(bytes, kind).text);
    }
}
