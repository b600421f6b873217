#include "corpus/mentions.h"

#include "corpus/whole_text.h"

#include <optional>
#include <utility>

namespace debrief {

std::vector<Mention> find_mentions(const Briefing& briefing) {
    const WholeText whole(briefing);
    std::optional<SourceFinder> sources;  // reads the whole story, which most have no need for
    std::vector<Mention> mentions;
    for (CitationGroup& group : find_citations(whole.text())) {
        for (Citation& citation : group.citations) {
            // A source's own name in its citation does not make it a party of the story.
            if (!sources) sources.emplace(without_citations(whole.text()));
            const BriefingPlace place = whole.place(citation.span);
            citation.span = place.span;
            Source source = sources->find(citation.host);
            mentions.push_back({place.part, std::move(citation), std::move(source)});
        }
    }
    return mentions;
}

}  // namespace debrief
