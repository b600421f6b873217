#include "searcher/search.h"

#include "indexer/record.h"
#include "indexer/schema.h"
#include "searcher/close_figures.h"
#include "searcher/deadline.h"
#include "searcher/expansion.h"
#include "searcher/hits.h"
#include "searcher/query_filter.h"
#include "searcher/query_notes.h"
#include "searcher/query_parser.h"
#include "searcher/ranked_matches.h"
#include "searcher/story_groups.h"
#include "searcher/synonyms.h"
#include "searcher/value_filters.h"

#include <algorithm>
#include <map>

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

/// Makes the hits of a page.
class HitMaker {
 public:
    HitMaker(const Xapian::Database& database, const IndexReader& reader, const Highlighter& highlighter,
             const SearchRequest& request)
        : database_(database),
          reader_(reader),
          highlighter_(highlighter),
          weights_(weigh_terms(highlighter, database)),
          request_(request) {}

    Hit make(const Candidate& candidate) {
        const Xapian::Document document = database_.get_document(candidate.document);
        Hit hit = make_hit(read_record(document.get_data()), highlighter_, weights_, request_);
        hit.path = path_of(document.get_value(slot::file));
        hit.story = document.get_value(slot::story);
        if (request_.has_story_sizes && !hit.story.empty())
            hit.story_size = database_.get_termfreq(to_term(find_field("story")->prefix, hit.story));
        if (request_.cited_hosts > 0)
            add_cited_hosts(hit, document.get_value(slot::facets), request_.cited_hosts);
        hit.score = candidate.score;
        if (request_.is_explained) hit.parts = parts_of(candidate);
        return hit;
    }

 private:
    /// Many hits may come from one file.
    const std::string& path_of(const std::string& file) {
        const auto [entry, is_new] = paths_.try_emplace(file);
        if (is_new) entry->second = reader_.path_of_file(file);
        return entry->second;
    }

    const Xapian::Database& database_;
    const IndexReader& reader_;
    const Highlighter& highlighter_;
    TermWeights weights_;
    const SearchRequest& request_;
    std::map<std::string, std::string> paths_;
};

SearchResult answer(const Xapian::Database& database, const ParsedQuery& parsed, IndexReader& reader,
                    const SearchRequest& request) {
    Stemmers& stemmers = reader.stemmers();
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
    const RankedQuery ranked{query, bounded, stemmers};
    StoryGroups groups(database, ranked, request);
    const bool is_grouped = request.group == Group::story;
    const Matches matches = is_grouped ? groups.find(wanted) : find_ranked(database, ranked, wanted, request);
    result.total = matches.total;
    if (is_grouped) result.stories = groups.stories();
    if (is_asked_for(request.facets))
        result.facets = count_facets(database, bounded, request.facets, &deadline);
    if (deadline.was_met()) result.notes.insert(result.notes.begin(), ended_search_note(request.time_limit));

    add_notes(result.notes, close_figure_notes(query, database, page_of(matches.best, request)));

    const Highlighter highlighter(query, stemmers);
    HitMaker hits(database, reader, highlighter, request);
    std::size_t rank = request.offset;
    for (const Candidate& candidate : page_of(matches.best, request)) {
        Hit hit = hits.make(candidate);
        hit.rank = ++rank;
        if (is_grouped) {
            FoundTellings tellings = groups.tellings_of(candidate);
            hit.tellings = tellings.count;
            hit.other_tellings = std::move(tellings.others);
        }
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
    reader.read(
        [&](const Xapian::Database& database) { result = answer(database, parsed, reader, request); });
    return result;
}

}  // namespace debrief
