#pragma once

#include "corpus/base/span.h"
#include "corpus/word_sieve.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// Most bytes of a text in which figures, dates and names are looked for; what lies behind in a longer one is
/// data rather than prose. Bounds the memory.
inline constexpr std::size_t most_prose_bytes = 2'000'000;

enum class TokenKind : std::uint8_t {
    word,    ///< letters: "Scale", "bn"; an apostrophe ends it
    number,  ///< digits with what stands between digits: "14.3", "1,200", "2:34", "1.2.3"
    symbol,  ///< any other character
    none,    ///< before the first and behind the last token
};

/// How a token follows the one before it.
enum class TokenGap : std::uint8_t {
    none,    ///< at once: "bn" in "14bn"
    narrow,  ///< behind a space that does not break: U+00A0, U+2009, U+202F
    blank,   ///< behind white space, the end of a wrapped line included
    block,   ///< it begins a paragraph, a heading, a list item: nothing goes on across it
};

/// Which letter of a word is its capital.
enum class Capital : std::uint8_t {
    none,
    first,   ///< "Scale"
    second,  ///< behind a small one, of three letters at least: "iPhone", "xAI"
};

struct ProseToken {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    char32_t symbol = 0;  ///< of a symbol, its character; dashes and quotes each as one
    TokenKind kind = TokenKind::none;
    TokenGap gap = TokenGap::block;
    std::uint8_t slot = 0;  ///< of a word, in lower case: where a `WordSieve` looks it up
    Capital capital = Capital::none;

    /// Whether it is a word that a list may have in lower case; most are told at once to be none.
    [[nodiscard]] bool may_be_of(const WordSieve& list) const {
        return kind == TokenKind::word && list.may_hold(slot, end - begin);
    }
};

/// A text as the extractors of figures, dates and names read it: words, numbers and symbols. Keeps a copy
/// of the text in lower case; the text itself must outlive it. Any position may be asked for: there is a
/// token of kind `none` on both sides.
class Prose {
 public:
    explicit Prose(std::string_view text);

    [[nodiscard]] std::string_view text() const { return text_; }
    [[nodiscard]] std::size_t size() const { return tokens_.size(); }
    [[nodiscard]] const ProseToken& operator[](std::size_t i) const {
        return i < tokens_.size() ? tokens_[i] : nothing_;
    }
    /// As written.
    [[nodiscard]] std::string_view written(std::size_t i) const {
        const ProseToken& token = (*this)[i];
        return {text_.data() + token.begin, token.end - token.begin};
    }
    /// In lower case (of ASCII).
    [[nodiscard]] std::string_view lower(std::size_t i) const {
        const ProseToken& token = (*this)[i];
        return {lower_.data() + token.begin, token.end - token.begin};
    }
    /// The bytes of the tokens from `first` up to before `last`, which is above `first`.
    [[nodiscard]] Span span(std::size_t first, std::size_t last) const;

    [[nodiscard]] bool is_word(std::size_t i) const { return (*this)[i].kind == TokenKind::word; }
    [[nodiscard]] bool is_number(std::size_t i) const { return (*this)[i].kind == TokenKind::number; }
    [[nodiscard]] bool is_word(std::size_t i, std::string_view lower_word) const {
        return is_word(i) && lower(i) == lower_word;
    }
    [[nodiscard]] bool is_symbol(std::size_t i, char32_t symbol) const {
        return (*this)[i].kind == TokenKind::symbol && (*this)[i].symbol == symbol;
    }
    /// Whether token `i` stands directly behind the one before it.
    [[nodiscard]] bool is_glued(std::size_t i) const { return (*this)[i].gap == TokenGap::none; }
    /// Whether token `i` is there and goes on with what stands before it.
    [[nodiscard]] bool goes_on(std::size_t i) const { return (*this)[i].gap != TokenGap::block; }
    /// Whether token `i` is a word with a capital first.
    [[nodiscard]] bool is_capitalised(std::size_t i) const { return (*this)[i].capital == Capital::first; }
    [[nodiscard]] bool may_be_of(std::size_t i, const WordSieve& list) const {
        return (*this)[i].may_be_of(list);
    }
    /// The first token from `i` up to before `end` of which `is_wanted` holds; `end` where there is none.
    template <typename IsWanted>
    [[nodiscard]] std::size_t find(std::size_t i, std::size_t end, const IsWanted& is_wanted) const {
        while (i < end && !is_wanted(tokens_[i])) ++i;
        return i;
    }
    /// Whether token `i` is the first of a sentence, a quotation or a block.
    [[nodiscard]] bool begins_sentence(std::size_t i) const;

    /// The words of `phrase` (lower case, one blank between) stand from token `first` on, in one block.
    [[nodiscard]] bool has_words(std::size_t first, std::string_view phrase) const;
    /// The token at whose end `offset` or the next after it lies; for walking past spans.
    [[nodiscard]] std::size_t first_token_from(std::size_t offset) const;

 private:
    void read_tokens();
    /// Where a word ends that has letters up to `end`.
    [[nodiscard]] std::size_t word_end(std::size_t end) const;
    [[nodiscard]] std::size_t number_end(std::size_t end) const;
    [[nodiscard]] TokenGap gap_between(std::size_t previous_end, std::size_t begin) const;
    [[nodiscard]] bool is_wrapped_line(std::size_t newline, std::size_t next) const;

    std::string_view text_;
    std::string lower_;
    std::vector<ProseToken> tokens_;
    ProseToken nothing_;
};

/// A hyphen of any kind (not a dash).
[[nodiscard]] constexpr bool is_hyphen(char32_t c) {
    return c == U'-' || c == U'\u2010' || c == U'\u2011';
}
/// A hyphen, an en dash or a minus sign: what stands in `10-15`.
[[nodiscard]] constexpr bool is_range_dash(char32_t c) {
    return is_hyphen(c) || c == U'\u2012' || c == U'\u2013' || c == U'\u2212';
}
[[nodiscard]] constexpr bool is_apostrophe(char32_t c) {
    return c == U'\'' || c == U'\u2019' || c == U'\u02BC';
}

}  // namespace debrief
