#pragma once

#include "searcher/facts/compared_statements.h"
#include "searcher/facts/telling_comparison.h"

#include <vector>

namespace debrief {

/// The figures that tellings give of the same things, and those of weight that one alone gives.
[[nodiscard]] std::vector<ComparisonEntry> compare_figures(const ComparedTellings& tellings);

}  // namespace debrief
