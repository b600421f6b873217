#include "corpus/understanding.h"

#include "corpus/extractor.h"

namespace debrief {

Understanding understand(const Briefing& briefing) {
    return understand(Extractor(briefing));
}

Understanding understand(const Extractor& extractor) {
    Understanding understood;
    std::vector<Span> claims;  // what no title says
    for (const BackedSentence& sentence : extractor.find_sentences()) {
        const BriefingPlace place = extractor.whole().place(sentence.span);
        understood.sentences.push_back({place.part, place.span, sentence.evidence});
        if (place.part != BriefingPart::title) claims.push_back(sentence.span);
    }
    understood.mentions = extractor.find_mentions();
    understood.figures = extractor.find_figures();
    understood.event_dates = extractor.find_event_dates();
    understood.names = extractor.find_names();
    understood.is_hedged = extractor.is_any_hedged(claims);
    return understood;
}

}  // namespace debrief
