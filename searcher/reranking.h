#pragma once

#include "indexer/stemmer.h"
#include "searcher/query.h"
#include "searcher/ranking.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace Xapian {
class Database;
class Query;
}  // namespace Xapian

namespace debrief {

struct SearchMemory;
struct TermQuery;

/// A briefing among the best, with its score so far.
struct Candidate {
    std::uint32_t document = 0;  ///< number in the database
    std::string tie_break;       ///< its id: orders equal scores
    double score = 0;
    std::vector<ScorePart> parts{};  ///< that add up to `score`; filled where they are asked for
};

/// Puts them in order: best first, equal scores in byte order of their ids.
void sort_candidates(std::span<Candidate> candidates);

/// What was asked for, in all its shapes.
struct RankedQuery {
    const Query& tree;
    const Xapian::Query& plan;  ///< that the candidates were found with
    Stemmers& stemmers;
    SearchMemory* memory = nullptr;   ///< of the index's state; none: all is read from the index
    const TermQuery* terms = nullptr;  ///< the plan, where it is nothing but these
};

/// Orders the candidates anew: by nearness of the query's words, by what is like them, and, in deep mode, by
/// feedback; then by what `RankingOptions` asks for beside relevance. `candidates` are the best by words
/// alone, best first; what comes back is as many (in deep mode, others among them, which the query finds
/// too), best first, equal scores in byte order of their ids. Those beyond `RankingOptions::reranked` keep
/// their order behind the others, so pages do not depend on how many candidates there are. The same for any
/// number of threads and shards.
[[nodiscard]] std::vector<Candidate> rerank(const Xapian::Database& database, const RankedQuery& query,
                                            std::vector<Candidate> candidates, const RankingOptions& options);

}  // namespace debrief
