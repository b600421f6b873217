#pragma once

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

/// Which words the documents of an index, or of a shard of it, have, and where. A document's sequence of
/// words is read once, however many of them are asked for, and not before the first is. Documents may be gone
/// to in any order; rising costs least.
class PlaceReader {
 public:
    using Word = std::size_t;

    explicit PlaceReader(const Xapian::Database& database);
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

    /// The same of words that follow each other, at least one: the places of the first.
    void add_phrase_places(std::span<const Word> words, std::vector<std::uint32_t>& places);

 private:
    struct Reading;
    std::unique_ptr<Reading> reading_;
};

}  // namespace debrief
