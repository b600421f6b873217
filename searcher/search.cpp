#include "searcher/search.h"

#include "corpus/cleaning.h"
#include "indexer/record.h"
#include "indexer/schema.h"
#include "searcher/query_parser.h"

#include <algorithm>
#include <cmath>

#include <xapian.h>

namespace debrief {

namespace {

/// The inverse document frequencies of the words that are lit. Phrases count as much as the rarest word there
/// could be.
TermWeights weigh_terms(const Highlighter& highlighter, const Xapian::Database& database) {
    const double documents = database.get_doccount() + 1.0;
    TermWeights weights(highlighter.term_count(), std::log(documents));
    for (const auto& [stem, term] : highlighter.stems()) {
        const double frequency = database.get_termfreq(to_term(stem_prefix, stem));
        // Of the stems that one word may have, the commonest tells how rare it is.
        weights[term] = std::min(weights[term], std::log(documents / (frequency + 0.5)));
    }
    return weights;
}

std::vector<Span> spans_of(const std::vector<Match>& matches) {
    std::vector<Span> spans;
    for (const Match& match : matches) spans.push_back(match.span);
    return spans;
}

/// A briefing as a hit, without rank and score.
Hit to_hit(const Briefing& briefing, const Highlighter& highlighter, const TermWeights& weights,
           const SearchRequest& request) {
    Hit hit;
    hit.id = briefing.id;
    hit.title = briefing.title;
    hit.title_matches = spans_of(highlighter.find(briefing.title));
    hit.date = briefing.date;
    hit.date_origin = briefing.date_origin;
    hit.source = briefing.source;
    std::vector<std::string_view> texts{briefing.summary};
    if (request.text == SearchedText::whole) {
        texts.emplace_back(briefing.text);
    } else {
        for (const std::string_view piece : pieces_without_chrome(briefing.text, briefing.chrome))
            texts.push_back(piece);
    }
    hit.snippets = make_snippets(texts, highlighter, weights, request.snippets);
    return hit;
}

}  // namespace

SearchResult search(IndexReader& reader, const SearchRequest& request) {
    ParsedQuery parsed = parse_query(request.query);
    const Xapian::Query query = plan_query(parsed.query, request.ranking, reader.stemmers(), request.text);
    const Highlighter highlighter(parsed.query, reader.stemmers());

    SearchResult result;
    reader.read([&](const Xapian::Database& database) {
        result = {request.query, std::nullopt, {}, {}};
        Xapian::Enquire enquire(database);
        enquire.set_weighting_scheme(*make_weight(request.ranking));
        enquire.set_sort_by_relevance_then_value(slot::id, false);
        enquire.set_query(query);
        const bool is_counted = request.total == SearchRequest::Total::exact;
        const Xapian::doccount documents = database.get_doccount();
        const auto offset = static_cast<Xapian::doccount>(std::min<std::size_t>(request.offset, documents));
        const auto limit = static_cast<Xapian::doccount>(std::min<std::size_t>(request.limit, documents));
        const Xapian::MSet matches = enquire.get_mset(offset, limit, is_counted ? documents : 0);
        if (is_counted) result.total = matches.get_matches_estimated();
        const TermWeights weights = weigh_terms(highlighter, database);
        for (auto match = matches.begin(); match != matches.end(); ++match) {
            const Briefing briefing = decode_record(match.get_document().get_data());
            Hit hit = to_hit(briefing, highlighter, weights, request);
            hit.rank = match.get_rank() + 1;
            hit.score = match.get_weight();
            result.hits.push_back(std::move(hit));
        }
    });
    result.notes = std::move(parsed.notes);
    return result;
}

}  // namespace debrief
