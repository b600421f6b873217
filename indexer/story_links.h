#pragma once

#include "indexer/story_profile.h"
#include "indexer/story_window.h"

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

/// How common a key is.
enum class Commonness : std::uint8_t {
    looked_at,  ///< it finds what may be alike
    any,        ///< 1,024 briefings or more have it: it is not looked at
};

[[nodiscard]] Commonness commonness_of(std::uint32_t briefings);

/// How crowded a fortnight is in which so many briefings were published, in quarters: 0 below 16, one more
/// with each doubling, 4 from 128 on. In a crowd two briefings that share some words are seldom of one story.
[[nodiscard]] unsigned crowd_of(std::uint32_t briefings);

/// What of a key's frequency links depend on: its commonness, or the crowd of a fortnight. Nothing finer, so
/// that links seldom change as a collection grows.
[[nodiscard]] unsigned key_level(std::uint32_t key, std::uint32_t briefings);

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
    double similarity = 0;    ///< what decides: the cosine, raised by what else they share
    double needed = 0;        ///< what the similarity must reach
    double strength = 0;      ///< of the link, for making stories of links; 0 where there is none
    double cosine = 0;        ///< of their signatures, 0 to 1
    double shared_title = 0;  ///< the part of the cosine that stems in both titles make
    unsigned crowd = 0;       ///< of the fortnights that they are of, as in `crowd_of`
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
/// of the two and of how common their keys and how crowded their fortnights are (`counted_keys`).
[[nodiscard]] StoryLink link_between(const StoryProfile& left, const StoryProfile& right,
                                     const KeyFrequency& frequency,
                                     std::chrono::days window = default_story_window);

/// A briefing's place in time: its day, where somebody gave it, and the crowd of its fortnight.
struct PlaceInTime {
    std::optional<Day> day;
    unsigned crowd = 0;
};

/// What little is known of two briefings.
struct LinkBounds {
    PlaceInTime left;
    PlaceInTime right;
    double cosine = 0;  ///< the most it may be, as the following
    double shared_title = 0;
    std::size_t shared_names = 0;
    std::size_t shared_event_dates = 0;
    std::size_t shared_keys = 0;     ///< as many as there are, as the following
    std::size_t shorter_stems = 0;   ///< of the one that has fewer
    std::size_t pairs_of_names = 0;  ///< one's times the other's
};

/// Whether `link_between` may find a link between two of whom so much is known. Never false where it does.
[[nodiscard]] bool may_be_link(const LinkBounds& bounds, std::chrono::days window = default_story_window);

/// What `link_between` asks of two briefings: for whoever tells why.
struct LinkNeeds {
    std::size_t shared_keys = 0;  ///< of all links
    double copy_cosine = 0;       ///< of copies: then the rest does not matter
    std::chrono::days window{};   ///< the most that their days may be apart
    double similarity = 0;        ///< by days between, length and crowd
};

[[nodiscard]] LinkNeeds link_needs(const StoryProfile& left, const StoryProfile& right,
                                   const KeyFrequency& frequency,
                                   std::chrono::days window = default_story_window);

/// What two briefings share, as texts: for whoever tells why.
struct SharedMatter {
    std::vector<std::string> stems;    ///< that tell most first
    std::vector<std::string> names;    ///< in byte order
    std::vector<FigureValue> figures;  ///< in ascending order
    std::vector<DayRange> event_dates;
};

[[nodiscard]] SharedMatter shared_matter(const StoryProfile& left, const StoryProfile& right);

}  // namespace debrief
