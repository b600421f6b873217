#include "searcher/ranked_matches.h"

#include <algorithm>

#include <xapian.h>

namespace debrief {

Matches find_ranked(const Xapian::Database& database, const RankedQuery& query, std::size_t count,
                    const SearchRequest& request, const MatchExtras& extras) {
    if (request.sort != Sort::relevance) return find_matches(database, query.plan, count, request, extras);
    Matches matches =
        find_matches(database, query.plan, std::max(count, request.ranking.reranked), request, extras);
    matches.best = rerank(database, query, std::move(matches.best), request.ranking);
    return matches;
}

std::vector<ScorePart> parts_of(const Candidate& candidate) {
    if (!candidate.parts.empty()) return candidate.parts;
    return {{"words", candidate.score}};
}

}  // namespace debrief
