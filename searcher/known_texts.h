#pragma once

#include "indexer/stemmer.h"
#include "searcher/stem_numbers.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <span>
#include <string_view>
#include <vector>

namespace debrief {

/// Numbers for the words of texts and their stems.
class WordNumbers {
 public:
    [[nodiscard]] std::uint32_t number_of(std::string_view form) { return numbers_.number_of(form); }

    /// Of the stem of a form. A stem is the same number as a form with the same letters.
    [[nodiscard]] std::uint32_t stem_of(std::uint32_t form, Stemmer& stemmer);

    /// Valid until the next new number.
    [[nodiscard]] std::string_view name(std::uint32_t number) const { return numbers_.name(number); }

    /// That it takes, nearly.
    [[nodiscard]] std::size_t bytes() const;

 private:
    StemNumbers numbers_;
    std::map<const Stemmer*, std::vector<std::uint32_t>> stems_;  ///< by form; one more, 0: not known
};

/// A word where it stands in a text, as numbers.
struct KnownWord {
    std::uint32_t form = 0;
    std::uint32_t begin = 0;  ///< bytes of the text
    std::uint32_t end = 0;
    std::array<char, 2> beginning{};  ///< of the form, for `WordBeginnings::allow`
    std::uint8_t beginning_bytes = 0;
};

/// The words of the texts of one briefing, in their order and without those of citations: of a text that is
/// lit for one query after the other they are found once.
class KnownTexts {
 public:
    static constexpr std::size_t longest_text = 65'536;  ///< bytes; longer ones are not known
    static constexpr std::size_t most_texts = 16;        ///< beyond them none is

    /// Which must outlive it.
    explicit KnownTexts(WordNumbers& numbers) : numbers_(&numbers) {}

    [[nodiscard]] WordNumbers& numbers() const { return *numbers_; }

    /// Whether `words` may be asked for them.
    [[nodiscard]] bool takes(std::string_view text) const;

    /// Of a text that stays where it is as long as this does.
    [[nodiscard]] std::span<const KnownWord> words(std::string_view text);

 private:
    struct Text {
        std::string_view text;
        std::vector<KnownWord> words{};
    };

    [[nodiscard]] const Text* find(std::string_view text) const;

    WordNumbers* numbers_;
    std::deque<Text> texts_{};
};

}  // namespace debrief
