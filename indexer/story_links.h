#pragma once

#include "indexer/story_profile.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace debrief {

/// How many briefings of the collection have a key.
using KeyFrequency = std::function<std::uint32_t(std::uint32_t key)>;

/// How common a key is. Links depend on nothing finer, so that they seldom change as a collection grows.
enum class Commonness : std::uint8_t {
    below_8,  ///< briefings have it: a story's own word
    below_16,
    below_32,
    below_64,
    below_128,
    below_1024,  ///< a subject's word: it finds what may be alike, but says nothing for it
    any,         ///< so many that it is not looked at
};

[[nodiscard]] Commonness commonness_of(std::uint32_t briefings);

enum class LinkVerdict {
    copy,              ///< they say the same, nearly word for word: the days do not matter
    linked,            ///< they are alike enough
    few_shared_keys,   ///< they have less than two of their weightiest words in common
    days_apart,        ///< both have a day that somebody gave, and the days are too far apart
    not_alike_enough,  ///< for a link
};

[[nodiscard]] std::string_view to_string(LinkVerdict verdict);

/// What links two briefings, or parts them.
struct StoryLink {
    double similarity =
        0;              ///< what decides: the cosine, raised by what they share that is rare, and by dates
    double cosine = 0;  ///< of their signatures, 0 to 1
    double specificity =
        0;  ///< of the shared keys: 1 for each that hardly any other briefing has, less for commoner ones
    std::size_t shared_keys = 0;
    std::size_t shared_names = 0;
    std::size_t shared_figures = 0;
    std::size_t shared_event_dates = 0;
    std::optional<std::chrono::days> apart;  ///< absent: the day of one or both is not known
    LinkVerdict verdict = LinkVerdict::not_alike_enough;

    [[nodiscard]] bool is_link() const {
        return verdict == LinkVerdict::copy || verdict == LinkVerdict::linked;
    }
};

/// Whether two briefings may tell the same story, seen alone; the same whichever comes first. A pure function
/// of the two and of how common their keys are.
[[nodiscard]] StoryLink link_between(const StoryProfile& left, const StoryProfile& right,
                                     const KeyFrequency& frequency);

/// The least cosine that links briefings whose days are so far apart, whatever else they share: what is below
/// need not be looked at.
[[nodiscard]] double least_cosine_of_link(std::optional<std::chrono::days> apart);

/// How much two briefings are alike whatever their days, as in `StoryLink::similarity`.
[[nodiscard]] double similarity_of(const StoryProfile& left, const StoryProfile& right,
                                   const KeyFrequency& frequency);

/// What two briefings share, as texts: for whoever tells why.
struct SharedMatter {
    std::vector<std::string> stems;    ///< that tell most first
    std::vector<std::string> names;    ///< in byte order
    std::vector<FigureValue> figures;  ///< in ascending order
    std::vector<DayRange> event_dates;
};

[[nodiscard]] SharedMatter shared_matter(const StoryProfile& left, const StoryProfile& right);

}  // namespace debrief
