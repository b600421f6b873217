#pragma once

#include "searcher/facts/compared_statements.h"
#include "searcher/facts/telling_comparison.h"

#include <vector>

namespace debrief {

/// The dates that tellings give to the same events.
[[nodiscard]] std::vector<ComparisonEntry> compare_dates(const ComparedTellings& tellings);

}  // namespace debrief
