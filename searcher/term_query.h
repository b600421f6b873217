#pragma once

#include "indexer/stemmer.h"
#include "searcher/query.h"
#include "searcher/ranking.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace debrief {

/// A term that counts for a score.
struct ScoredTerm {
    std::string term;
    std::uint32_t times = 1;  ///< that the query has it
    double factor = 1;        ///< of its weight, above 0
    std::size_t word = 0;     ///< of its list: terms of one word follow each other
};

/// A query that is nothing but words: what `plan_query` makes of it, as lists of terms.
struct TermQuery {
    std::vector<std::vector<ScoredTerm>> required;  ///< of each list, any must match
    std::vector<ScoredTerm> optional;               ///< only add to scores
};

/// The same that `plan_query` makes of the tree for the body of briefings; nothing where there is more to it
/// than words that rank or must match.
[[nodiscard]] std::optional<TermQuery> to_term_query(const Query& query, const RankingOptions& ranking,
                                                     Stemmers& stemmers);

}  // namespace debrief
