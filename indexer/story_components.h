#pragma once

#include "indexer/story_store.h"

#include <cstdint>
#include <vector>

namespace Xapian {
class Database;
}

namespace debrief {

/// The documents of an index that links hold together: groups of two or more, each in rising order, in order
/// of their first documents. Looks at the whole index; needs some 100 bytes a document.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> linked_components(const Xapian::Database& database,
                                                                        StoryStore& store);

}  // namespace debrief
