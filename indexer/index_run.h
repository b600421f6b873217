#pragma once

#include "corpus/reader.h"
#include "indexer/index_directory.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace debrief {

/// What one run is to do.
struct IndexRunRequest {
    IndexDirectory index;
    std::vector<std::filesystem::path> inputs;  ///< as `read_briefings` takes them
    std::size_t threads = 1;                    ///< that analyse texts; the index is the same for any number
    ReadOptions read;
};

/// What one run did, in briefings but where it says otherwise.
struct IndexRunSummary {
    std::size_t added = 0;
    std::size_t replaced = 0;
    std::size_t unchanged = 0;
    std::size_t refused = 0;      ///< problems told: records and files that could not be used
    std::size_t mended = 0;       ///< records and files that were damaged and are read all the same
    std::size_t passed_over = 0;  ///< files in folders that are of no known format
    std::size_t documents = 0;    ///< in the index now
    std::uint64_t bytes = 0;      ///< of the input's files

    [[nodiscard]] std::size_t read() const { return added + replaced + unchanged; }
    [[nodiscard]] bool changed_nothing() const { return added + replaced == 0; }
};

/// Hears of a run while it goes on, from the thread that runs it, in the order of the input.
class IndexRunObserver {
 public:
    virtual ~IndexRunObserver() = default;
    virtual void on_problem(const Problem& problem) = 0;
    /// Of what was damaged and is read all the same.
    virtual void on_mended(const Problem&) {}
    /// After each briefing and problem.
    virtual void on_progress(const IndexRunSummary& so_far) = 0;
};

/// Reads the inputs and brings the index up to date with them in one commit. Briefings are replaced by id,
/// those that have not changed are left alone; of several with one id in one run the first counts and the
/// others are problems. What throws (`Error` of kind `corpus` or `index`) leaves the index as it was.
[[nodiscard]] IndexRunSummary run_index(const IndexRunRequest& request, IndexRunObserver& observer);

}  // namespace debrief
