#include "searcher/hits.h"

#include "corpus/cleaning.h"
#include "indexer/schema.h"

#include <algorithm>
#include <cmath>

#include <xapian.h>

namespace debrief {

namespace {

std::vector<Span> spans_of(const std::vector<Match>& matches) {
    std::vector<Span> spans;
    for (const Match& match : matches) spans.push_back(match.span);
    return spans;
}

}  // namespace

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

Hit make_hit(const Briefing& briefing, const Highlighter& highlighter, const TermWeights& weights,
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

}  // namespace debrief
