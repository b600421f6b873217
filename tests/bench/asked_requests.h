#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

namespace debrief::bench {

/// What became of a client's requests.
struct AskedRequests {
    std::vector<double> milliseconds;
    std::size_t unanswered = 0;

    /// Of those in order: the time below which a part of them lies.
    [[nodiscard]] double quantile(double part) const {
        return milliseconds[static_cast<std::size_t>(part * static_cast<double>(milliseconds.size() - 1))];
    }
};

/// Those of all clients, in order of their times.
[[nodiscard]] inline AskedRequests put_together(std::span<const AskedRequests> all) {
    AskedRequests sum;
    for (const AskedRequests& asked : all) {
        sum.milliseconds.insert(sum.milliseconds.end(), asked.milliseconds.begin(), asked.milliseconds.end());
        sum.unanswered += asked.unanswered;
    }
    std::sort(sum.milliseconds.begin(), sum.milliseconds.end());
    return sum;
}

}  // namespace debrief::bench
