#pragma once

#include "searcher/evaluation.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// Documents of a run's ranking in the order that evaluation takes them in: by score, equal ones by name from
/// last to first.
[[nodiscard]] std::vector<std::string> documents_of(std::vector<RunEntry> ranking);

/// The first `depth` documents of several rankings, each once: the first of each ranking, then the second of
/// each, and so on.
[[nodiscard]] std::vector<std::string> pool_rankings(std::span<const std::vector<std::string>> rankings,
                                                     std::size_t depth);

/// The documents in an order that says nothing of their ranks, always the same for this topic and seed,
/// whichever of them there are: so a judge who goes on later finds those left in the same order.
[[nodiscard]] std::vector<std::string> shuffled(std::vector<std::string> documents, std::string_view topic,
                                                std::uint64_t seed);

/// An id for a query that has none: its words with dashes between them; where that does not say all of it,
/// with a hash behind.
[[nodiscard]] std::string made_topic_id(std::string_view query);

/// The id that `to_trec_id` has made a column of; what it never makes stays as it is.
[[nodiscard]] std::string from_trec_id(std::string_view column);

}  // namespace debrief
