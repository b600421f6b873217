#include "searcher/search.h"

#include "indexer/record.h"
#include "searcher/close_figures.h"
#include "searcher/deadline.h"
#include "searcher/expansion.h"
#include "searcher/hits.h"
#include "searcher/query_filter.h"
#include "searcher/query_parser.h"
#include "searcher/ranked_matches.h"
#include "searcher/synonyms.h"
#include "searcher/value_filters.h"

#include <algorithm>

#include <fmt/format.h>
#include <xapian.h>

namespace debrief {

namespace {

/// What of the candidates was asked for.
std::span<const Candidate> page_of(const std::vector<Candidate>& candidates, const SearchRequest& request) {
    const std::size_t begin = std::min(request.offset, candidates.size());
    return std::span(candidates).subspan(begin, std::min(request.limit, candidates.size() - begin));
}

/// Notes stay in the order of what they are about.
void add_notes(std::vector<QueryNote>& notes, const std::vector<QueryNote>& more) {
    notes.insert(notes.end(), more.begin(), more.end());
    std::stable_sort(notes.begin(), notes.end(), [](const QueryNote& left, const QueryNote& right) {
        return left.offset < right.offset;
    });
}

/// All but what a query finds.
Query all_but(Query query) {
    Query all{.kind = Query::Kind::but_not};
    all.children.emplace_back();
    all.children.push_back(std::move(query));
    return all;
}

SearchResult answer(const Xapian::Database& database, const ParsedQuery& parsed, Stemmers& stemmers,
                    const SearchRequest& request) {
    SearchResult result;
    result.query = request.query;
    result.notes = parsed.notes;
    Query query = parsed.query;
    if (request.synonyms) request.synonyms->add_to(query, stemmers.of("en"));
    expand(query, database, stemmers, result.notes);

    Deadline deadline(request.time_limit);
    Xapian::Query plan = plan_query(query, request.ranking, stemmers, request.text, &deadline);
    for (const std::string& filter : request.filters)
        plan = filter_plan(plan, filter, {database, stemmers, request, deadline}, result.notes);
    const Xapian::Query bounded(Xapian::Query::OP_FILTER, plan, deadline_filter(deadline));
    const std::size_t wanted =
        request.limit > SIZE_MAX - request.offset ? SIZE_MAX : request.offset + request.limit;
    const Matches matches = find_ranked(database, {query, bounded, stemmers}, wanted, request);
    result.total = matches.total;
    if (is_asked_for(request.facets))
        result.facets = count_facets(database, bounded, request.facets, &deadline);
    if (deadline.was_met()) {
        const QueryNote note{0, fmt::format("the search was ended after {} ms: there may be more to find",
                                            request.time_limit.count())};
        result.notes.insert(result.notes.begin(), note);
    }

    add_notes(result.notes, close_figure_notes(query, database, page_of(matches.best, request)));

    const Highlighter highlighter(query, stemmers);
    const TermWeights weights = weigh_terms(highlighter, database);
    std::size_t rank = request.offset;
    for (const Candidate& candidate : page_of(matches.best, request)) {
        const Record record = read_record(database.get_document(candidate.document).get_data());
        Hit hit = make_hit(record, highlighter, weights, request);
        hit.rank = ++rank;
        hit.score = candidate.score;
        if (request.is_explained) hit.parts = parts_of(candidate);
        result.hits.push_back(std::move(hit));
    }
    if (request.is_corrected && !request.is_inverted && request.offset == 0)
        result.suggestion = find_suggestion(database, parsed.query, request, stemmers, result.total);
    if (request.is_explained) result.explanation = explain(query, plan, database);
    return result;
}

}  // namespace

SearchResult search(IndexReader& reader, const SearchRequest& request) {
    ParsedQuery parsed = parse_query(request.query, request.context);
    if (request.is_inverted) parsed.query = all_but(std::move(parsed.query));
    SearchResult result;
    reader.read([&](const Xapian::Database& database) {
        result = answer(database, parsed, reader.stemmers(), request);
    });
    return result;
}

}  // namespace debrief
