#pragma once

#include "searcher/facts/story_report.h"
#include "web/addresses.h"

#include <string>

namespace debrief {

/// The tellings of a story in the order of telling, each with what backs it and what it adds: the later ones
/// of many are folded away. At most some 160 kB, whatever documents hold.
[[nodiscard]] std::string tellings_html(const StoryReport& report, const Addresses& addresses);

}  // namespace debrief
