#include "indexer/progress_bar.h"

#include <algorithm>
#include <ostream>

#include <fmt/format.h>

namespace debrief {

std::string progress_line(const IndexRunSummary& so_far, std::uint64_t total_bytes,
                          std::chrono::duration<double> elapsed) {
    const double megabytes = static_cast<double>(so_far.bytes) / 1e6;
    const double seconds = std::max(elapsed.count(), 1e-3);
    if (total_bytes == 0) {
        return fmt::format("{} briefings  {:.1f} MB  {:.1f} MB/s", so_far.read(), megabytes,
                           megabytes / seconds);
    }
    const double done = part_done(so_far.bytes, total_bytes);
    return fmt::format("{}  {} briefings  {:.1f} of {:.1f} MB  {:.1f} MB/s  {} left", progress_bar(done),
                       so_far.read(), megabytes, static_cast<double>(total_bytes) / 1e6, megabytes / seconds,
                       time_left(done, elapsed));
}

ProgressBar::ProgressBar(std::ostream& out, std::size_t columns, std::uint64_t total_bytes)
    : line_(out, columns), total_bytes_(total_bytes) {}

void ProgressBar::show(const IndexRunSummary& so_far) {
    line_.show(
        [&](std::chrono::duration<double> elapsed) { return progress_line(so_far, total_bytes_, elapsed); });
}

}  // namespace debrief
