#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

class GlassTableWriter;

/// Codes one list of postings after the other as Xapian's postlist table has them, in chunks of some 2,000
/// bytes.
class PostingListCoder {
 public:
    /// One more document of the list that is being coded; numbers rise.
    void add(std::uint32_t number, std::uint32_t count);

    /// Writes the list under the key of its term (`append_key_of_term`), and begins the next.
    void write_term(GlassTableWriter& table, std::string_view key_of_term);

    /// Writes the list as the lengths of all documents, and begins the next.
    void write_lengths(GlassTableWriter& table);

 private:
    struct Chunk {
        std::uint32_t first = 0, last = 0;  ///< documents
        std::size_t begin = 0;              ///< in `bytes_`
    };

    void write(GlassTableWriter& table, std::string_view first_key, std::string_view next_keys,
               std::uint32_t entries, std::uint32_t occurrences);

    std::vector<Chunk> chunks_;
    std::string bytes_;
    bool chunk_is_full_ = true;
    std::uint32_t entries_ = 0;
    std::uint32_t occurrences_ = 0;
    std::string key_, tag_;  ///< kept for their memory
};

}  // namespace debrief
