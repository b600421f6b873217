#include "corpus/base/utf8.h"

#include <algorithm>
#include <array>

#include <simdjson.h>

namespace debrief {

namespace {

constexpr CodePoint ill_formed{0xFFFD, 1};

constexpr unsigned char byte_at(std::string_view text, std::size_t offset) {
    return static_cast<unsigned char>(text[offset]);
}

bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// How many bytes a sequence with this first byte has; 1 where none may begin with it.
std::size_t sequence_bytes(unsigned char first) {
    if (first >= 0xC2 && first < 0xE0) return 2;
    if (first >= 0xE0 && first < 0xF0) return 3;
    if (first >= 0xF0 && first < 0xF5) return 4;
    return 1;
}

/// Table 3-7 of the Unicode standard: neither over-long, nor a surrogate, nor above U+10FFFF.
bool is_well_formed(char32_t value, std::size_t bytes) {
    constexpr std::array<char32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
    return value >= least[bytes] && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
}

}  // namespace

bool is_valid_utf8(std::string_view text) {
    return simdjson::validate_utf8(text.data(), text.size());
}

std::string mend_utf8(std::string_view text) {
    if (is_valid_utf8(text)) return std::string(text);
    std::string mended;
    mended.reserve(text.size() + 16);
    for (std::size_t offset = 0; offset < text.size();) {
        const CodePoint point = code_point_at(text, offset);
        const bool is_broken = point.value == ill_formed.value && point.bytes == 1;
        mended += is_broken ? std::string_view("\xEF\xBF\xBD") : text.substr(offset, point.bytes);
        offset += point.bytes;
    }
    return mended;
}

std::string_view without_byte_order_mark(std::string_view text) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    return text;
}

CodePoint wide_code_point_at(std::string_view text, std::size_t offset) {
    const unsigned char first = byte_at(text, offset);
    const std::size_t bytes = sequence_bytes(first);
    if (bytes == 1 || offset + bytes > text.size()) return ill_formed;
    char32_t value = first & (0xFFU >> (bytes + 1));
    for (std::size_t i = 1; i < bytes; ++i) {
        if (!is_continuation(text[offset + i])) return ill_formed;
        value = (value << 6U) | (byte_at(text, offset + i) & 0x3FU);
    }
    return is_well_formed(value, bytes) ? CodePoint{value, bytes} : ill_formed;
}

CodePoint code_point_before(std::string_view text, std::size_t offset) {
    for (std::size_t bytes = 1; bytes <= std::min<std::size_t>(4, offset); ++bytes) {
        if (is_continuation(text[offset - bytes])) continue;
        const CodePoint point = code_point_at(text, offset - bytes);
        return point.bytes == bytes ? point : ill_formed;
    }
    return ill_formed;
}

std::string to_utf8(char32_t point) {
    const std::size_t bytes = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    if (!is_well_formed(point, bytes)) return to_utf8(ill_formed.value);
    if (bytes == 1) return std::string(1, static_cast<char>(point));
    std::string text(bytes, '\0');
    for (std::size_t i = bytes; i-- > 1; point >>= 6U) text[i] = static_cast<char>(0x80U | (point & 0x3FU));
    text[0] = static_cast<char>((0xF00U >> bytes) | point);
    return text;
}

std::size_t count_code_points(std::string_view text) {
    return text.size() - static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_continuation));
}

std::size_t code_point_boundary(std::string_view text, std::size_t offset) {
    if (offset >= text.size()) return text.size();
    while (offset > 0 && is_continuation(text[offset])) --offset;
    return offset;
}

}  // namespace debrief
