#pragma once

#include "indexer/story_clusters.h"
#include "indexer/story_source.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace Xapian {
class Database;
}

namespace debrief {

/// What grouping reads of an index: profiles of its documents and who has which key. Keeps how many have a
/// key, of those asked for lately. Xapian's exceptions come through, for the caller holds the database.
class StoryStore : public StorySource {
 public:
    /// The database outlives it and does not change meanwhile but in stories; its lists of keys are those of
    /// its documents (`update_story_keys`). Links are those of a window
    /// (`link_between`).
    explicit StoryStore(const Xapian::Database& database, std::chrono::days window = default_story_window);

    [[nodiscard]] std::chrono::days window() const { return window_; }

    [[nodiscard]] std::uint32_t last_document() const override;
    void for_each_document(const VisitDocument& visit) const override;
    void for_each_key(const VisitKey& visit) const override;
    [[nodiscard]] std::uint32_t briefings_in_period(std::uint32_t key) override { return frequency(key); }
    [[nodiscard]] StoryProfile read_profile(std::uint32_t document) const override;
    [[nodiscard]] StoryProfile read_head(std::uint32_t document) const override;

    [[nodiscard]] bool has(std::uint32_t document) const;
    /// How many have a key.
    [[nodiscard]] std::uint32_t frequency(std::uint32_t key);
    /// Rising.
    [[nodiscard]] std::vector<std::uint32_t> documents_of(std::uint32_t key) const;

    /// The documents, rising, that have two keys or more with a briefing, keys that too many have left out.
    [[nodiscard]] std::vector<std::uint32_t> candidates_for(const StoryProfile& briefing);

    [[nodiscard]] StoryLink link_to(const StoryProfile& briefing, std::uint32_t other);

 private:
    [[nodiscard]] std::string list_with(std::uint32_t key) const;

    const Xapian::Database& database_;
    std::chrono::days window_;
    std::unordered_map<std::uint32_t, std::uint32_t> frequencies_;
};

}  // namespace debrief
