#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

namespace debrief {

/// The first place from `at` on of a number that is not less than `least`. Gallops.
inline std::size_t gallop_to(std::span<const std::uint32_t> list, std::size_t at, std::uint32_t least) {
    if (at == list.size() || list[at] >= least) return at;
    std::size_t step = 1;
    while (at + step < list.size() && list[at + step] < least) {
        at += step;
        step *= 2;
    }
    const auto begin = list.begin() + static_cast<std::ptrdiff_t>(at + 1);
    const auto end = list.begin() + static_cast<std::ptrdiff_t>(std::min(at + step, list.size()));
    return static_cast<std::size_t>(std::lower_bound(begin, end, least) - list.begin());
}

/// Calls `found` with the index of each of some documents that a list has, and with its place there. Both are
/// in ascending order.
template <typename Found>
void for_common(std::span<const std::uint32_t> documents, std::span<const std::uint32_t> list,
                Found&& found) {
    std::size_t at = 0;
    for (std::size_t i = 0; i < documents.size() && at < list.size(); ++i) {
        at = gallop_to(list, at, documents[i]);
        if (at < list.size() && list[at] == documents[i]) found(i, at);
    }
}

}  // namespace debrief
