#include "corpus/extractor.h"

#include "corpus/sentences.h"

namespace debrief {

Extractor::Extractor(const Briefing& briefing)
    : briefing_(briefing),
      whole_(briefing),
      groups_(find_citations(whole_.text())),
      prose_(whole_.text()),
      dates_(find_date_shapes(prose_)) {}

std::vector<BackedSentence> Extractor::find_sentences() const {
    return find_evidence(whole_.text(), split_sentences(whole_.text()), groups_);
}

std::vector<Mention> Extractor::find_mentions() const {
    return debrief::find_mentions(whole_, groups_);
}

std::vector<Figure> Extractor::find_figures() const {
    return debrief::find_figures(prose_, dates_, groups_);
}

std::vector<EventDate> Extractor::find_event_dates() const {
    const bool is_given = briefing_.date_origin == Origin::given;
    return debrief::find_event_dates(prose_, dates_, is_given ? briefing_.date : std::nullopt);
}

std::vector<Name> Extractor::find_names() const {
    return debrief::find_names(prose_);
}

std::vector<Quote> Extractor::find_quotes() const {
    return debrief::find_quotes(prose_, find_names());
}

}  // namespace debrief
