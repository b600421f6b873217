#pragma once

#include "corpus/base/span.h"
#include "indexer/stemmer.h"
#include "indexer/word_scanner.h"
#include "searcher/known_texts.h"
#include "searcher/wildcards.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace debrief {

/// Tells for each word of a text which of the wanted words it is. Wanted words are added first and numbered
/// from 0. What it has found out about a piece of text it remembers, so texts of one language cost little
/// after the first.
class WordMatcher {
 public:
    explicit WordMatcher(Stemmers& stemmers) : stemmers_(stemmers) {}

    /// A word that any with one of its stems is, by the text's language, or that has the same form.
    std::size_t add_word(const std::string& form);
    /// A word with one of these forms.
    std::size_t add_forms(std::span<const std::string> forms);
    /// A word of one of these forms, or that matches the pattern. The pattern's letters are folded as a
    /// text's are.
    std::size_t add_pattern(std::string_view pattern, std::span<const std::string> forms);
    /// A character of a script without blanks, alone or in a pair.
    std::size_t add_character(const std::string& form);

    [[nodiscard]] std::size_t size() const { return size_; }

    /// A word of a text that is wanted.
    struct Found {
        Span span;              ///< in the text; of a character, its own and not its pair's
        std::size_t word = 0;   ///< which wanted word it is
        std::size_t place = 0;  ///< counts the text's words; only where `is_placed`, and then perhaps with
                                ///< fewer words between places that are more than `longest_gap` apart
    };

    /// How much it matters where words stand among the others.
    struct Placing {
        bool is_wanted = false;
        std::size_t longest_gap = 0;  ///< in words: what lies further apart is told to be as far
    };

    /// All wanted words of `text`, in its order. `language` is the text's (ISO 639-1).
    [[nodiscard]] std::vector<Found> find(std::string_view text, const std::string& language,
                                          const Placing& placing);

    /// Whether all wanted words are forms or stems, so that `find_known` finds them.
    [[nodiscard]] bool is_for_known() const { return patterns_.empty() && characters_.empty(); }

    /// The same of a text that `known` takes, placed. `known` shares its numbers with those of other calls.
    [[nodiscard]] std::vector<Found> find_known(std::string_view text, const std::string& language,
                                                KnownTexts& known);

 private:
    /// What is known of a piece of text without white space.
    struct Stretch {
        std::size_t words = 0;
        std::vector<Found> found;  ///< places and spans count from its beginning
    };
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    template <typename Value>
    using ByText = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;
    using KnownStretches = ByText<Stretch>;

    void add_to(ByText<std::vector<std::size_t>>& words, const std::string& key, std::size_t word);
    void want_stem(const std::string& stem);
    void want_form(std::string_view form);
    [[nodiscard]] const WordBeginnings& beginnings_for(const Stemmer& stemmer) const;
    [[nodiscard]] std::vector<std::size_t> words_of(const std::string& form, Stemmer& stemmer) const;
    [[nodiscard]] Stretch look_at(std::string_view stretch, Stemmer& stemmer) const;
    [[nodiscard]] const Stretch& known(std::string_view stretch, Stemmer& stemmer, KnownStretches& known);
    [[nodiscard]] std::size_t count_words(std::string_view text, const Span& span, std::size_t most,
                                          Stemmer& stemmer, KnownStretches& known);

    /// Wanted words by numbers of their forms or stems: few, in ascending order.
    class WantedNumbers {
     public:
        WantedNumbers() = default;
        /// The words must outlive it, unchanged.
        WantedNumbers(const ByText<std::vector<std::size_t>>& words, WordNumbers& numbers);
        /// Quick, and right where it says no.
        [[nodiscard]] bool may_have(std::uint32_t number) const { return may_be_[number % may_be_.size()]; }
        void add_to(std::vector<std::size_t>& words, std::uint32_t number) const;

     private:
        std::array<bool, 1024> may_be_{};  ///< by the last bits of numbers
        std::vector<std::pair<std::uint32_t, const std::vector<std::size_t>*>> words_;
    };

    struct Pattern {
        Wildcards wildcards;
        std::size_t word;
    };

    Stemmers& stemmers_;
    std::size_t size_ = 0;
    ByText<std::vector<std::size_t>> stems_;
    ByText<std::vector<std::size_t>> forms_;
    ByText<std::vector<std::size_t>> characters_;
    std::vector<Pattern> patterns_;
    WordBeginnings beginnings_;
    WordBeginnings english_beginnings_;  ///< of wanted words in texts that are stemmed as English ones
    std::map<std::string, KnownStretches, std::less<>> known_;  ///< by language
    Stretch long_stretch_;                                      ///< one too long to be remembered
    const WordNumbers* numbers_ = nullptr;                      ///< that these are made with:
    WantedNumbers wanted_forms_;
    WantedNumbers wanted_stems_;
};

}  // namespace debrief
