#pragma once

#include "searcher/ranking.h"
#include "searcher/reranking.h"

#include <cstdint>
#include <span>
#include <vector>

namespace Xapian {
class Database;
}

namespace debrief {

/// What nearness of the query's words adds to each of some documents (`searcher/rerank_proximity.h`). Reads
/// where words stand in documents that have two of them.
[[nodiscard]] std::vector<double> nearness_scores(const Xapian::Database& database, const RankedQuery& query,
                                                  std::span<const std::uint32_t> documents,
                                                  const RankingOptions& options);

}  // namespace debrief
