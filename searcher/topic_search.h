#pragma once

#include "searcher/search.h"

#include <optional>
#include <string>
#include <vector>

namespace debrief {

/// A briefing's place in a ranking.
struct RankedId {
    std::string id;
    double score = 0;
};

/// What `search` gives for the same request, best first, as ids alone: no record is read, so a thousand cost
/// little more than ten. Offset, order and time limit do not count. Throws `Error` of kind `index`.
[[nodiscard]] std::vector<RankedId> rank_ids(IndexReader& reader, const SearchRequest& request);

/// The briefing with this id as a hit of the request's query, without rank and score, whether the query finds
/// it or not: what nothing is lit in shows its beginning. Nothing where the index has no such id. Throws
/// `Error` of kind `index`.
[[nodiscard]] std::optional<Hit> find_as_hit(IndexReader& reader, const std::string& id,
                                             const SearchRequest& request);

}  // namespace debrief
