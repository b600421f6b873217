#include "searcher/rerank_proximity.h"

namespace debrief {

std::size_t count_ordered(std::span<const std::uint32_t> first, std::span<const std::uint32_t> second,
                          std::size_t gap) {
    std::size_t count = 0;
    std::size_t next = 0;
    for (const std::uint32_t place : first) {
        while (next < second.size() && second[next] <= place) ++next;
        if (next == second.size()) break;
        if (second[next] - place > gap) continue;
        ++count;
        ++next;
    }
    return count;
}

std::size_t count_near(std::span<const std::uint32_t> first, std::span<const std::uint32_t> second,
                       std::size_t window) {
    std::size_t count = 0;
    for (std::size_t i = 0, k = 0; i < first.size() && k < second.size();) {
        const std::uint32_t left = first[i];
        const std::uint32_t right = second[k];
        const std::uint32_t apart = left < right ? right - left : left - right;
        if (apart < window) {
            ++count;
            ++i;
            ++k;
        } else if (left < right) {
            ++i;
        } else {
            ++k;
        }
    }
    return count;
}

double pair_score(std::size_t ordered, std::size_t near, double idf, double norm, double k1,
                  const ProximityOptions& options) {
    const auto saturated = [&](std::size_t count) {
        const auto times = static_cast<double>(count);
        return times * (k1 + 1) / (times + norm);
    };
    return idf * (options.ordered_share * saturated(ordered) + options.window_share * saturated(near));
}

}  // namespace debrief
