#pragma once

#include "indexer/byte_codec.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// An index says in so many lists which documents have which key (`story_keys`): each is of the keys with the
/// same highest bits, and stands in the metadata of a database. A list that is empty is not there.
inline constexpr std::uint32_t story_key_lists = 4096;

/// The list that a key stands in.
[[nodiscard]] std::uint32_t story_key_list_of(std::uint32_t key);

/// The key of the metadata that a list stands behind. Sorts as the lists' numbers do.
[[nodiscard]] std::string story_key_list_name(std::uint32_t list);

/// Puts a list into bytes: of each key how far it is from the one before and, with a bit that says whether
/// there are several, its documents as differences; numbers in LEB128.
class StoryKeyListWriter {
 public:
    /// Keys of one list, rising, each once, with the documents that have it: one or more, rising.
    void add(std::uint32_t key, std::span<const std::uint32_t> documents);

    /// The writer is empty after it.
    [[nodiscard]] std::string take();

 private:
    ByteWriter bytes_;
    std::uint32_t next_ = 0;  ///< that may follow, without the list's bits
};

/// Takes a list apart again. Throws `Error` of kind `index` where the bytes end too soon or cannot have been
/// written so.
class StoryKeyListReader {
 public:
    /// The bytes must outlive the reader.
    StoryKeyListReader(std::uint32_t list, std::string_view bytes);

    /// Goes on to the next key; whether there is one.
    bool next();

    [[nodiscard]] std::uint32_t key() const { return key_; }
    /// How many documents have the key, one or more.
    [[nodiscard]] std::uint32_t frequency() const { return frequency_; }
    /// Those that have it, rising; valid until `next`. To pass over a key without them costs less.
    [[nodiscard]] std::span<const std::uint32_t> documents();

 private:
    ByteReader bytes_;
    std::uint32_t first_;  ///< key of the list
    std::uint32_t next_ = 0;
    std::uint32_t key_ = 0;
    std::uint32_t frequency_ = 0;
    std::uint32_t waiting_ = 0;  ///< documents of the key, not taken yet
    std::vector<std::uint32_t> documents_;
};

/// How many documents have a key, by the bytes of its list.
[[nodiscard]] std::uint32_t story_key_frequency(std::string_view list, std::uint32_t key);

/// Those that have it, rising.
[[nodiscard]] std::vector<std::uint32_t> story_key_documents(std::string_view list, std::uint32_t key);

}  // namespace debrief
