#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace debrief {

[[nodiscard]] bool is_valid_utf8(std::string_view text);

/// `text` with every byte that belongs to no well-formed sequence replaced by U+FFFD.
[[nodiscard]] std::string mend_utf8(std::string_view text);

/// `text` without the byte order mark (U+FEFF) that some programs put in front of a file.
[[nodiscard]] std::string_view without_byte_order_mark(std::string_view text);

/// A code point and the bytes it takes.
struct CodePoint {
    char32_t value = 0;
    std::size_t bytes = 0;
};

/// `code_point_at` where the byte is none of ASCII.
[[nodiscard]] CodePoint wide_code_point_at(std::string_view text, std::size_t offset);

/// The code point that begins at `offset` (below `text.size()`). Ill-formed bytes come out one by one as
/// U+FFFD.
[[nodiscard]] inline CodePoint code_point_at(std::string_view text, std::size_t offset) {
    const auto first = static_cast<unsigned char>(text[offset]);
    return first < 0x80 ? CodePoint{first, 1} : wide_code_point_at(text, offset);
}

/// The code point that ends before `offset` (above 0); ill-formed bytes as for `code_point_at`.
[[nodiscard]] CodePoint code_point_before(std::string_view text, std::size_t offset);

/// A code point as UTF-8; U+FFFD for what is none.
[[nodiscard]] std::string to_utf8(char32_t point);

/// How many code points `text` has.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

/// The largest offset of at most `offset` at which a code point begins (or the text ends).
[[nodiscard]] std::size_t code_point_boundary(std::string_view text, std::size_t offset);

}  // namespace debrief
