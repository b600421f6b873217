#include "searcher/search.h"

#include "indexer/record.h"
#include "searcher/expansion.h"
#include "searcher/hits.h"
#include "searcher/matching.h"
#include "searcher/query_parser.h"

#include <algorithm>

#include <xapian.h>

namespace debrief {

namespace {

/// What of the candidates was asked for.
std::span<const Candidate> page_of(const std::vector<Candidate>& candidates, const SearchRequest& request) {
    const std::size_t begin = std::min(request.offset, candidates.size());
    return std::span(candidates).subspan(begin, std::min(request.limit, candidates.size() - begin));
}

SearchResult answer(const Xapian::Database& database, const ParsedQuery& parsed, Stemmers& stemmers,
                    const SearchRequest& request) {
    SearchResult result;
    result.query = request.query;
    result.notes = parsed.notes;
    Query query = parsed.query;
    expand(query, database, result.notes);

    const Xapian::Query plan = plan_query(query, request.ranking, stemmers, request.text);
    const std::size_t wanted =
        request.limit > SIZE_MAX - request.offset ? SIZE_MAX : request.offset + request.limit;
    Matches matches = find_matches(database, plan, std::max(wanted, request.ranking.reranked), request);
    result.total = matches.total;
    const std::vector<Candidate> ranked =
        rerank(database, {query, plan, stemmers}, std::move(matches.best), request.ranking);

    const Highlighter highlighter(query, stemmers);
    const TermWeights weights = weigh_terms(highlighter, database);
    std::size_t rank = request.offset;
    for (const Candidate& candidate : page_of(ranked, request)) {
        const Briefing briefing = decode_record(database.get_document(candidate.document).get_data());
        Hit hit = make_hit(briefing, highlighter, weights, request);
        hit.rank = ++rank;
        hit.score = candidate.score;
        result.hits.push_back(std::move(hit));
    }
    return result;
}

}  // namespace

SearchResult search(IndexReader& reader, const SearchRequest& request) {
    const ParsedQuery parsed = parse_query(request.query, request.context);
    SearchResult result;
    reader.read([&](const Xapian::Database& database) {
        result = answer(database, parsed, reader.stemmers(), request);
    });
    return result;
}

}  // namespace debrief
