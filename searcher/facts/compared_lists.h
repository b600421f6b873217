#pragma once

#include "searcher/facts/compared_statements.h"
#include "searcher/facts/telling_comparison.h"

#include <vector>

namespace debrief {

/// Enumerations of the same things, one of which has what another has not.
[[nodiscard]] std::vector<ComparisonEntry> compare_lists(const ComparedTellings& tellings);

}  // namespace debrief
