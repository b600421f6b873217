#include "corpus/extractor.h"

#include "corpus/hedges.h"
#include "corpus/quotes_marks.h"
#include "corpus/sentences.h"

#include <algorithm>

namespace debrief {

Extractor::Extractor(const Briefing& briefing)
    : briefing_(briefing), whole_(briefing), groups_(find_citations(whole_.text())) {}

const Prose& Extractor::prose() const {
    if (!prose_) prose_.emplace(whole_.text());
    return *prose_;
}

const std::vector<DateShape>& Extractor::dates() const {
    if (!dates_) dates_ = find_date_shapes(prose());
    return *dates_;
}

std::vector<BackedSentence> Extractor::find_sentences() const {
    return find_evidence(whole_.text(), split_sentences(whole_.text()), groups_);
}

std::vector<Mention> Extractor::find_mentions() const {
    return debrief::find_mentions(whole_, groups_);
}

std::vector<Figure> Extractor::find_figures() const {
    return debrief::find_figures(prose(), dates(), groups_);
}

std::vector<EventDate> Extractor::find_event_dates() const {
    const bool is_given = briefing_.date_origin == Origin::given;
    return debrief::find_event_dates(prose(), dates(), is_given ? briefing_.date : std::nullopt);
}

std::vector<Name> Extractor::find_names() const {
    return debrief::find_names(prose());
}

bool Extractor::is_any_hedged(std::span<const Span> sentences) const {
    if (!knows_hedges_of(briefing_.language) || sentences.empty()) return false;
    const bool has_all_words = sentences.back().end <= prose().text().size();
    if (has_all_words) return debrief::is_any_hedged(prose(), sentences);
    return std::any_of(sentences.begin(), sentences.end(),
                       [&](const Span& sentence) { return is_hedged(sentence.of(whole_.text())); });
}

std::vector<Quote> Extractor::find_quotes() const {
    for (std::size_t i = 0; i < prose().size(); ++i)
        if (is_quotation_mark(prose()[i].symbol)) return debrief::find_quotes(prose(), find_names());
    return {};  // nobody's name is needed
}

}  // namespace debrief
