#include "searcher/batch_summary.h"

#include "corpus/base/progress_line.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace debrief {

double percentile(std::vector<float> values, double part) {
    if (values.empty()) return 0;
    const double rank = std::ceil(part * static_cast<double>(values.size()));
    const auto index = static_cast<std::size_t>(std::max(rank, 1.0)) - 1;
    const auto place = values.begin() + static_cast<std::ptrdiff_t>(std::min(index, values.size() - 1));
    std::nth_element(values.begin(), place, values.end());
    return *place;
}

std::string to_text(const BatchSummary& summary, std::chrono::duration<double> elapsed) {
    const double seconds = std::max(elapsed.count(), 1e-3);
    const auto at = [&](double part) { return percentile(summary.milliseconds, part); };
    return fmt::format(
        "{} queries, {} of them with hits, in {:.1f} s: {:.1f} queries/s\n"
        "a query takes p50 {:.2f} ms, p95 {:.2f} ms, p99 {:.2f} ms\n",
        summary.queries, summary.with_hits, elapsed.count(), static_cast<double>(summary.queries) / seconds,
        at(0.5), at(0.95), at(0.99));
}

std::string batch_progress(std::size_t queries, std::uint64_t read, std::uint64_t total,
                           std::chrono::duration<double> elapsed) {
    const double seconds = std::max(elapsed.count(), 1e-3);
    const std::string count =
        fmt::format("{} queries  {:.1f} queries/s", queries, static_cast<double>(queries) / seconds);
    if (total == 0) return count;
    const double done = part_done(read, total);
    return fmt::format("{}  {}  {} left", progress_bar(done), count, time_left(done, elapsed));
}

}  // namespace debrief
