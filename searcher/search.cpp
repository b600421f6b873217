#include "searcher/search.h"

#include "indexer/record.h"
#include "indexer/schema.h"
#include "searcher/close_figures.h"
#include "searcher/deadline.h"
#include "searcher/expansion.h"
#include "searcher/facet_memory.h"
#include "searcher/hits.h"
#include "searcher/match_sets.h"
#include "searcher/matching.h"
#include "searcher/query_filter.h"
#include "searcher/query_notes.h"
#include "searcher/query_parser.h"
#include "searcher/ranked_matches.h"
#include "searcher/search_memory.h"
#include "searcher/story_groups.h"
#include "searcher/synonyms.h"
#include "searcher/term_query.h"
#include "searcher/value_filters.h"

#include <algorithm>
#include <optional>

#include <xapian.h>

namespace debrief {

namespace {

constexpr std::size_t hits_given_late = 10;  ///< past the deadline of the whole answer

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
    HitMaker(const Xapian::Database& database, const IndexReader& reader, StoredBriefings& briefings,
             const Highlighter& highlighter, const PostingMemory* memory, const SearchRequest& request)
        : database_(database),
          reader_(reader),
          briefings_(briefings),
          highlighter_(highlighter),
          weights_(weigh_terms(highlighter, database, memory)),
          request_(request) {}

    Hit make(const Candidate& candidate) {
        if (is_over_now(request_.deadline)) request_.snippets.count = 0;
        const StoredBriefing& stored = briefings_.read(database_, reader_, candidate.document);
        Hit hit = make_hit(stored.record, highlighter_, weights_, request_, stored.texts.get());
        hit.path = stored.path;
        hit.story = stored.story;
        if (request_.has_story_sizes && !hit.story.empty())
            hit.story_size = database_.get_termfreq(to_term(find_field("story")->prefix, hit.story));
        if (request_.cited_hosts > 0) {
            const Xapian::Document document = database_.get_document(candidate.document);
            add_cited_hosts(hit, document.get_value(slot::facets), request_.cited_hosts);
        }
        hit.score = candidate.score;
        if (request_.is_explained) hit.parts = parts_of(candidate);
        briefings_.make_room();
        return hit;
    }

 private:
    const Xapian::Database& database_;
    const IndexReader& reader_;
    StoredBriefings& briefings_;
    const Highlighter& highlighter_;
    TermWeights weights_;
    SearchRequest request_;  ///< without passages once the time is over
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

    Deadline deadline(request.time_limit, request.deadline);
    SearchMemory* const memory = reader.search_memory();
    Xapian::Query plan = plan_query(query, request.ranking, stemmers, request.text, &deadline, &database,
                                    memory ? &memory->sequences : nullptr);
    for (const std::string& filter : request.filters)
        plan = filter_plan(plan, filter, {database, stemmers, request, deadline}, result.notes);
    const Xapian::Query bounded(Xapian::Query::OP_FILTER, plan, deadline_filter(deadline));
    const std::size_t wanted =
        request.limit > SIZE_MAX - request.offset ? SIZE_MAX : request.offset + request.limit;
    const std::optional<TermQuery> terms = term_query_of(query, request, stemmers);
    const RankedQuery ranked{query, bounded, stemmers, memory, terms ? &*terms : nullptr};
    StoryGroups groups(database, ranked, request);
    const bool is_grouped = request.group == Group::story;
    // Sets tell how many match, so that what cannot be among the best need not be looked at.
    const bool is_counted = !is_grouped && request.total == SearchRequest::Total::exact;
    SearchRequest best = request;
    if (is_counted) best.total = SearchRequest::Total::none;
    Matches matches = is_grouped ? groups.find(wanted) : find_ranked(database, ranked, wanted, best);
    if (is_grouped) result.stories = groups.stories();
    if (is_counted || is_asked_for(request.facets)) {
        const DocumentSet all = reader.match_sets().find(database, plan, &deadline);
        if (is_asked_for(request.facets))
            result.facets = count_facets(database, all, request.facets,
                                         {reader.facet_memory(), reader.match_sets()}, &deadline);
        if (is_counted) matches.total = std::max(all.count(), matches.best.size());  // the time may be over
    }
    result.total = matches.total;

    if (!is_over_now(request.deadline))
        add_notes(result.notes, close_figure_notes(query, database, page_of(matches.best, request)));

    const Highlighter highlighter(query, stemmers);
    StoredBriefings read_now(0);
    HitMaker hits(database, reader, ranked.memory ? ranked.memory->briefings : read_now, highlighter,
                  ranked.memory ? &ranked.memory->postings : nullptr, request);
    std::size_t rank = request.offset;
    for (const Candidate& candidate : page_of(matches.best, request)) {
        if (result.hits.size() >= hits_given_late && is_over_now(request.deadline)) break;
        Hit hit = hits.make(candidate);
        hit.rank = ++rank;
        if (is_grouped) {
            FoundTellings tellings = groups.tellings_of(candidate);
            hit.tellings = tellings.count;
            hit.other_tellings = std::move(tellings.others);
        }
        result.hits.push_back(std::move(hit));
    }
    const bool is_to_correct = request.is_corrected && !request.is_inverted && request.offset == 0;
    if (is_to_correct && !is_over_now(request.deadline))
        result.suggestion = find_suggestion(database, parsed.query, request, stemmers,
                                            {reader.match_sets(), ranked.memory}, result.total);
    if (request.is_explained) result.explanation = explain(query, plan, database);
    const bool is_cut_short = deadline.was_met() || (request.deadline && request.deadline->was_met());
    if (is_cut_short) result.notes.insert(result.notes.begin(), ended_search_note(deadline));
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
