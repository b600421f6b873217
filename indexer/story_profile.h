#pragma once

#include "corpus/base/day.h"
#include "indexer/document_values.h"
#include "indexer/signature.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// So many of a signature's stems, the weightiest, are a briefing's keys: two tellings of one story have some
/// in common.
inline constexpr std::size_t keys_of_briefing = 24;

/// A stem of a signature with its part in the whole: the squares of all weights add up to 1.
struct WeighedStem {
    std::string stem;
    double weight = 0;
    bool in_title = false;

    bool operator==(const WeighedStem&) const = default;
};

/// What the grouping of stories knows of a briefing.
struct StoryProfile {
    std::string id;
    std::optional<Day> day;             ///< of publication, where somebody gave it
    std::vector<WeighedStem> stems;     ///< in byte order
    std::vector<std::uint32_t> keys;    ///< hashes of its weightiest stems, rising
    std::vector<std::string> names;     ///< in byte order
    std::vector<FigureValue> figures;   ///< sums of money and percentages, in ascending order
    std::vector<DayRange> event_dates;  ///< in ascending order
    std::uint32_t period = 0;           ///< key of the fortnight of `day` (`story_period`)
};

/// What a document holds of it, as its values have it (`slot` in indexer/schema.h).
struct StoryValues {
    std::string id;
    std::string given_day;
    std::string signature;
    std::string facets;
    std::string figures;
    std::string events;
    std::string title{};
};

/// Throws `Error` of kind `index` for damaged values.
[[nodiscard]] StoryProfile make_story_profile(const StoryValues& values);

/// The hashes of a signature's weightiest stems, by (1 + ln count) times rarity, equal ones in byte order;
/// each once, rising. Lists of an index depend on it (`story_key_list.h`): whatever changes it raises
/// `schema_version`.
[[nodiscard]] std::vector<std::uint32_t> story_keys(const Signature& signature);

/// A key for the fortnight that a day lies in, and one for all briefings without a day. Other keys than those
/// of stems (`is_story_period`).
[[nodiscard]] std::uint32_t story_period(std::optional<Day> day);
[[nodiscard]] bool is_story_period(std::uint32_t key);

/// All keys whose frequencies a briefing's links depend on: those of its stems and that of its fortnight.
[[nodiscard]] std::vector<std::uint32_t> counted_keys(const StoryProfile& profile);

/// The term of a fortnight: all documents of it can be found.
[[nodiscard]] std::string story_period_term(std::uint32_t period);

/// The fortnight of such a term.
[[nodiscard]] std::uint32_t period_of_story_term(std::string_view term);

}  // namespace debrief
