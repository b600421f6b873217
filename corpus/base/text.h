#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace debrief {

/// `text` without white space (ASCII's and U+00A0) at its ends.
[[nodiscard]] std::string_view trim(std::string_view text);

/// `text` in lower case where it is ASCII.
[[nodiscard]] std::string to_ascii_lower(std::string_view text);

[[nodiscard]] constexpr bool is_ascii_digit(char c) {
    return c >= '0' && c <= '9';
}
[[nodiscard]] constexpr bool is_ascii_lower(char c) {
    return c >= 'a' && c <= 'z';
}
[[nodiscard]] constexpr bool is_ascii_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/// Whether `text` holds a control character of ASCII (C0 or DEL); no id may.
[[nodiscard]] bool has_control_characters(std::string_view text);

/// `text` with each run of white space as one blank, none at its ends.
[[nodiscard]] std::string collapse_spaces(std::string_view text);

/// A whole decimal number of at most 18 digits and nothing else.
[[nodiscard]] std::optional<std::size_t> parse_number(std::string_view text);

/// The candidate fewest edits (insert, remove, replace, swap neighbours) away from `word`, if that is at most
/// a third of its letters; of equals the first. For "did you mean" in messages.
[[nodiscard]] std::optional<std::string_view> nearest_word(std::string_view word,
                                                           std::span<const std::string_view> candidates);

}  // namespace debrief
