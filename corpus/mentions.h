#pragma once

#include "corpus/briefing.h"
#include "corpus/citations.h"
#include "corpus/sources.h"
#include "corpus/whole_text.h"

#include <span>
#include <vector>

namespace debrief {

/// A citation, where it stands and who stands behind it.
struct Mention {
    BriefingPart part;
    Citation citation;  ///< its span is in the part
    Source source;

    bool operator==(const Mention&) const = default;
};

/// All that a briefing cites, in the order of its title (unless we made it: then its words stand in the
/// text), summary and text; nothing of what is marked as chrome.
[[nodiscard]] std::vector<Mention> find_mentions(const Briefing& briefing);

/// The same of a text whose `groups` (`find_citations`) are known.
[[nodiscard]] std::vector<Mention> find_mentions(const WholeText& whole,
                                                 std::span<const CitationGroup> groups);

}  // namespace debrief
