#pragma once

#include "corpus/base/span.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace debrief {

/// What the words begin with that are looked for in texts: tells most words of a text from them by one byte.
class WordBeginnings {
 public:
    /// Words with this form (`Token::form`).
    void add_form(std::string_view form);

    /// Words with this stem, by stemmers that keep beginnings (`Stemmers::keeps_beginnings`) but for those
    /// that British and American English write differently.
    void add_stem(std::string_view stem);

    /// All words.
    void add_all();

    /// Whether a word with this form may be one of them; quick, and right where it says no.
    [[nodiscard]] bool allow(std::string_view form) const {
        const auto first = static_cast<unsigned char>(form.front());
        return first < second_.size() ? second_[first] != never : has_beyond_ascii_;
    }

 private:
    friend class WordScanner;

    static constexpr std::uint8_t never = 0;
    static constexpr std::uint8_t always = 1;

    void add(char first, std::uint8_t second);

    /// By the first byte of an ASCII word: whether it may be looked for: `never`, `always`, or where this is
    /// its second byte.
    std::array<std::uint8_t, 128> second_{};
    bool has_beyond_ascii_ = false;
};

/// Finds the stretches of a text that may hold words that are looked for, without cutting words. It knows
/// three things of how `tokenize` works, and nothing else: white space of ASCII parts words and what stands
/// behind it makes no difference to them; so does a citation; a word that begins with an ASCII letter or
/// digit does so where none stands directly before it, and so does its form, in lower case. So for all
/// words, `tokenize` of each stretch gives what it gives of the whole text.
class WordScanner {
 public:
    /// Both must outlive it.
    WordScanner(std::string_view text, const WordBeginnings& wanted, std::size_t begin = 0)
        : text_(text), wanted_(wanted), position_(begin) {}

    /// The next stretch without white space or citations that may hold a wanted word; nothing at the end.
    [[nodiscard]] std::optional<Span> next();

 private:
    /// Goes on to the end of the stretch that begins here; whether it may hold a wanted word.
    bool pass_stretch();
    [[nodiscard]] bool may_be_wanted(std::size_t word) const;
    [[nodiscard]] std::size_t pass_word(std::size_t begin) const;
    bool pass_citation(std::size_t begin);

    std::string_view text_;
    const WordBeginnings& wanted_;
    std::size_t position_;
    std::size_t citation_end_ = 0;  ///< of the citation that the stretch ends at
};

}  // namespace debrief
