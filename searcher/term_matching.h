#pragma once

#include "searcher/posting_memory.h"
#include "searcher/reranking.h"
#include "searcher/term_query.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace debrief {

/// The best `count` briefings for a query of words, as `find_matches` finds them for the same query without
/// counting all that match: scores differ at most in their last bits. Nothing where terms have more postings
/// than are worth remembering.
[[nodiscard]] std::optional<std::vector<Candidate>> find_best_by_terms(const Xapian::Database& database,
                                                                       const TermQuery& query,
                                                                       std::size_t count,
                                                                       const RankingOptions& ranking,
                                                                       PostingMemory& memory);

}  // namespace debrief
