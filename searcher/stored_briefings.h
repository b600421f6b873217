#pragma once

#include "indexer/record.h"
#include "searcher/known_texts.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>

namespace Xapian {
class Database;
}

namespace debrief {

class IndexReader;

/// What an index stores of a hit.
struct StoredBriefing {
    Record record;
    std::string story{};  ///< its id; empty: nobody else tells it
    std::string path{};   ///< as of `IndexReader::path_of_file`
    /// Of the record's texts; none where it is not remembered.
    std::unique_ptr<KnownTexts> texts{};
};

/// Briefings that were shown, as they are stored: those that come again need not be read, inflated and taken
/// apart. Good for one state of the index and one thread. Past its bound it forgets all and begins anew.
class StoredBriefings {
 public:
    static constexpr std::size_t usual_bytes = std::size_t{64} << 20U;
    static constexpr std::size_t usual_word_bytes = std::size_t{16} << 20U;

    explicit StoredBriefings(std::size_t most_bytes = usual_bytes,
                             std::size_t most_word_bytes = usual_word_bytes)
        : most_bytes_(most_bytes), most_word_bytes_(most_word_bytes) {}

    /// Forgets, where the bound is passed. Until the next call what is handed out stays as it is.
    void make_room();

    /// Forgets the words of all texts too, where there are too many different ones. What was handed out is
    /// gone, and so must be the highlighters that looked into it.
    void make_room_for_words();

    /// Throws `Error` of kind `index` for damaged bytes.
    [[nodiscard]] const StoredBriefing& read(const Xapian::Database& database, const IndexReader& reader,
                                             std::uint32_t document);

 private:
    std::size_t most_bytes_;
    std::size_t most_word_bytes_;  ///< of different words
    std::size_t bytes_ = 0;
    WordNumbers words_;                                            ///< of the briefings' texts
    std::unordered_map<std::uint32_t, StoredBriefing> briefings_;  ///< by document
    std::unordered_map<std::string, std::string> paths_;           ///< by file: many come from one
};

}  // namespace debrief
