#pragma once

#include "corpus/base/span.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace debrief {

/// What the words begin with that are looked for in texts: tells most words of a text from them by two bytes.
class WordBeginnings {
 public:
    /// Words with this form (`Token::form`).
    void add_form(std::string_view form);

    /// Words with this stem, by stemmers that keep beginnings (`Stemmers::keeps_beginnings`) but for those
    /// that British and American English write differently.
    void add_stem(std::string_view stem);

    /// Words that have this stem in English, in either spelling.
    void add_english_stem(std::string_view stem);

    /// All words.
    void add_all();

    /// Whether a word with this form may be one of them; quick, and right where it says no.
    [[nodiscard]] bool allow(std::string_view form) const {
        const auto first = static_cast<unsigned char>(form.front());
        if (first >= seconds_.size()) return has_beyond_ascii_;
        return (seconds_[first] & second_of(form, 0)) != 0;
    }

 private:
    friend class WordScanner;

    using Seconds = std::uint32_t;  ///< a set: a bit for each letter, one for all that is no letter of ASCII
    static constexpr Seconds no_letter = Seconds{1} << 26U;
    static constexpr Seconds any = 2 * no_letter - 1;

    /// Of what stands behind the first byte of a word, whose letters may be capitals.
    static constexpr Seconds second_of(std::string_view text, std::size_t word) {
        if (word + 1 >= text.size()) return no_letter;
        const char lower = static_cast<char>(text[word + 1] | ('a' - 'A'));
        return lower >= 'a' && lower <= 'z' ? Seconds{1} << static_cast<unsigned>(lower - 'a') : no_letter;
    }

    void add_beginning(std::string_view beginning);
    void add_first(char first);
    void add_other_spellings(std::string_view stem);

    /// By the first byte of an ASCII word: what may stand behind it in those that are looked for. Empty for
    /// none; else what is no letter of ASCII always may, since forms fold it or leave it out.
    std::array<Seconds, 128> seconds_{};
    bool has_beyond_ascii_ = false;
};

/// Finds the stretches of a text that may hold words that are looked for, without cutting words. It knows
/// four things of how `tokenize` works, and nothing else: white space of ASCII parts words and what stands
/// behind it makes no difference to them; so does a citation; a word that begins with an ASCII letter or
/// digit does so where none stands directly before it, and so does its form, in lower case; a letter of ASCII
/// behind that is its form's second. So for all words, `tokenize` of each stretch gives what it gives of the
/// whole text.
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
