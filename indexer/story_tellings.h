#pragma once

#include "indexer/story_clusters.h"
#include "indexer/story_source.h"

#include <cstdint>
#include <vector>

namespace debrief {

/// A document's story.
struct Telling {
    std::uint32_t document = 0;
    std::uint32_t first = 0;  ///< the document of the story's first telling
};

/// The stories of two tellings or more that links make; no other link leads to what they hold together. By
/// document, rising. The links are left in another order.
[[nodiscard]] std::vector<Telling> tellings_of(std::vector<StoryEdge>& links, const StorySource& source);

}  // namespace debrief
