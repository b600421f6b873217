#include "corpus/prose_tokens.h"

#include "corpus/base/text.h"
#include "corpus/base/utf8.h"

#include <algorithm>
#include <array>

namespace debrief {

namespace {

/// Bytes. A shorter line that ends without a full stop is a heading or an item rather than a wrapped line.
constexpr std::size_t shortest_wrapped_line = 40;

bool is_narrow_space(char32_t c) {
    return c == U'\u00A0' || c == U'\u2009' || c == U'\u202F' || c == U'\u2007';
}

bool is_wide_space(char32_t c) {
    return c <= 0x20 || c == 0x7F || c == U'\u0085' || (c >= U'\u2000' && c <= U'\u200A') || c == U'\u2028' ||
           c == U'\u2029' || c == U'\u3000';
}

/// Invisible characters that pages leave inside words: soft hyphens, joiners, direction and byte order marks.
bool is_invisible(char32_t c) {
    return c == U'\u00AD' || (c >= U'\u200B' && c <= U'\u200F') || c == U'\u2060' || c == U'\uFEFF';
}

/// Beyond ASCII, letters are what is not Unicode's punctuation and signs; enough to tell words from the rest
/// in prose, without tables.
bool is_wide_letter(char32_t c) {
    if (c < 0xC0) return c == U'\u00AA' || c == U'\u00B5' || c == U'\u00BA';
    if (c == U'\u00D7' || c == U'\u00F7' || c == U'\u02BC' || c == U'\uFFFD') return false;
    if (c >= 0x2000 && c <= 0x2BFF) return false;  // punctuation, currencies, arrows, signs, shapes
    if (c >= 0x3000 && c <= 0x3020) return false;
    if (c >= 0xFF00 && c <= 0xFF20) return false;
    return !(c >= 0x1F000 && c <= 0x1FAFF);
}

/// A capital of Latin-1, Greek or Cyrillic; for other scripts we do not ask.
bool is_wide_capital(char32_t c) {
    return (c >= 0xC0 && c <= 0xDE) || (c >= 0x100 && c <= 0x17F && c % 2 == 0) ||
           (c >= 0x391 && c <= 0x3A9) || (c >= 0x400 && c <= 0x42F);
}

bool is_capital(char32_t c) {
    return c < 0x80 ? is_ascii_upper(static_cast<char>(c)) : is_wide_capital(c);
}

Capital capital_of(std::string_view word, char32_t first) {
    if (is_capital(first)) return Capital::first;
    constexpr std::size_t fewest_letters = 3;
    const bool is_second =
        word.size() >= fewest_letters && is_ascii_upper(word[1]) && is_ascii_lower(word[0]);
    return is_second ? Capital::second : Capital::none;
}

constexpr std::array<TokenKind, 0x80> ascii_kinds = [] {
    std::array<TokenKind, 0x80> kinds{};
    kinds.fill(TokenKind::none);
    for (char c = 0x21; c < 0x7F; ++c) {
        kinds[static_cast<std::size_t>(c)] = is_ascii_letter(c)  ? TokenKind::word
                                             : is_ascii_digit(c) ? TokenKind::number
                                                                 : TokenKind::symbol;
    }
    return kinds;
}();

/// Of the token that a character begins; `none` of white space.
TokenKind kind_of(char32_t c) {
    if (c < 0x80) return ascii_kinds[c];
    if (is_wide_space(c) || is_narrow_space(c) || is_invisible(c)) return TokenKind::none;
    return is_wide_letter(c) ? TokenKind::word : TokenKind::symbol;
}

/// What may stand between two digits of one number, time, date or version.
bool joins_digits(char c) {
    return c == '.' || c == ',' || c == ':';
}

}  // namespace

Prose::Prose(std::string_view text)
    : text_(text.substr(0, code_point_boundary(text, std::min(text.size(), most_prose_bytes)))),
      lower_(to_ascii_lower(text_)) {
    read_tokens();
}

inline std::size_t Prose::word_end(std::size_t end) const {
    for (;;) {
        while (end < text_.size() && is_ascii_letter(text_[end])) ++end;
        if (end == text_.size()) return end;
        const CodePoint next = code_point_at(text_, end);
        if (next.value < 0x80 || (!is_wide_letter(next.value) && next.value != U'\u00AD')) return end;
        end += next.bytes;
    }
}

void Prose::read_tokens() {
    constexpr std::size_t bytes_of_token = 5;  // in English, with the blank behind it
    tokens_.reserve(text_.size() / bytes_of_token);
    std::size_t previous_end = 0;
    for (std::size_t offset = 0; offset < text_.size();) {
        const CodePoint first = code_point_at(text_, offset);
        ProseToken token;
        token.kind = kind_of(first.value);
        if (token.kind == TokenKind::none) {
            offset += first.bytes;
            continue;
        }
        if (tokens_.empty()) {
            token.gap = TokenGap::block;
        } else if (offset == previous_end) {
            token.gap = TokenGap::none;
        } else if (offset == previous_end + 1 && text_[previous_end] == ' ') {
            token.gap = TokenGap::blank;
        } else {
            token.gap = gap_between(previous_end, offset);
        }
        std::size_t end = offset + first.bytes;
        if (token.kind == TokenKind::word) {
            end = word_end(end);
            token.slot = WordSieve::slot_of({lower_.data() + offset, end - offset});
            token.capital = capital_of(text_.substr(offset, end - offset), first.value);
        } else if (token.kind == TokenKind::number) {
            end = number_end(end);
        } else {
            token.symbol = first.value;
        }
        token.begin = static_cast<std::uint32_t>(offset);
        token.end = static_cast<std::uint32_t>(end);
        tokens_.push_back(token);
        previous_end = offset = end;
    }
}

std::size_t Prose::number_end(std::size_t end) const {
    const auto is_digit_at = [&](std::size_t i) { return i < text_.size() && is_ascii_digit(text_[i]); };
    while (is_digit_at(end) || (end < text_.size() && joins_digits(text_[end]) && is_digit_at(end + 1)))
        ++end;
    return end;
}

TokenGap Prose::gap_between(std::size_t previous_end, std::size_t begin) const {
    const std::string_view gap = text_.substr(previous_end, begin - previous_end);
    const auto newline = gap.find('\n');
    if (newline != std::string_view::npos) {
        const bool is_only_one = gap.find('\n', newline + 1) == std::string_view::npos;
        return is_only_one && is_wrapped_line(previous_end + newline, begin) ? TokenGap::blank
                                                                             : TokenGap::block;
    }
    bool has_space = false;
    for (std::size_t i = 0; i < gap.size();) {
        const CodePoint c = code_point_at(gap, i);
        if (is_wide_space(c.value)) return TokenGap::blank;
        has_space = has_space || is_narrow_space(c.value);
        i += c.bytes;
    }
    return has_space ? TokenGap::narrow : TokenGap::none;
}

bool Prose::is_wrapped_line(std::size_t newline, std::size_t next) const {
    if (newline < shortest_wrapped_line) return false;
    const std::string_view line_end = text_.substr(newline - shortest_wrapped_line, shortest_wrapped_line);
    const bool is_long = line_end.find('\n') == std::string_view::npos;
    const char c = text_[next];
    return is_long && !is_ascii_upper(c) && c != '-' && c != '*' && c != '#' && c != '|' && c != '>';
}

Span Prose::span(std::size_t first, std::size_t last) const {
    return {(*this)[first].begin, (*this)[last - 1].end};
}

bool Prose::begins_sentence(std::size_t i) const {
    if (!goes_on(i) || i == 0) return true;
    const ProseToken& previous = (*this)[i - 1];
    if (previous.kind != TokenKind::symbol) return false;
    switch (previous.symbol) {
        case U'!':
        case U'?':
        case U':':
        case U'\u2022':
        case U'#':
        case U'*':
        case U'\u201C':
            return true;
        case U'"': {
            // One that closes what is said: `"We are glad," Smith said.`
            const bool closes = is_glued(i - 1) && !is_glued(i);
            return !closes || is_symbol(i - 2, U'.') || is_symbol(i - 2, U'!') || is_symbol(i - 2, U'?');
        }
        case U'.':
            // An initial or an abbreviation: "J. D. Vance", "Sen. Warren".
            return (*this)[i].gap != TokenGap::none && !(is_capitalised(i - 2) && written(i - 2).size() <= 1);
        case U')':
        case U'\u201D':
        case U'\u2019':
            // A citation or a quotation that closes a sentence.
            return i >= 2 && (is_symbol(i - 2, U'.') || is_symbol(i - 2, U'!') || is_symbol(i - 2, U'?') ||
                              previous.symbol == U')');
        default:
            return false;
    }
}

bool Prose::has_words(std::size_t first, std::string_view phrase) const {
    for (std::size_t i = first; !phrase.empty(); ++i) {
        const auto blank = std::min(phrase.find(' '), phrase.size());
        if (!is_word(i, phrase.substr(0, blank)) || (i > first && !goes_on(i))) return false;
        phrase.remove_prefix(std::min(blank + 1, phrase.size()));
    }
    return true;
}

std::size_t Prose::first_token_from(std::size_t offset) const {
    const auto found = std::partition_point(tokens_.begin(), tokens_.end(),
                                            [&](const ProseToken& token) { return token.begin < offset; });
    return static_cast<std::size_t>(found - tokens_.begin());
}

}  // namespace debrief
