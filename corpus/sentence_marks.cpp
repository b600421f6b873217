#include "corpus/sentence_marks.h"

#include "corpus/base/text.h"
#include "corpus/base/utf8.h"

#include <unicode/uchar.h>

namespace debrief {

namespace {

constexpr char32_t ellipsis = 0x2026;

UChar32 to_icu(char32_t c) {
    return static_cast<UChar32>(c);
}

}  // namespace

bool is_spaceless_terminator(char32_t c) {
    return c >= 0x80 && c != ellipsis && u_hasBinaryProperty(to_icu(c), UCHAR_S_TERM) != 0;
}

bool is_terminator(char32_t c) {
    return c == '.' || c == '!' || c == '?' || c == ellipsis || is_spaceless_terminator(c);
}

bool is_opening_bracket(char32_t c) {
    return c == '(' || c == 0xFF08;
}

bool is_closing_bracket(char32_t c) {
    return c == ')' || c == 0xFF09;
}

bool is_closer(char32_t c) {
    if (c < 0x80) return c == '"' || c == '\'' || c == ')' || c == ']' || c == '*' || c == '_';
    return (U_GET_GC_MASK(to_icu(c)) & (U_GC_PE_MASK | U_GC_PF_MASK)) != 0;
}

bool is_either_quote(char32_t c) {
    return c >= 0x80 && u_charType(to_icu(c)) == U_INITIAL_PUNCTUATION;
}

bool is_dash(char32_t c) {
    return c == '-' || c == 0x2013 || c == 0x2014;
}

bool is_blank(char32_t c) {
    return c < 0x80 ? is_ascii_space(static_cast<char>(c)) : u_isUWhiteSpace(to_icu(c)) != 0;
}

bool is_line_end(char32_t c) {
    return c == '\n' || c == '\r' || c == '\f' || c == '\v' || c == 0x2028 || c == 0x2029;
}

bool is_small_letter(char32_t c) {
    return u_islower(to_icu(c)) != 0;
}

bool has_words(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint point = code_point_at(text, i);
        const bool is_word = point.value < 0x80
                                 ? u_isalnum(to_icu(point.value)) != 0
                                 : u_ispunct(to_icu(point.value)) == 0 && !is_blank(point.value);
        if (is_word) return true;
        i += point.bytes;
    }
    return false;
}

bool is_brand(std::string_view word) {
    constexpr std::size_t longest_beginning = 4;
    std::size_t capital = 0;
    while (capital < word.size() && is_ascii_lower(word[capital])) ++capital;
    return capital > 0 && capital <= longest_beginning && capital < word.size() && word[capital] >= 'A' &&
           word[capital] <= 'Z';
}

}  // namespace debrief
