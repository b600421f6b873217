#include "searcher/hits.h"

#include "corpus/cleaning.h"
#include "indexer/schema.h"
#include "searcher/posting_memory.h"

#include <algorithm>
#include <cmath>

#include <xapian.h>

namespace debrief {

namespace {

constexpr std::size_t most_looked_up = 8;  ///< forms of a pattern, the commonest first

std::vector<Span> spans_of(const std::vector<Match>& matches) {
    std::vector<Span> spans;
    for (const Match& match : matches) spans.push_back(match.span);
    return spans;
}

/// The sentences of a part; all are in the order of title, summary and text.
std::span<const PlacedSentence> sentences_of(const Record& record, BriefingPart part) {
    const auto [first, last] = std::equal_range(
        record.sentences.begin(), record.sentences.end(), PlacedSentence{part, {}},
        [](const PlacedSentence& left, const PlacedSentence& right) { return left.part < right.part; });
    return {first, last};
}

/// The summary and what of the text is searched.
std::vector<SnippetText> snippet_texts(const Record& record, SearchedText searched) {
    const Briefing& briefing = record.briefing;
    std::vector<SnippetText> texts{{BriefingPart::summary,
                                    briefing.summary,
                                    {0, briefing.summary.size()},
                                    sentences_of(record, BriefingPart::summary)}};
    if (searched == SearchedText::whole) {  // chrome has no sentences in the record
        texts.push_back({BriefingPart::text, briefing.text, {0, briefing.text.size()}});
        return texts;
    }
    const auto sentences = sentences_of(record, BriefingPart::text);
    for (const std::string_view piece : pieces_without_chrome(briefing.text, briefing.chrome)) {
        const auto begin = static_cast<std::size_t>(piece.data() - briefing.text.data());
        texts.push_back({BriefingPart::text, briefing.text, {begin, begin + piece.size()}, sentences});
    }
    return texts;
}

}  // namespace

TermWeights weigh_terms(const Highlighter& highlighter, const Xapian::Database& database,
                        const PostingMemory* memory) {
    const double documents = database.get_doccount() + 1.0;
    const auto weight = [&](const std::string& term) {
        const double frequency = static_cast<double>(memory ? memory->frequency(database, term)
                                                            : std::size_t{database.get_termfreq(term)});
        return std::log(documents / (frequency + 0.5));
    };
    TermWeights weights;
    for (const LitTerm& term : highlighter.terms()) {
        double least = std::log(documents);
        // Of the stems that one word may have, and of synonyms, the commonest tells how rare it is.
        for (const std::string& stem : term.stems)
            least = std::min(least, weight(stem_term("", stem)));
        for (std::size_t i = 0; i < std::min(term.forms.size(), most_looked_up); ++i)
            least = std::min(least, weight(to_term("", term.forms[i])));
        weights.push_back(std::max(least, 0.0));
    }
    return weights;
}

Hit make_hit(const Record& record, const Highlighter& highlighter, const TermWeights& weights,
             const SearchRequest& request, KnownTexts* known) {
    const Briefing& briefing = record.briefing;
    const TextTraits traits{briefing.language, briefing.date, known};
    Hit hit;
    hit.id = briefing.id;
    hit.title = briefing.title;
    hit.title_matches = spans_of(shown_matches(highlighter.find(briefing.title, traits)));
    hit.date = briefing.date;
    hit.date_origin = briefing.date_origin;
    hit.source = briefing.source;
    hit.url = briefing.url;
    hit.language = briefing.language;
    hit.snippets =
        make_snippets(snippet_texts(record, request.text), highlighter, weights, request.snippets, traits);
    return hit;
}

void add_cited_hosts(Hit& hit, std::string_view facets, std::size_t most) {
    std::vector<CitedHostCursor::Cited> cited;
    for (CitedHostCursor host(facets); host.next();) cited.push_back(*host);
    const std::size_t told = std::min(most, cited.size());
    const auto end = cited.begin() + static_cast<std::ptrdiff_t>(told);
    std::partial_sort(cited.begin(), end, cited.end(),
                      [](const CitedHostCursor::Cited& left, const CitedHostCursor::Cited& right) {
                          return left.mentions != right.mentions ? left.mentions > right.mentions
                                                                 : left.host < right.host;
                      });
    for (auto host = cited.begin(); host != end; ++host)
        hit.cites.push_back({std::string(host->host), std::string(host->owner), host->kind, host->mentions});
    hit.other_cites = cited.size() - told;
}

std::string path_of_briefing(IndexReader& reader, const std::string& id) {
    std::string path;
    reader.read([&](const Xapian::Database& database) {
        path.clear();
        const std::string term = to_term(id_prefix, id);
        const auto found = database.postlist_begin(term);
        if (found == database.postlist_end(term)) return;
        path = reader.path_of_file(database.get_document(*found).get_value(slot::file));
    });
    return path;
}

}  // namespace debrief
