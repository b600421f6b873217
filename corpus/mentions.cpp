#include "corpus/mentions.h"

#include "corpus/whole_text.h"

#include <utility>

namespace debrief {

std::vector<Mention> find_mentions(const Briefing& briefing) {
    const WholeText whole(briefing);
    // A source's own name in its citation does not make it a party of the story.
    SourceFinder sources(without_citations(whole.text()));
    std::vector<Mention> mentions;
    for (CitationGroup& group : find_citations(whole.text())) {
        for (Citation& citation : group.citations) {
            const BriefingPlace place = whole.place(citation.span);
            citation.span = place.span;
            Source source = sources.find(citation.host);
            mentions.push_back({place.part, std::move(citation), std::move(source)});
        }
    }
    return mentions;
}

}  // namespace debrief
