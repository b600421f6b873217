#pragma once

#include "searcher/document_filter.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace Xapian {
class Database;
}

namespace debrief {

class SequenceMemory;

/// What is known of an index whose places are asked for. Pointers may be null, else they outlive the query.
struct PlaceContext {
    Deadline* deadline = nullptr;  ///< past it nothing more is found
    /// What will be asked, in this state of it.
    const Xapian::Database* database = nullptr;
    SequenceMemory* memory = nullptr;  ///< of `database`
};

// Filters see each shard by itself: only where there is one, they see the numbers of the whole index.
[[nodiscard]] SequenceMemory* memory_of_filters(const PlaceContext& context);
[[nodiscard]] Verdicts verdicts_of_filters(const PlaceContext& context);

/// Which words the documents of an index, or of a shard of it, have, and where. A document's sequence of
/// words is read once, however many of them are asked for, and not before the first is. Documents may be gone
/// to in any order; rising costs least.
class PlaceReader {
 public:
    using Word = std::size_t;

    /// `memory` (may be null) outlives the reader and is of this database, and of the same state of it.
    explicit PlaceReader(const Xapian::Database& database, SequenceMemory* memory = nullptr);
    PlaceReader(PlaceReader&&) noexcept;
    PlaceReader& operator=(PlaceReader&&) noexcept;
    ~PlaceReader();

    /// The number of a word that will be asked for, behind a prefix: "", that of titles or `chrome_prefix`.
    /// The same each time. `prefix` outlives the reader.
    [[nodiscard]] Word add(std::string_view prefix, std::string_view form);

    /// What is asked below is about this document, which is not 0.
    void go_to(std::uint32_t document);

    /// Whether the document has the word. Reads its postings, so documents must rise.
    [[nodiscard]] bool has(Word word);

    /// How often the document counts the word, which `has` has found.
    [[nodiscard]] std::uint32_t count_of(Word word) const;

    /// Appends the places of a word, rising. The document must have the word, else places of another may
    /// come. Throws `Error` of kind `index` where the sequence is damaged.
    void add_places(Word word, std::vector<std::uint32_t>& places);

    /// The same of words that follow each other, at least one, all behind the same prefix: the places of the
    /// first.
    void add_phrase_places(std::span<const Word> words, std::vector<std::uint32_t>& places);

    /// Whether there are such places.
    [[nodiscard]] bool has_phrase(std::span<const Word> words);

 private:
    struct Reading;
    std::unique_ptr<Reading> reading_;
};

}  // namespace debrief
