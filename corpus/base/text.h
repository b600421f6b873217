#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace debrief {

/// `text` without white space (ASCII's and U+00A0) at its ends.
[[nodiscard]] std::string_view trim(std::string_view text);

/// `text` in lower case where it is ASCII.
[[nodiscard]] std::string to_ascii_lower(std::string_view text);

[[nodiscard]] constexpr bool is_ascii(char c) {
    return static_cast<unsigned char>(c) < 0x80;
}
[[nodiscard]] constexpr bool is_ascii_digit(char c) {
    return c >= '0' && c <= '9';
}
[[nodiscard]] constexpr bool is_ascii_lower(char c) {
    return c >= 'a' && c <= 'z';
}
[[nodiscard]] constexpr bool is_ascii_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
[[nodiscard]] constexpr bool is_ascii_letter(char c) {
    return is_ascii_lower(c) || is_ascii_upper(c);
}
[[nodiscard]] constexpr bool is_ascii_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/// Whether `point` is a letter of any script (Unicode's categories L*).
[[nodiscard]] bool is_letter(char32_t point);

/// Whether `text` (UTF-8) has a letter of any script.
[[nodiscard]] bool has_letters(std::string_view text);

/// Whether `text` holds a control character of ASCII (C0 or DEL); no id may.
[[nodiscard]] bool has_control_characters(std::string_view text);

/// Leaves one of each run of `c`.
void keep_one_of_each_run(std::string& text, char c);

/// `text` with each run of white space as one blank, none at its ends.
[[nodiscard]] std::string collapse_spaces(std::string_view text);

/// `text` with all that ends a line (CR LF, CR, form feed, vertical tab, U+0085, U+2028, U+2029) as `\n`, and
/// without the ^Z with which DOS ended files.
[[nodiscard]] std::string with_plain_line_ends(std::string_view text);

/// Calls `on_line` with each line of `text`, without its end (LF), in order.
template <typename OnLine>
void for_each_line(std::string_view text, const OnLine& on_line) {
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        on_line(text.substr(begin, end - begin));
        begin = end + 1;
    }
}

/// Whether `words` has `word`.
[[nodiscard]] bool is_one_of(std::string_view word, std::span<const std::string_view> words);

/// A whole decimal number of at most 18 digits and nothing else.
[[nodiscard]] std::optional<std::size_t> parse_number(std::string_view text);

/// The candidate fewest edits (insert, remove, replace, swap neighbours) away from `word`, if that is at most
/// a third of its letters; of equals the first. For "did you mean" in messages.
[[nodiscard]] std::optional<std::string_view> nearest_word(std::string_view word,
                                                           std::span<const std::string_view> candidates);

}  // namespace debrief
