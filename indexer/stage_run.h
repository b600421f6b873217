#pragma once

#include "corpus/reader/reader.h"
#include "indexer/index_run.h"
#include "indexer/stages.h"

#include <iosfwd>

namespace debrief {

/// Reads the inputs and prints what a stage makes of each briefing, a line each, in the order of the input.
/// No index is made or read: lines that repeat are counted among the inputs alone, for which files are read
/// twice; with standard input among them nothing counts as repeated.
[[nodiscard]] IndexRunSummary print_stage(const Stage& stage, const IndexRunRequest& request,
                                          IndexRunObserver& observer, std::ostream& out);

}  // namespace debrief
