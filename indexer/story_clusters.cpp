#include "indexer/story_clusters.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <unordered_map>

namespace debrief {

namespace {

constexpr double fewest_alike_on_average = 0.22;

/// A briefing is compared with so many tellings of a story, the first.
constexpr std::size_t most_compared_tellings = 32;

using Postings = std::unordered_map<std::uint32_t, std::vector<std::size_t>>;

/// By day, undated ones last, then by id.
bool is_told_before(const StoryProfile& left, const StoryProfile& right) {
    if (left.day.has_value() != right.day.has_value()) return left.day.has_value();
    return left.day != right.day ? left.day < right.day : left.id < right.id;
}

std::vector<std::size_t> order_of_telling(std::span<const StoryProfile> profiles) {
    std::vector<std::size_t> order(profiles.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t left, std::size_t right) {
        return is_told_before(profiles[left], profiles[right]);
    });
    return order;
}

class StoryTeller {
 public:
    StoryTeller(std::span<const StoryProfile> profiles, const KeyFrequency& frequency)
        : profiles_(profiles), frequency_(frequency), story_(profiles.size()), shared_(profiles.size()) {}

    std::vector<std::size_t> tell() {
        for (const std::size_t briefing : order_of_telling(profiles_)) {
            const std::size_t story = best_story(briefing).value_or(briefing);
            story_[briefing] = story;
            tellings_[story].push_back(briefing);
            for (const std::uint32_t key : profiles_[briefing].keys) {
                if (commonness_of(frequency_(key)) != Commonness::any) postings_[key].push_back(briefing);
            }
        }
        return std::move(story_);
    }

 private:
    /// The stories of earlier tellings that a briefing is linked to, each once.
    std::vector<std::size_t> linked_stories(std::size_t briefing) {
        std::vector<std::size_t> earlier;
        for (const std::uint32_t key : profiles_[briefing].keys) {
            const auto found = postings_.find(key);
            if (found == postings_.end()) continue;
            for (const std::size_t other : found->second) {
                if (shared_[other]++ == 0) earlier.push_back(other);
            }
        }
        std::vector<std::size_t> stories;
        for (const std::size_t other : earlier) {
            const bool is_candidate = shared_[other] > 1;
            shared_[other] = 0;
            if (is_candidate && link_between(profiles_[briefing], profiles_[other], frequency_).is_link())
                stories.push_back(story_[other]);
        }
        std::sort(stories.begin(), stories.end());
        stories.erase(std::unique(stories.begin(), stories.end()), stories.end());
        return stories;
    }

    double average_similarity(std::size_t briefing, std::size_t story) const {
        const std::vector<std::size_t>& tellings = tellings_.at(story);
        const std::size_t compared = std::min(tellings.size(), most_compared_tellings);
        double sum = 0;
        for (std::size_t i = 0; i < compared; ++i)
            sum += similarity_of(profiles_[briefing], profiles_[tellings[i]], frequency_);
        return sum / static_cast<double>(compared);
    }

    std::optional<std::size_t> best_story(std::size_t briefing) {
        std::optional<std::size_t> best;
        double most_alike = 0;
        for (const std::size_t story : linked_stories(briefing)) {
            const double alike = average_similarity(briefing, story);
            if (alike < fewest_alike_on_average || (best && alike < most_alike)) continue;
            // Of equals the one that is first told, so that the order of the profiles does not matter.
            if (best && alike == most_alike && !is_told_before(profiles_[story], profiles_[*best])) continue;
            best = story;
            most_alike = alike;
        }
        return best;
    }

    std::span<const StoryProfile> profiles_;
    const KeyFrequency& frequency_;
    std::vector<std::size_t> story_;
    std::vector<std::size_t> shared_;  ///< keys with the briefing that is looked at; 0 between
    std::unordered_map<std::size_t, std::vector<std::size_t>> tellings_;
    Postings postings_;
};

}  // namespace

std::vector<std::size_t> group_stories(std::span<const StoryProfile> profiles,
                                       const KeyFrequency& frequency) {
    return StoryTeller(profiles, frequency).tell();
}

std::vector<std::size_t> group_stories(std::span<const StoryProfile> profiles) {
    std::unordered_map<std::uint32_t, std::uint32_t> counts;
    for (const StoryProfile& profile : profiles) {
        for (const std::uint32_t key : profile.keys) ++counts[key];
    }
    return group_stories(profiles, [&](std::uint32_t key) { return counts[key]; });
}

}  // namespace debrief
