#pragma once

#include "corpus/base/progress_line.h"
#include "indexer/index_run.h"

#include <chrono>
#include <cstdint>
#include <iosfwd>

namespace debrief {

/// The line on a terminal that tells how far an index run is: part done, records, bytes, rate, time left.
class ProgressBar {
 public:
    /// The line is cut to the terminal's `columns`; `total_bytes` of input, 0 where unknown.
    ProgressBar(std::ostream& out, std::size_t columns, std::uint64_t total_bytes);

    /// As `ProgressLine` has them.
    void show(const IndexRunSummary& so_far);
    void clear() { line_.clear(); }

 private:
    ProgressLine line_;
    std::uint64_t total_bytes_;
};

/// What the line says: pure, for `show` and its tests.
[[nodiscard]] std::string progress_line(const IndexRunSummary& so_far, std::uint64_t total_bytes,
                                        std::chrono::duration<double> elapsed);

}  // namespace debrief
