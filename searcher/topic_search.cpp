#include "searcher/topic_search.h"

#include "indexer/record.h"
#include "indexer/schema.h"
#include "searcher/deadline.h"
#include "searcher/expansion.h"
#include "searcher/hits.h"
#include "searcher/query_filter.h"
#include "searcher/query_parser.h"
#include "searcher/ranked_matches.h"
#include "searcher/search_memory.h"
#include "searcher/synonyms.h"

#include <algorithm>

#include <xapian.h>

namespace debrief {

namespace {

/// The query with the words of this state of the index. What could be told of it, `search` tells.
Query expanded_query(const ParsedQuery& parsed, const Xapian::Database& database, Stemmers& stemmers,
                     const SearchRequest& request) {
    Query query = parsed.query;
    std::vector<QueryNote> untold;
    if (request.synonyms) request.synonyms->add_to(query, stemmers.of("en"));
    expand(query, database, stemmers, untold);
    return query;
}

}  // namespace

std::vector<RankedId> rank_ids(IndexReader& reader, const SearchRequest& request) {
    const ParsedQuery parsed = parse_query(request.query, request.context);
    SearchRequest by_score = request;
    by_score.sort = Sort::relevance;
    by_score.total = SearchRequest::Total::none;
    std::vector<RankedId> ranked;
    reader.read([&](const Xapian::Database& database) {
        ranked.clear();
        const Query query = expanded_query(parsed, database, reader.stemmers(), request);
        Xapian::Query plan =
            plan_query(query, request.ranking, reader.stemmers(), request.text, nullptr, &database);
        Deadline endless(std::chrono::milliseconds(0));
        std::vector<QueryNote> untold;
        for (const std::string& filter : request.filters)
            plan = filter_plan(plan, filter, {database, reader.stemmers(), request, endless}, untold);
        const std::optional<TermQuery> terms = term_query_of(query, request, reader.stemmers());
        const RankedQuery ranked_query{query, plan, reader.stemmers(), reader.search_memory(),
                                       terms ? &*terms : nullptr};
        Matches matches = find_ranked(database, ranked_query, request.limit, by_score);
        matches.best.resize(std::min(matches.best.size(), request.limit));
        for (Candidate& candidate : matches.best)
            ranked.push_back({std::move(candidate.tie_break), candidate.score});
    });
    return ranked;
}

std::optional<Hit> find_as_hit(IndexReader& reader, const std::string& id, const SearchRequest& request) {
    const ParsedQuery parsed = parse_query(request.query, request.context);
    std::optional<Hit> hit;
    reader.read([&](const Xapian::Database& database) {
        hit.reset();
        const std::string term = to_term(id_prefix, id);
        const auto found = database.postlist_begin(term);
        if (found == database.postlist_end(term)) return;
        const Query query = expanded_query(parsed, database, reader.stemmers(), request);
        const Highlighter highlighter(query, reader.stemmers());
        hit = make_hit(read_record(database.get_document(*found).get_data()), highlighter,
                       weigh_terms(highlighter, database), request);
    });
    return hit;
}

}  // namespace debrief
