#pragma once

#include "searcher/matching.h"
#include "searcher/reranking.h"
#include "searcher/term_query.h"

#include <optional>

namespace debrief {

/// The first `count` briefings in the order that the request asks for, ranked in full.
[[nodiscard]] Matches find_ranked(const Xapian::Database& database, const RankedQuery& query,
                                  std::size_t count, const SearchRequest& request,
                                  const MatchExtras& extras = {});

/// The query as nothing but terms, where that is all that the request makes of it.
[[nodiscard]] std::optional<TermQuery> term_query_of(const Query& query, const SearchRequest& request,
                                                     Stemmers& stemmers);

/// What its score is made of; what nobody tells the parts of is all by words.
[[nodiscard]] std::vector<ScorePart> parts_of(const Candidate& candidate);

}  // namespace debrief
