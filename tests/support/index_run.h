#pragma once

#include "indexer/index_run.h"

#include <filesystem>
#include <string>
#include <vector>

namespace debrief::test {

/// Keeps all that an index run tells.
class CollectingObserver : public IndexRunObserver {
 public:
    std::vector<std::string> problems;  ///< "where: reason"
    std::vector<std::string> mended;    ///< "where: reason"
    std::vector<std::string> changes;   ///< "kind id: reason"
    IndexRunSummary last;

    void on_problem(const Problem& problem) override;
    void on_mended(const Problem& problem) override;
    void on_change(const IndexChange& change) override;
    void on_progress(const IndexRunSummary& so_far) override { last = so_far; }
};

/// What a run did, without what is 0: "2 added, 1 removed / 5".
[[nodiscard]] std::string counts(const IndexRunSummary& summary);

/// All that a reader can find in an index: each briefing's id with its terms, values and record,
/// in order of the ids.
[[nodiscard]] std::vector<std::string> index_content(const std::string& root);

/// What Xapian's own check finds wrong with an index; empty: nothing.
[[nodiscard]] std::string faults_of_index(const std::string& root);

/// Files and folders in the index's folder that are not part of it.
[[nodiscard]] std::vector<std::string> leftovers_of_index(const std::string& root);

}  // namespace debrief::test
