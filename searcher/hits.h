#pragma once

#include "indexer/record.h"
#include "searcher/highlighter.h"
#include "searcher/search.h"

namespace Xapian {
class Database;
}

namespace debrief {

/// The inverse document frequencies of the words that are lit. Phrases count as much as the rarest word there
/// could be.
[[nodiscard]] TermWeights weigh_terms(const Highlighter& highlighter, const Xapian::Database& database);

/// What a record says of a hit: all but its rank, score, file and story.
[[nodiscard]] Hit make_hit(const Record& record, const Highlighter& highlighter, const TermWeights& weights,
                           const SearchRequest& request);

}  // namespace debrief
