#pragma once

#include "indexer/stemmer.h"
#include "searcher/deadline.h"
#include "searcher/query.h"
#include "searcher/ranking.h"

#include <span>
#include <string>
#include <vector>

namespace Xapian {
class Database;
class Query;
}  // namespace Xapian

namespace debrief {

class SequenceMemory;

/// Which parts of a briefing are searched.
enum class SearchedText {
    body,   ///< all but its chrome
    whole,  ///< chrome too
};

/// What Xapian is asked to find what `query` means. `stemmers` and `deadline` outlive what comes back; past
/// the deadline its filters find nothing more. `database`, which may be null, is what will be asked: without
/// it synonyms of several words score in each shard by that shard alone. What comes back is good while the
/// database stays in its state; `sequences`, which may be null, is of that state too, and outlives it.
[[nodiscard]] Xapian::Query plan_query(const Query& query, const RankingOptions& ranking, Stemmers& stemmers,
                                       SearchedText text = SearchedText::body, Deadline* deadline = nullptr,
                                       const Xapian::Database* database = nullptr,
                                       SequenceMemory* sequences = nullptr);

}  // namespace debrief
