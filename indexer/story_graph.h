#pragma once

#include "indexer/story_clusters.h"
#include "indexer/story_store.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace Xapian {
class Database;
}

namespace debrief {

/// All links between the documents of an index, each once, by their numbers. Looks at the whole index, with
/// some 100 bytes a document and 12 a link beside what the store keeps.
[[nodiscard]] std::vector<StoryEdge> all_links(const Xapian::Database& database, StoryStore& store);

/// Documents that links hold together.
struct LinkedDocuments {
    std::vector<std::uint32_t> documents;  ///< two or more, rising
    std::vector<StoryEdge> links;
};

/// Parts links into what nothing links together, and hands each part on. The links are left in another order.
void for_each_part(std::vector<StoryEdge>& links, const std::function<void(const LinkedDocuments&)>& visit);

}  // namespace debrief
