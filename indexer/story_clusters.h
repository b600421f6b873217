#pragma once

#include "indexer/story_links.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace debrief {

/// A link between two briefings, by their places in some order.
struct StoryEdge {
    std::uint32_t left = 0;
    std::uint32_t right = 0;
    std::uint32_t strength = 0;  ///< of the link, in thousandths
};

[[nodiscard]] std::uint32_t link_strength(const StoryLink& link);

/// Which of `count` briefings tell the same story: for each the first telling's place, its own where nobody
/// else tells it. Places are in the order of telling (`is_told_before`); each edge is given once.
///
/// At first each is a story of its own. Then the two stories are made one whose briefings are linked most
/// strongly on average, where those that are not linked count as nothing, and so on until no average is high
/// enough. So a chain of links makes no story: most of its ends are not linked. Of equals those that are
/// told first. A story depends on nothing but the briefings that links lead to.
[[nodiscard]] std::vector<std::uint32_t> merge_linked(std::size_t count, std::span<const StoryEdge> edges);

/// By given day, those without one last, then by id.
[[nodiscard]] bool is_told_before(const StoryProfile& left, const StoryProfile& right);

/// The same for a whole collection of briefings in any order: for each the place of its story's first
/// telling.
[[nodiscard]] std::vector<std::size_t> group_stories(std::span<const StoryProfile> profiles,
                                                     std::chrono::days window = default_story_window);

}  // namespace debrief
