#pragma once

#include "indexer/story_store.h"

#include <cstdint>
#include <span>
#include <vector>

namespace debrief {

/// All documents whose story may be another since those in `touched` were added, changed or removed: what
/// links lead to from them, and from what was linked to them before. Rising. `before` is the index as it was
/// then.
[[nodiscard]] std::vector<std::uint32_t> affected_documents(StoryStore& before, StoryStore& now,
                                                            std::span<const std::uint32_t> touched);

}  // namespace debrief
