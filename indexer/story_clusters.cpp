#include "indexer/story_clusters.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <queue>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace debrief {

namespace {

/// Thousandths; what two stories must be linked by on average to be one.
constexpr double least_average = 475;

/// Two stories that may become one.
struct Merger {
    double average = 0;
    std::uint32_t first = 0;  ///< the one that is told first
    std::uint32_t second = 0;
    std::uint32_t first_size = 0;  ///< when this was reckoned: a story that has grown since has another
    std::uint32_t second_size = 0;

    bool operator<(const Merger& other) const {
        return std::tuple(average, other.first, other.second) < std::tuple(other.average, first, second);
    }
};

class StoryMerger {
 public:
    StoryMerger(std::size_t count, std::span<const StoryEdge> edges)
        : story_(count), tellings_(count), neighbours_(count) {
        std::iota(story_.begin(), story_.end(), std::uint32_t{0});
        for (std::uint32_t i = 0; i < count; ++i) tellings_[i] = {i};
        for (const StoryEdge& edge : edges) {
            neighbours_[edge.left][edge.right] += edge.strength;
            neighbours_[edge.right][edge.left] += edge.strength;
        }
        for (const StoryEdge& edge : edges) offer(edge.left, edge.right);
    }

    std::vector<std::uint32_t> merge() {
        while (!offers_.empty()) {
            const Merger best = offers_.top();
            offers_.pop();
            const bool is_as_reckoned = tellings_[best.first].size() == best.first_size &&
                                        tellings_[best.second].size() == best.second_size;
            if (is_as_reckoned) merge(best.first, best.second);
        }
        return std::move(story_);
    }

 private:
    void offer(std::uint32_t left, std::uint32_t right) {
        const auto [first, second] = std::minmax(left, right);
        const std::size_t pairs = tellings_[first].size() * tellings_[second].size();
        const double average =
            static_cast<double>(neighbours_[first].at(second)) / static_cast<double>(pairs);
        if (average < least_average) return;
        offers_.push({average, first, second, static_cast<std::uint32_t>(tellings_[first].size()),
                      static_cast<std::uint32_t>(tellings_[second].size())});
    }

    /// `second` becomes part of `first` and is empty from then on, which no offer is reckoned with.
    void merge(std::uint32_t first, std::uint32_t second) {
        for (const std::uint32_t telling : tellings_[second]) story_[telling] = first;
        tellings_[first].insert(tellings_[first].end(), tellings_[second].begin(), tellings_[second].end());
        tellings_[second].clear();
        auto& kept = neighbours_[first];
        kept.erase(second);
        for (const auto& [other, strength] : neighbours_[second]) {
            if (other == first) continue;
            kept[other] += strength;
            neighbours_[other].erase(second);
            neighbours_[other][first] = kept[other];
        }
        neighbours_[second].clear();
        for (const auto& [other, strength] : kept) offer(first, other);
    }

    std::vector<std::uint32_t> story_;
    std::vector<std::vector<std::uint32_t>> tellings_;  ///< by the first of them
    /// By story, the linked stories with the sums of their links' strengths. Their order does not matter.
    std::vector<std::unordered_map<std::uint32_t, std::uint64_t>> neighbours_;
    std::priority_queue<Merger> offers_;
};

/// The links between briefings, as edges between their places in `order`.
std::vector<StoryEdge> find_links(std::span<const StoryProfile> profiles,
                                  const std::vector<std::size_t>& order, const KeyFrequency& frequency,
                                  std::chrono::days window) {
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> postings;
    std::vector<std::uint8_t> shared(profiles.size(), 0);
    std::vector<StoryEdge> edges;
    for (std::uint32_t place = 0; place < order.size(); ++place) {
        const StoryProfile& profile = profiles[order[place]];
        std::vector<std::uint32_t> earlier;
        for (const std::uint32_t key : profile.keys) {
            if (commonness_of(frequency(key)) == Commonness::any) continue;
            for (const std::uint32_t other : postings[key]) {
                if (shared[other]++ == 0) earlier.push_back(other);
            }
            postings[key].push_back(place);
        }
        for (const std::uint32_t other : earlier) {
            const bool is_candidate = shared[other] > 1;
            shared[other] = 0;
            if (!is_candidate) continue;
            const StoryLink link = link_between(profiles[order[other]], profile, frequency, window);
            if (link.is_link()) edges.push_back({other, place, link_strength(link)});
        }
    }
    return edges;
}

}  // namespace

std::uint32_t link_strength(const StoryLink& link) {
    constexpr double thousandths = 1000;
    return static_cast<std::uint32_t>(std::lround(std::max(0.0, link.strength) * thousandths));
}

std::vector<std::uint32_t> merge_linked(std::size_t count, std::span<const StoryEdge> edges) {
    return StoryMerger(count, edges).merge();
}

bool is_told_before(const StoryProfile& left, const StoryProfile& right) {
    if (left.day.has_value() != right.day.has_value()) return left.day.has_value();
    return left.day != right.day ? left.day < right.day : left.id < right.id;
}

std::vector<std::size_t> group_stories(std::span<const StoryProfile> profiles, std::chrono::days window) {
    std::vector<std::size_t> order(profiles.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t left, std::size_t right) {
        return is_told_before(profiles[left], profiles[right]);
    });
    std::unordered_map<std::uint32_t, std::uint32_t> counts;
    for (const StoryProfile& profile : profiles) {
        for (const std::uint32_t key : counted_keys(profile)) ++counts[key];
    }
    const KeyFrequency frequency = [&](std::uint32_t key) { return counts[key]; };
    const std::vector<std::uint32_t> first =
        merge_linked(profiles.size(), find_links(profiles, order, frequency, window));
    std::vector<std::size_t> stories(profiles.size());
    for (std::size_t place = 0; place < order.size(); ++place) stories[order[place]] = order[first[place]];
    return stories;
}

}  // namespace debrief
