#include "corpus/mentions.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace debrief {

namespace {

/// The chrome that the byte at `offset` belongs to, if any.
bool is_chrome(const std::vector<Chrome>& chrome, std::size_t offset) {
    const auto ends_behind = [](std::size_t place, const Chrome& piece) { return place < piece.span.end; };
    const auto piece = std::upper_bound(chrome.begin(), chrome.end(), offset, ends_behind);
    return piece != chrome.end() && piece->span.contains(offset);
}

/// What the briefing says of its own: no citations, no chrome.
std::string story_text(const Briefing& briefing) {
    std::string text = briefing.title + "\n" + without_citations(briefing.summary) + "\n";
    std::string body;
    std::size_t begin = 0;
    for (const Chrome& piece : briefing.chrome) {
        body.append(briefing.text, begin, piece.span.begin - begin);
        begin = piece.span.end;
    }
    body.append(briefing.text, begin);
    return text + without_citations(body);
}

}  // namespace

std::vector<Mention> find_mentions(const Briefing& briefing) {
    std::vector<Mention> mentions;
    std::optional<SourceFinder> sources;  // reads the whole story, which most have no need for
    const auto append = [&](BriefingPart part, std::string_view text) {
        for (CitationGroup& group : find_citations(text)) {
            if (part == BriefingPart::text && is_chrome(briefing.chrome, group.span.begin)) continue;
            for (Citation& citation : group.citations) {
                if (!sources) sources.emplace(story_text(briefing));
                Source source = sources->find(citation.host);
                mentions.push_back({part, std::move(citation), std::move(source)});
            }
        }
    };
    if (briefing.title_origin == TitleOrigin::given) append(BriefingPart::title, briefing.title);
    append(BriefingPart::summary, briefing.summary);
    append(BriefingPart::text, briefing.text);
    return mentions;
}

}  // namespace debrief
