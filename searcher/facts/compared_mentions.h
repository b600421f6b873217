#pragma once

#include "searcher/facts/compared_statements.h"

#include <cstdint>
#include <span>
#include <vector>

namespace debrief {

/// The stems of the words that stand beside a value of a sentence, each once, in order: five on each side, as
/// far as its clause goes.
[[nodiscard]] std::vector<std::uint32_t> near_stems(const ComparedTellings& tellings, ToldPlace place,
                                                    Span value);

/// A value in a sentence.
struct ToldValue {
    ToldPlace place;
    Span span;  ///< in the text of the telling
};

/// Whether two sentences say the same of their values beyond doubt, so that other values are another account:
/// most words are shared, in the sentence and beside the value, both name the same, and what parts one of a
/// kind from the next ("first", "earlier", "expected", "per") is the same.
[[nodiscard]] bool say_the_same(const ComparedTellings& tellings, const ToldValue& a, const ToldValue& b);

/// Whether two sentences tell of something that rises and falls: prices of markets, and other things in
/// tellings of different days or of days that nobody knows. Other values are then no other account.
[[nodiscard]] bool may_have_moved(const ComparedTellings& tellings, ToldPlace a, ToldPlace b);

/// Whether something is named beside both values and none of it is the same: they belong to others.
[[nodiscard]] bool have_other_names(const ComparedTellings& tellings, const ToldValue& a, const ToldValue& b);

/// Whether both sentences give dates and none of one lies in one of the other.
[[nodiscard]] bool have_other_times(const ComparedTellings& tellings, ToldPlace a, ToldPlace b);

/// How many stems of some weight two lists in order have in common.
[[nodiscard]] std::size_t count_shared(const ComparedTellings& tellings, std::span<const std::uint32_t> a,
                                       std::span<const std::uint32_t> b);

/// Whether two lists in order have a stem in common.
[[nodiscard]] bool share_stem(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b);

}  // namespace debrief
