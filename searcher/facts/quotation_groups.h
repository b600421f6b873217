#pragma once

#include "corpus/base/span.h"
#include "corpus/prose_tokens.h"
#include "corpus/quotes.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace debrief {

/// Quoted words without what differs from paper to paper: capitals, marks, what an ellipsis leaves out.
struct NormalWords {
    std::vector<std::string> words;
    std::vector<std::size_t> stretches{};  ///< behind the last word of each; there is an ellipsis between two
    std::string speaker{};                 ///< tells quotations of fewer than four words apart
};

[[nodiscard]] NormalWords normalise_quotation(std::string_view words, std::string_view speaker);

/// For each quotation the one whose words it repeats: the longest that has its words, all of them or at least
/// four, in its order; itself where there is none. Of equal ones the first.
[[nodiscard]] std::vector<std::size_t> group_quotations(std::span<const NormalWords> quotations);

/// A run of a quotation's words that stands in a text without marks.
struct UnquotedRun {
    std::size_t quotation = 0;
    Span span;  ///< in the text
};

/// Finds runs of at least five words, of which at least three say something and are no names, outside of all
/// `quotes` of a text. In order of the text; each begins behind the end of the one before.
class UnquotedFinder {
 public:
    /// `quotations` must outlive it.
    explicit UnquotedFinder(std::span<const NormalWords> quotations);

    [[nodiscard]] std::vector<UnquotedRun> find(const Prose& prose, std::span<const Quote> quotes) const;

 private:
    using WordNumber = std::uint32_t;  ///< 0: no quotation has the word
    struct Place {
        std::size_t quotation;
        std::size_t word;
    };
    struct Stretch;

    [[nodiscard]] std::span<const WordNumber> quoted_from(const Place& place) const;
    /// The first of the places where a quotation has the words with which `words` begins.
    [[nodiscard]] const Place* find_place(std::span<const WordNumber> words) const;
    void read_stretch(const Prose& prose, const Stretch& stretch, std::vector<UnquotedRun>& runs) const;

    std::unordered_map<std::string_view, WordNumber> numbers_;
    std::vector<std::vector<WordNumber>> quoted_;  ///< the words of each quotation
    std::vector<Place> places_;                    ///< where a run may begin, by its words
};

}  // namespace debrief
