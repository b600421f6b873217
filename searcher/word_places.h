#pragma once

#include "indexer/stemmer.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <vector>

namespace Xapian {
class Database;
}

namespace debrief {

class PostingMemory;

/// How far the forms of a word are looked for in the index.
struct FormLimits {
    std::size_t looked_at = 400;  ///< words of the index
    std::size_t forms = 12;       ///< of one word, the first in byte order
};

/// The words of the index that are forms of one word: those that share its stem in one of the index's
/// languages, and itself.
[[nodiscard]] std::vector<std::string> forms_of(const Xapian::Database& database, const std::string& word,
                                                Stemmers& stemmers, const FormLimits& limits = {});

/// Where words stand in some documents: what nearness is made of.
class WordPlaces {
 public:
    /// `words` are lists of forms; `documents` are in ascending order. The places of a word are read for
    /// those documents only in which another word stands too.
    WordPlaces(const Xapian::Database& database, const std::vector<std::vector<std::string>>& words,
               std::span<const std::uint32_t> documents);

    /// The same, read through a memory, which must outlive it and be left as it is.
    WordPlaces(const Xapian::Database& database, const std::vector<std::vector<std::string>>& words,
               std::span<const std::uint32_t> documents, PostingMemory& memory);

    /// In ascending order; empty where the word is not there, or is there alone.
    [[nodiscard]] std::span<const std::uint32_t> of(std::size_t word, std::size_t document) const {
        return places_[word * documents_ + document];
    }

    /// Whether two of the words stand in the document.
    [[nodiscard]] bool has_pair(std::size_t document) const { return words_in_[document] > 1; }

 private:
    void join(std::span<const std::uint32_t>& known, std::span<const std::uint32_t> more);

    std::size_t documents_;
    std::vector<std::size_t> words_in_;                   ///< how many of the words each document has
    std::vector<std::span<const std::uint32_t>> places_;  ///< by word and document
    std::deque<std::vector<std::uint32_t>> own_places_;   ///< what of them no memory has
};

}  // namespace debrief
