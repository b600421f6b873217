#include "corpus/understanding.h"

#include "corpus/extractor.h"

namespace debrief {

namespace {

std::vector<PlacedSentence> place_sentences(const Extractor& extractor) {
    std::vector<PlacedSentence> placed;
    for (const BackedSentence& sentence : extractor.find_sentences()) {
        const BriefingPlace place = extractor.whole().place(sentence.span);
        placed.push_back({place.part, place.span, sentence.evidence});
    }
    return placed;
}

}  // namespace

Understanding understand(const Briefing& briefing) {
    return understand(Extractor(briefing));
}

Understanding understand(const Extractor& extractor) {
    return {place_sentences(extractor), extractor.find_mentions(), extractor.find_figures(),
            extractor.find_event_dates(), extractor.find_names()};
}

}  // namespace debrief
