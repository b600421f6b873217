#pragma once

#include "searcher/facts/cited_sources.h"

#include <string>

namespace debrief {

/// What a source is to the briefings that cite it: `press`, or `press 3, party 1` where it differs, in
/// numbers of briefings.
[[nodiscard]] std::string kinds_text(const CitedSource& source);

/// How many owners there are of each kind: `4 press, 2 party, 1 social`; empty where nothing is cited.
[[nodiscard]] std::string corroboration_text(const CitedSources& sources);

}  // namespace debrief
