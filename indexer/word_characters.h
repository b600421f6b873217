#pragma once

#include "corpus/base/text.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace debrief {

/// What a byte of UTF-8 means to the end of a word that is made of ASCII letters and digits.
enum class WordByte : std::uint8_t {
    ends,          ///< it ends any word
    alphanumeric,  ///< an ASCII letter or digit
    joins,         ///< a mark that belongs to some words: `.`, `,`, `'`, `&`, `+`, `#`
    beyond_ascii
};

/// By the byte.
inline constexpr std::array<WordByte, 256> word_bytes = [] {
    std::array<WordByte, 256> bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const char c = static_cast<char>(i);
        if (is_ascii_digit(c) || is_ascii_letter(c)) bytes[i] = WordByte::alphanumeric;
        if (i >= 0x80) bytes[i] = WordByte::beyond_ascii;
    }
    for (const char c : std::string_view(".,'&+#")) bytes[static_cast<unsigned char>(c)] = WordByte::joins;
    return bytes;
}();

[[nodiscard]] constexpr WordByte word_byte(char c) {
    return word_bytes[static_cast<unsigned char>(c)];
}

/// U+02BC is a letter to Unicode, but an apostrophe to those who write it.
[[nodiscard]] constexpr bool is_word_apostrophe(char32_t c) {
    return c == '\'' || c == 0x2019 || c == 0x02BC;
}

/// A letter or a digit of any script.
[[nodiscard]] bool begins_word(char32_t c);

/// What may go on inside a word beside letters and digits: combining marks, and format characters (soft
/// hyphens, joiners), which folding takes out.
[[nodiscard]] bool continues_word(char32_t c);

/// Whether a character belongs to a script that is written without blanks between words.
[[nodiscard]] bool is_unspaced(char32_t c);

/// The end of the character that begins at `offset`, with the marks that belong to it.
[[nodiscard]] std::size_t end_of_character(std::string_view text, std::size_t offset);

/// The form of a word with characters beyond ASCII; empty for one that is made of format characters only.
[[nodiscard]] std::string fold_word(std::string_view word);

}  // namespace debrief
