#include "searcher/ranked_matches.h"

#include "searcher/deadline.h"
#include "searcher/search_memory.h"
#include "searcher/term_matching.h"

#include <algorithm>

#include <xapian.h>

namespace debrief {

namespace {

Matches match_words(const Xapian::Database& database, const RankedQuery& query, std::size_t count,
                    const SearchRequest& request, const MatchExtras& extras) {
    const bool is_for_best =
        request.total == SearchRequest::Total::none && !extras.spy && !extras.has_stories_folded;
    if (is_for_best && query.memory && query.terms && !is_over_now(request.deadline)) {
        if (auto best =
                find_best_by_terms(database, *query.terms, count, request.ranking, query.memory->postings))
            return {std::move(*best), std::nullopt};
    }
    return find_matches(database, query.plan, count, request, extras);
}

}  // namespace

Matches find_ranked(const Xapian::Database& database, const RankedQuery& query, std::size_t count,
                    const SearchRequest& request, const MatchExtras& extras) {
    if (request.sort != Sort::relevance) return find_matches(database, query.plan, count, request, extras);
    Matches matches =
        match_words(database, query, std::max(count, request.ranking.reranked), request, extras);
    RankingOptions ranking = request.ranking;
    if (is_over_now(request.deadline)) ranking.mode = RankingMode::plain;
    matches.best = rerank(database, query, std::move(matches.best), ranking);
    return matches;
}

std::optional<TermQuery> term_query_of(const Query& query, const SearchRequest& request, Stemmers& stemmers) {
    const bool is_all = request.text == SearchedText::body && request.filters.empty();
    return is_all ? to_term_query(query, request.ranking, stemmers) : std::nullopt;
}

std::vector<ScorePart> parts_of(const Candidate& candidate) {
    if (!candidate.parts.empty()) return candidate.parts;
    return {{"words", candidate.score}};
}

}  // namespace debrief
