#include "searcher/nearness.h"

#include <algorithm>
#include <iterator>
#include <optional>

namespace debrief {

namespace {

/// A list and how often it was given.
struct NeededList {
    const Occurrences* list;
    std::size_t times = 1;
};

bool are_same(const Occurrences& left, const Occurrences& right) {
    const auto is_same = [](const Occurrence& a, const Occurrence& b) {
        return a.first == b.first && a.last == b.last;
    };
    return std::equal(left.begin(), left.end(), right.begin(), right.end(), is_same);
}

std::vector<NeededList> count_lists(std::span<const Occurrences> lists) {
    std::vector<NeededList> needed;
    for (const Occurrences& list : lists) {
        const auto known = std::find_if(needed.begin(), needed.end(),
                                        [&](const NeededList& each) { return are_same(*each.list, list); });
        if (known == needed.end()) {
            needed.push_back({&list});
        } else {
            ++known->times;
        }
    }
    return needed;
}

/// Where windows begin that hold an occurrence of each list, in order.
std::vector<std::size_t> full_windows(const std::vector<NeededList>& lists, std::size_t window) {
    std::vector<std::size_t> begins;
    for (const NeededList& each : lists) {
        for (const Occurrence& occurrence : *each.list) begins.push_back(occurrence.first);
    }
    std::sort(begins.begin(), begins.end());
    begins.erase(std::unique(begins.begin(), begins.end()), begins.end());
    std::vector<std::size_t> next(lists.size(), 0);  // in each list, the first one that the window may hold
    std::vector<std::size_t> full;
    for (const std::size_t begin : begins) {
        bool is_full = true;
        for (std::size_t i = 0; i < lists.size(); ++i) {
            const Occurrences& list = *lists[i].list;
            while (next[i] < list.size() && list[next[i]].first < begin) ++next[i];
            const std::size_t needed = next[i] + lists[i].times - 1;
            is_full = is_full && needed < list.size() && list[needed].last < begin + window;
        }
        if (is_full) full.push_back(begin);
    }
    return full;
}

/// The place at which a row ends that has an occurrence of each of `lists` behind `place`, each as early as
/// it can be; nothing where there is none.
std::optional<std::size_t> row_end(std::span<const Occurrences> lists, std::size_t place) {
    for (const Occurrences& list : lists) {
        const auto next = std::upper_bound(list.begin(), list.end(), place,
                                           [](std::size_t at, const Occurrence& o) { return at < o.first; });
        if (next == list.end()) return std::nullopt;
        place = next->last;
    }
    return place;
}

/// The same backwards: where the row begins that ends in front of `place`.
std::optional<std::size_t> row_begin(std::span<const Occurrences> lists, std::size_t place) {
    for (std::size_t i = lists.size(); i-- > 0;) {
        const auto next = std::lower_bound(lists[i].begin(), lists[i].end(), place,
                                           [](const Occurrence& o, std::size_t at) { return o.last < at; });
        if (next == lists[i].begin()) return std::nullopt;
        place = std::prev(next)->first;
    }
    return place;
}

}  // namespace

Occurrences find_near(std::span<const Occurrences> lists, std::size_t window) {
    const std::vector<NeededList> needed = count_lists(lists);
    const std::vector<std::size_t> full = full_windows(needed, window);
    Occurrences near;
    for (const NeededList& each : needed) {
        for (const Occurrence& occurrence : *each.list) {
            auto begin = std::upper_bound(full.begin(), full.end(), occurrence.first);
            if (begin != full.begin() && occurrence.last < *std::prev(begin) + window)
                near.push_back(occurrence);
        }
    }
    return near;
}

Occurrences find_adjacent(std::span<const Occurrences> lists, std::size_t window) {
    Occurrences adjacent;
    for (std::size_t i = 0; i < lists.size(); ++i) {
        for (const Occurrence& occurrence : lists[i]) {
            const auto begin = row_begin(lists.first(i), occurrence.first);
            const auto end = row_end(lists.subspan(i + 1), occurrence.last);
            if (begin && end && *end < *begin + window) adjacent.push_back(occurrence);
        }
    }
    return adjacent;
}

}  // namespace debrief
