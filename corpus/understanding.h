#pragma once

#include "corpus/briefing.h"
#include "corpus/event_dates.h"
#include "corpus/evidence.h"
#include "corpus/figures.h"
#include "corpus/mentions.h"
#include "corpus/names.h"

#include <vector>

namespace debrief {

class Extractor;

/// A sentence, where it stands and what backs it.
struct PlacedSentence {
    BriefingPart part = BriefingPart::text;
    Span span;  ///< in the part
    Evidence evidence = Evidence::none;

    bool operator==(const PlacedSentence&) const = default;
};

/// All that is understood of a briefing, chrome left out.
struct Understanding {
    std::vector<PlacedSentence> sentences;  ///< in the order of title, summary and text
    std::vector<Mention> mentions;
    std::vector<Figure> figures;         ///< spans are in the text of `WholeText`
    std::vector<EventDate> event_dates;  ///< spans are in the text of `WholeText`
    std::vector<Name> names;             ///< spans are in the text of `WholeText`
    bool is_hedged = false;  ///< a sentence of summary or text is; of English, and where no language is told
};

/// Reads a briefing once. Pure; throws nothing on the text's account.
[[nodiscard]] Understanding understand(const Briefing& briefing);

/// The same by an extractor that is there for more.
[[nodiscard]] Understanding understand(const Extractor& extractor);

}  // namespace debrief
