#include "corpus/mentions.h"

#include <optional>
#include <utility>

namespace debrief {

std::vector<Mention> find_mentions(const WholeText& whole, std::span<const CitationGroup> groups) {
    std::vector<Mention> mentions;
    if (groups.empty()) return mentions;
    // Reads the whole story, which those that cite nothing have no need for. A source's own name in its
    // citation does not make it a party of the story.
    SourceFinder sources(without_citations(whole.text(), groups));
    for (const CitationGroup& group : groups) {
        for (Citation citation : group.citations) {
            const BriefingPlace place = whole.place(citation.span);
            citation.span = place.span;
            Source source = sources.find(citation.host);
            mentions.push_back({place.part, std::move(citation), std::move(source)});
        }
    }
    return mentions;
}

std::vector<Mention> find_mentions(const Briefing& briefing) {
    const WholeText whole(briefing);
    return find_mentions(whole, find_citations(whole.text()));
}

}  // namespace debrief
