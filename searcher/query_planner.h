#pragma once

#include "indexer/analysis.h"
#include "searcher/query.h"
#include "searcher/ranking.h"

#include <string>
#include <vector>

namespace Xapian {
class Query;
}

namespace debrief {

/// What Xapian is asked to find what `query` means.
[[nodiscard]] Xapian::Query plan_query(const Query& query, const RankingOptions& ranking, Stemmer& stemmer);

/// The word forms of a list in which any may match, without stop words unless there is nothing else: what
/// ranking counts and snippets light.
[[nodiscard]] std::vector<std::string> ranked_words(const Query& any_of);

}  // namespace debrief
