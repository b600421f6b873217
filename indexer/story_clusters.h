#pragma once

#include "indexer/story_links.h"

#include <cstddef>
#include <span>
#include <vector>

namespace debrief {

/// Which briefings tell the same story: for each the index of that story's first telling, its own where
/// nobody else tells it. In order of day, then id, those without a given day last, each joins of the stories
/// that it is linked to the one that it is most like on average, if that is enough, or founds one.
///
/// The order of `profiles` does not matter. What a briefing's story is depends on nothing but what links
/// lead to, over any number of briefings: groups that no link joins may be left out or asked for apart.
[[nodiscard]] std::vector<std::size_t> group_stories(std::span<const StoryProfile> profiles,
                                                     const KeyFrequency& frequency);

/// The same where `profiles` is the whole collection.
[[nodiscard]] std::vector<std::size_t> group_stories(std::span<const StoryProfile> profiles);

}  // namespace debrief
