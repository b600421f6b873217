#pragma once

#include "indexer/committed_index.h"
#include "indexer/index_writer.h"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace debrief {

/// A document that has a key.
struct KeyedDocument {
    std::uint32_t key = 0;
    std::uint32_t document = 0;

    auto operator<=>(const KeyedDocument&) const = default;
};

/// A list of keys (`StoryKeyListWriter`) without what goes and with what comes; both rising, of keys of that
/// list. Throws `Error` of kind `index` where the list is damaged: also where it lacks what goes, or has what
/// comes.
[[nodiscard]] std::string changed_story_key_list(std::uint32_t list, std::string_view bytes,
                                                 std::span<const KeyedDocument> goes,
                                                 std::span<const KeyedDocument> comes);

/// Brings the lists of keys up to date with the documents that the writer has touched; `committed` is what
/// the index held before. Once before each commit. Takes 16 bytes for each key of a document, twice as many
/// if all keys change, for so many keys at a time; if there are more, the documents are read several times.
/// Throws `Error` of kind `index` where a list is damaged (`changed_story_key_list`) or a signature is.
void update_story_keys(IndexWriter& writer, const CommittedIndex& committed,
                       std::size_t keys_at_once = 4'000'000);

}  // namespace debrief
