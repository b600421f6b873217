#pragma once

#include "corpus/figures_numbers.h"

#include <optional>
#include <string_view>

namespace debrief {

/// What a number is a number of.
enum class AmountUnit {
    none,  ///< nothing that is told by the words directly behind it; perhaps a count
    money,
    percent,
    points,  ///< percentage points
    time,
    times,
    old,  ///< "28-year-old": an age, and no figure
};

/// A number or a range of numbers with its unit.
struct Amount {
    std::size_t first = 0;  ///< tokens, half-open
    std::size_t last = 0;
    double low = 0;  ///< money in whole units of the currency, times in days
    double high = 0;
    AmountUnit unit = AmountUnit::none;
    std::string_view name{};  ///< ISO 4217 code, or the time's unit in singular
    ProseNumber number{};     ///< the last, of a range
    bool has_plus = false;    ///< "$10bn+"
    bool has_hyphen = false;  ///< before its unit: "nine-month"
};

/// The amount or the range ("$13-15 billion", "10% to 15%") that begins at token `i`; "between" before it
/// belongs to it.
[[nodiscard]] std::optional<Amount> read_amount(const Prose& prose, std::size_t i);

}  // namespace debrief
