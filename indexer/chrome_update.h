#pragma once

#include "indexer/committed_index.h"
#include "indexer/index_writer.h"

#include <cstdint>
#include <unordered_set>

namespace debrief {

/// Marks the chrome of briefings anew where a run has changed how lines recur, so that an index marks the
/// same whatever the order in which its briefings came. `touched` are the lines at the edges of the texts
/// that the run has added, changed or removed.
void update_chrome(IndexWriter& writer, const CommittedIndex& committed,
                   const std::unordered_set<std::uint64_t>& touched);

}  // namespace debrief
