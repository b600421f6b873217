#pragma once

#include "searcher/reranking.h"
#include "searcher/search.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace Xapian {
class Database;
class MatchSpy;
class Query;
}  // namespace Xapian

namespace debrief {

/// What an index has for a query, by words alone.
struct Matches {
    std::vector<Candidate> best;       ///< best first; equal scores in byte order of their ids
    std::optional<std::size_t> total;  ///< briefings that match, where it was asked for
};

/// What a matching does beside finding the best.
struct MatchExtras {
    Xapian::MatchSpy* spy = nullptr;  ///< is shown all that matches, where the total is asked for
    bool has_stories_folded = false;  ///< whether `best` has one telling a story; `total` means nothing then
};

/// The best `count` briefings, or the first in the order that the request asks for.
[[nodiscard]] Matches find_matches(const Xapian::Database& database, const Xapian::Query& query,
                                   std::size_t count, const SearchRequest& request,
                                   const MatchExtras& extras = {});

}  // namespace debrief
