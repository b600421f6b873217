#pragma once

#include "indexer/story_store.h"

#include <cstdint>
#include <span>
#include <vector>

namespace debrief {

/// Documents whose story may be another than before, and the links between them.
struct AffectedDocuments {
    std::vector<std::uint32_t> documents;  ///< rising
    std::vector<StoryEdge> links;          ///< each once, by the documents' numbers
};

/// What links lead to from the documents in `touched`, which were added, changed or removed, and from what
/// was linked to them before; no link leads out of it. `before` is the index as it was then.
[[nodiscard]] AffectedDocuments affected_documents(StoryStore& before, StoryStore& now,
                                                   std::span<const std::uint32_t> touched);

}  // namespace debrief
