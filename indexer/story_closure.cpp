#include "indexer/story_closure.h"

#include <algorithm>
#include <unordered_set>

namespace debrief {

namespace {

class Closure {
 public:
    Closure(StoryStore& before, StoryStore& now) : before_(before), now_(now) {}

    void touch(std::uint32_t document) {
        if (before_.has(document)) leave(before_.read_profile(document), document);
        if (!now_.has(document)) return;
        touch_keys(now_.read_profile(document));
        reach(document);
    }

    /// Follows the links from all that was reached.
    std::vector<std::uint32_t> close() {
        while (!waiting_.empty()) {
            const std::uint32_t document = waiting_.back();
            waiting_.pop_back();
            const StoryProfile profile = now_.read_profile(document);
            reach_linked(profile, document);
        }
        std::vector<std::uint32_t> all(reached_.begin(), reached_.end());
        std::sort(all.begin(), all.end());
        return all;
    }

 private:
    void reach(std::uint32_t document) {
        if (reached_.insert(document).second) waiting_.push_back(document);
    }

    void reach_linked(const StoryProfile& profile, std::uint32_t document) {
        const KeyFrequency frequency = [this](std::uint32_t key) { return now_.frequency(key); };
        for (const std::uint32_t other : now_.candidates_for(profile)) {
            if (other == document || reached_.contains(other)) continue;
            if (link_between(profile, now_.profile(other), frequency).is_link()) reach(other);
        }
    }

    /// What a document was linked to may have lost what held it together. Keys whose commonness has changed
    /// since then are looked after by `touch_keys`, so that links as they are now tell.
    void leave(const StoryProfile& profile, std::uint32_t document) {
        touch_keys(profile);
        reach_linked(profile, document);
    }

    /// A key that has become more or less common changes the links of all that have it.
    void touch_keys(const StoryProfile& profile) {
        for (const std::uint32_t key : profile.keys) {
            if (!keys_.insert(key).second) continue;
            if (commonness_of(before_.frequency(key)) == commonness_of(now_.frequency(key))) continue;
            for (const std::uint32_t other : now_.documents_of(key)) reach(other);
        }
    }

    StoryStore& before_;
    StoryStore& now_;
    std::unordered_set<std::uint32_t> keys_;  ///< that were looked at
    std::unordered_set<std::uint32_t> reached_;
    std::vector<std::uint32_t> waiting_;  ///< reached, but their links were not followed yet
};

}  // namespace

std::vector<std::uint32_t> affected_documents(StoryStore& before, StoryStore& now,
                                              std::span<const std::uint32_t> touched) {
    Closure closure(before, now);
    for (const std::uint32_t document : touched) closure.touch(document);
    return closure.close();
}

}  // namespace debrief
