#pragma once

#include "indexer/committed_index.h"
#include "indexer/index_writer.h"
#include "indexer/line_counts.h"

#include <cstddef>
#include <cstdint>
#include <unordered_set>
#include <vector>

namespace debrief {

/// Marks the chrome of briefings anew where a run has changed how lines recur, so that an index marks the
/// same whatever the order in which its briefings came. `touched` are the lines at the edges of the texts
/// that the run has added, changed or removed.
void update_chrome(IndexWriter& writer, const CommittedIndex& committed,
                   const std::unordered_set<std::uint64_t>& touched);

/// The same after a first build, for which `counts` said how lines recur while they were read.
void update_new_chrome(IndexWriter& writer, const LineCounts& counts);

/// The same after a bulk, in two steps, so that stories need to be told once only. Before they are told, from
/// the pieces: what tells stories is put right; which documents are to be marked anew, rising.
[[nodiscard]] std::vector<std::uint32_t> correct_stories(BulkBuilder& bulk, const LineCounts& counts);

/// And once the bulk has become a database: these documents are written again, with the stories they have.
void mark_chrome_anew(IndexWriter& writer, const std::vector<std::uint32_t>& documents);

}  // namespace debrief
