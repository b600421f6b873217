#pragma once

#include "corpus/briefing.h"
#include "corpus/citations.h"
#include "corpus/sources.h"

#include <string_view>
#include <vector>

namespace debrief {

/// A text of a briefing that may cite sources.
enum class BriefingPart { title, summary, text };

/// A citation, where it stands and who stands behind it.
struct Mention {
    BriefingPart part;
    Citation citation;  ///< its span is in the part
    Source source;
};

/// All that a briefing cites, in the order of its title (unless we made it: then its words stand in the
/// text), summary and text; nothing of what is marked as chrome.
[[nodiscard]] std::vector<Mention> find_mentions(const Briefing& briefing);

[[nodiscard]] std::string_view to_string(BriefingPart part);

}  // namespace debrief
