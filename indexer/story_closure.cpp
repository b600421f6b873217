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
    AffectedDocuments close() {
        std::vector<StoryEdge> links;
        while (!waiting_.empty()) {
            const std::uint32_t document = waiting_.back();
            waiting_.pop_back();
            const StoryProfile profile = now_.read_profile(document);
            for (const std::uint32_t other : now_.candidates_for(profile)) {
                // Each link is noted from its higher end.
                const bool is_known = other >= document && reached_.contains(other);
                if (is_known) continue;
                const StoryLink link = now_.link_to(profile, other);
                if (!link.is_link()) continue;
                if (other < document) links.push_back({other, document, link_strength(link)});
                reach(other);
            }
        }
        AffectedDocuments affected{{reached_.begin(), reached_.end()}, std::move(links)};
        std::sort(affected.documents.begin(), affected.documents.end());
        return affected;
    }

 private:
    void reach(std::uint32_t document) {
        if (reached_.insert(document).second) waiting_.push_back(document);
    }

    /// What a document was linked to may have lost what held it together. Keys whose commonness has changed
    /// since then are looked after by `touch_keys`, so that links as they are now tell.
    void leave(const StoryProfile& profile, std::uint32_t document) {
        touch_keys(profile);
        for (const std::uint32_t other : now_.candidates_for(profile)) {
            if (other != document && now_.link_to(profile, other).is_link()) reach(other);
        }
    }

    /// A key that has become more or less common changes the links of all that have it.
    void touch_keys(const StoryProfile& profile) {
        for (const std::uint32_t key : counted_keys(profile)) {
            if (!keys_.insert(key).second) continue;
            if (key_level(key, before_.frequency(key)) == key_level(key, now_.frequency(key))) continue;
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

AffectedDocuments affected_documents(StoryStore& before, StoryStore& now,
                                     std::span<const std::uint32_t> touched) {
    Closure closure(before, now);
    for (const std::uint32_t document : touched) closure.touch(document);
    return closure.close();
}

}  // namespace debrief
