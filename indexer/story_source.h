#pragma once

#include "indexer/story_profile.h"

#include <cstdint>
#include <functional>
#include <span>

namespace debrief {

/// What telling all stories anew reads of documents, whether they stand in an index or are on their way into
/// one.
class StorySource {
 public:
    using VisitDocument = std::function<void(std::uint32_t document)>;
    using VisitKey = std::function<void(std::uint32_t key, std::uint32_t frequency,
                                        std::span<const std::uint32_t> documents)>;

    StorySource() = default;
    StorySource(const StorySource&) = delete;
    StorySource& operator=(const StorySource&) = delete;
    virtual ~StorySource() = default;

    /// The highest number of a document.
    [[nodiscard]] virtual std::uint32_t last_document() const = 0;

    /// In rising order.
    virtual void for_each_document(const VisitDocument& visit) const = 0;

    /// The keys of stems that two documents have or more, rising. Those that have it, rising; none where too
    /// many have it (`commonness_of`).
    virtual void for_each_key(const VisitKey& visit) const = 0;

    /// How many were published in a fortnight (`story_period`).
    [[nodiscard]] virtual std::uint32_t briefings_in_period(std::uint32_t key) = 0;

    /// Of a document that is there, what links depend on: neither id nor figures. Throws `Error` of kind
    /// `index` for damaged values.
    [[nodiscard]] virtual StoryProfile read_profile(std::uint32_t document) const = 0;

    /// Only what the order of telling goes by: id and day.
    [[nodiscard]] virtual StoryProfile read_head(std::uint32_t document) const = 0;
};

}  // namespace debrief
