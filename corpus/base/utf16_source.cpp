#include "corpus/base/utf16_source.h"

#include "corpus/base/memory_source.h"
#include "corpus/base/utf8.h"

#include <algorithm>
#include <array>

#include <unicode/uchar.h>
#include <unicode/utf16.h>

namespace debrief {

namespace {

constexpr std::size_t utf16_block_bytes = 65536;
constexpr char32_t replacement = 0xFFFD;
constexpr char32_t byte_order_mark = 0xFEFF;

bool is_utf32(Utf16Kind kind) {
    return kind == Utf16Kind::utf32_le || kind == Utf16Kind::utf32_be;
}

bool is_little_endian(Utf16Kind kind) {
    return kind == Utf16Kind::utf16_le || kind == Utf16Kind::utf32_le;
}

std::size_t unit_bytes(Utf16Kind kind) {
    return is_utf32(kind) ? 4 : 2;
}

/// The code unit at `offset`, all of whose bytes are there.
char32_t unit_at(std::string_view bytes, std::size_t offset, Utf16Kind kind) {
    const std::size_t size = unit_bytes(kind);
    char32_t unit = 0;
    for (std::size_t i = 0; i < size; ++i) {
        const std::size_t place = is_little_endian(kind) ? size - 1 - i : i;
        unit = (unit << 8U) | static_cast<unsigned char>(bytes[offset + place]);
    }
    return unit;
}

/// A code point, or U+FFFD for what is none, and the bytes it takes.
struct WidePoint {
    char32_t value = replacement;
    std::size_t bytes = 0;  ///< 0: more bytes are wanted to tell
    bool is_broken = false;
};

WidePoint wide_point_at(std::string_view bytes, std::size_t offset, Utf16Kind kind) {
    const std::size_t size = unit_bytes(kind);
    if (bytes.size() - offset < size) return {};
    const char32_t unit = unit_at(bytes, offset, kind);
    if (is_utf32(kind)) {
        const bool is_broken = unit > 0x10FFFF || U_IS_SURROGATE(unit);
        return {is_broken ? replacement : unit, size, is_broken};
    }
    if (!U16_IS_SURROGATE(unit)) return {unit, size};
    if (!U16_IS_SURROGATE_LEAD(unit)) return {replacement, size, true};
    if (bytes.size() - offset < 2 * size) return {};
    const char32_t trail = unit_at(bytes, offset + size, kind);
    if (!U16_IS_TRAIL(trail)) return {replacement, size, true};
    return {static_cast<char32_t>(U16_GET_SUPPLEMENTARY(unit, trail)), 2 * size};
}

/// What text of one form, read as another, shows in plenty.
bool is_improbable(char32_t value) {
    if (value == '\t' || value == '\n' || value == '\r' || value == '\f' || value == 0x85) return false;
    switch (u_charType(static_cast<UChar32>(value))) {
        case U_UNASSIGNED:
        case U_CONTROL_CHAR:
        case U_PRIVATE_USE_CHAR:
        case U_SURROGATE:
            return true;
        default:
            return false;
    }
}

/// Blanks, digits and punctuation that texts of every script hold; their bytes swapped are none of these.
bool is_everywhere(char32_t value) {
    return (value < 0x7F && !is_improbable(value)) || (value >= 0x3000 && value < 0x3100) ||
           (value >= 0xFF00 && value < 0xFF66);
}

/// Two letters of ASCII that make an ideograph when read as one unit.
bool is_pair_of_ascii(char32_t unit) {
    const auto is_printable = [](char32_t byte) { return byte >= 0x20 && byte < 0x7F; };
    return unit <= 0xFFFF && is_printable(unit >> 8U) && is_printable(unit & 0xFFU);
}

/// How much a head looks like text of a form; 0: not at all.
std::size_t likeness(std::string_view head, Utf16Kind kind) {
    std::size_t points = 0;
    std::size_t improbable = 0;
    std::size_t pairs = 0;
    std::size_t everywhere = 0;
    for (std::size_t offset = 0; offset < head.size();) {
        const WidePoint point = wide_point_at(head, offset, kind);
        if (point.bytes == 0) break;
        offset += point.bytes;
        ++points;
        if (point.is_broken || is_improbable(point.value)) ++improbable;
        if (is_pair_of_ascii(point.value)) ++pairs;
        if (is_everywhere(point.value)) ++everywhere;
    }
    constexpr std::size_t most_improbable = 50;  // one in so many
    const bool is_whole = head.size() % unit_bytes(kind) == 0;
    const std::size_t fewest = is_whole ? 2 : 8;
    const bool is_text = points >= fewest && improbable * most_improbable <= points && pairs * 2 < points;
    return is_text ? everywhere : 0;
}

constexpr std::array all_kinds{Utf16Kind::utf32_le, Utf16Kind::utf32_be, Utf16Kind::utf16_le,
                               Utf16Kind::utf16_be};

std::optional<Utf16Kind> kind_by_mark(std::string_view head) {
    // UTF-32 first: its little-endian mark begins with that of UTF-16.
    for (const Utf16Kind kind : all_kinds) {
        const WidePoint first = wide_point_at(head, 0, kind);
        if (first.bytes > 0 && first.value == byte_order_mark) return kind;
    }
    return std::nullopt;
}

/// Whether there are control characters that text in bytes does not hold, and the halves of wide units do.
bool holds_rare_controls(std::string_view head) {
    constexpr std::string_view common = "\b\t\n\v\f\r\x1A\x1B";
    return std::any_of(head.begin(), head.end(), [&](char c) {
        return static_cast<unsigned char>(c) < 0x20 && common.find(c) == std::string_view::npos;
    });
}

}  // namespace

std::optional<Utf16Kind> utf16_kind(std::string_view head) {
    head = head.substr(0, utf16_head_bytes);
    if (const auto marked = kind_by_mark(head)) return marked;
    if (!holds_rare_controls(head)) return std::nullopt;
    std::optional<Utf16Kind> best;
    std::size_t most = 0;
    for (const Utf16Kind kind : all_kinds) {
        if (const std::size_t now = likeness(head, kind); now > most) {
            most = now;
            best = kind;
        }
    }
    return best;
}

std::string_view name_of(Utf16Kind kind) {
    switch (kind) {
        case Utf16Kind::utf16_le:
            return "utf-16le";
        case Utf16Kind::utf16_be:
            return "utf-16be";
        case Utf16Kind::utf32_le:
            return "utf-32le";
        case Utf16Kind::utf32_be:
            return "utf-32be";
    }
    return {};
}

Utf16Source::Utf16Source(InputStream& bytes, Utf16Kind kind) : bytes_(bytes), kind_(kind) {}

std::size_t Utf16Source::read(std::span<char> buffer) {
    std::size_t filled = 0;
    while (filled < buffer.size() && (position_ < text_.size() || fill())) {
        const std::size_t count = std::min(buffer.size() - filled, text_.size() - position_);
        text_.copy(&buffer[filled], count, position_);
        position_ += count;
        filled += count;
    }
    return filled;
}

std::uint64_t Utf16Source::bytes_consumed() const {
    return bytes_.bytes_consumed();
}

/// Decodes the next block; false at the end.
bool Utf16Source::fill() {
    text_.clear();
    position_ = 0;
    while (text_.empty()) {
        const std::size_t kept = block_.size();
        block_.resize(kept + utf16_block_bytes);
        const std::size_t count = bytes_.read(std::span(block_).subspan(kept));
        block_.resize(kept + count);
        const bool is_end = count == 0;
        if (is_end && block_.empty()) return false;

        std::size_t offset = 0;
        while (offset < block_.size()) {
            WidePoint point = wide_point_at(block_, offset, kind_);
            if (point.bytes == 0 && !is_end) break;
            if (point.bytes == 0)
                point = {replacement, std::min(unit_bytes(kind_), block_.size() - offset), true};
            offset += point.bytes;
            if (point.is_broken) ++replaced_;
            if (!is_at_front_ || point.value != byte_order_mark) text_ += to_utf8(point.value);
            is_at_front_ = false;
        }
        block_.erase(0, offset);
    }
    return true;
}

std::unique_ptr<Utf16Source> decode_utf16(InputStream& bytes, Utf16Kind kind) {
    return std::make_unique<Utf16Source>(bytes, kind);
}

Utf16Text utf16_to_utf8(std::string_view bytes, Utf16Kind kind) {
    InputStream stream(std::make_unique<MemorySource>(std::string(bytes)));
    Utf16Source source(stream, kind);
    Utf16Text result;
    for (std::size_t filled = 0;;) {
        result.text.resize(filled + utf16_block_bytes);
        filled += source.read(std::span(result.text).subspan(filled));
        if (filled < result.text.size()) {
            result.text.resize(filled);
            break;
        }
    }
    result.replaced = source.replaced();
    return result;
}

}  // namespace debrief
