#pragma once

#include "indexer/story_clusters.h"
#include "indexer/story_source.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <vector>

namespace debrief {

/// All links between documents, each once, by their numbers: those of a window (`link_between`). Looks at
/// all, with some 100 bytes a document and 12 a link beside what the source keeps.
[[nodiscard]] std::vector<StoryEdge> all_links(StorySource& source, std::chrono::days window);

/// Documents that links hold together.
struct LinkedDocuments {
    std::vector<std::uint32_t> documents;  ///< two or more, rising
    std::vector<StoryEdge> links;
};

/// Parts links into what nothing links together, and hands each part on. The links are left in another order.
void for_each_part(std::vector<StoryEdge>& links, const std::function<void(const LinkedDocuments&)>& visit);

}  // namespace debrief
