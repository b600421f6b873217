#pragma once

#include "indexer/story_clusters.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace Xapian {
class Database;
}

namespace debrief {

/// What grouping reads of an index: profiles of its documents and who has which key. Keeps how many have a
/// key, of those asked for lately. Xapian's exceptions come through, for the caller holds the database.
class StoryStore {
 public:
    /// The database outlives it and does not change meanwhile but in stories. Links are those of a window
    /// (`link_between`).
    explicit StoryStore(const Xapian::Database& database, std::chrono::days window = default_story_window);

    [[nodiscard]] std::chrono::days window() const { return window_; }

    /// Of a document that is there, what links depend on: neither id nor figures. Throws `Error` of kind
    /// `index` for damaged values.
    [[nodiscard]] StoryProfile read_profile(std::uint32_t document) const;

    /// Only what the order of telling goes by: id and day.
    [[nodiscard]] StoryProfile read_head(std::uint32_t document) const;

    [[nodiscard]] bool has(std::uint32_t document) const;
    [[nodiscard]] std::uint32_t frequency(std::uint32_t key);
    /// Rising.
    [[nodiscard]] std::vector<std::uint32_t> documents_of(std::uint32_t key) const;

    /// The documents, rising, that have two keys or more with a briefing, keys that too many have left out.
    [[nodiscard]] std::vector<std::uint32_t> candidates_for(const StoryProfile& briefing);

    [[nodiscard]] StoryLink link_to(const StoryProfile& briefing, std::uint32_t other);

 private:
    const Xapian::Database& database_;
    std::chrono::days window_;
    std::unordered_map<std::uint32_t, std::uint32_t> frequencies_;
};

}  // namespace debrief
