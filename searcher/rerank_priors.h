#pragma once

#include <chrono>
#include <cstddef>

namespace debrief {

/// What being new adds, as a share of the score: 1 for today and later, half of it for each half-life ago.
[[nodiscard]] double recency_gain(std::chrono::days age, std::chrono::days half_life);

/// What being backed by so many owners of sources adds: 0 for none, half of what is left for each.
[[nodiscard]] double evidence_gain(std::size_t owners);

}  // namespace debrief
