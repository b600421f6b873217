#pragma once

#include "indexer/record.h"

#include <cstddef>
#include <cstdint>
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
};

/// Briefings that were shown, as they are stored: those that come again need not be read, inflated and taken
/// apart. Good for one state of the index and one thread. Past its bound it forgets all and begins anew.
class StoredBriefings {
 public:
    explicit StoredBriefings(std::size_t most_bytes = std::size_t{32} << 20U) : most_bytes_(most_bytes) {}

    /// Forgets, where the bound is passed. Until the next call what is handed out stays as it is.
    void make_room();

    /// Throws `Error` of kind `index` for damaged bytes.
    [[nodiscard]] const StoredBriefing& read(const Xapian::Database& database, const IndexReader& reader,
                                             std::uint32_t document);

 private:
    std::size_t most_bytes_;
    std::size_t bytes_ = 0;
    std::unordered_map<std::uint32_t, StoredBriefing> briefings_;  ///< by document
    std::unordered_map<std::string, std::string> paths_;           ///< by file: many come from one
};

}  // namespace debrief
