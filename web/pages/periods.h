#pragma once

#include "corpus/base/day.h"
#include "corpus/event_dates.h"

#include <optional>
#include <string>
#include <string_view>

namespace debrief {

/// A period as markup, in a `<time>` where HTML knows such: a day, a month, a year; else in words alone.
[[nodiscard]] std::string period_html(const DayRange& days, DatePrecision precision);

/// Days of publication: `12 June 2025 to 8 April 2026`, of one day that; empty where none is known.
[[nodiscard]] std::string days_html(const std::optional<Day>& first, const std::optional<Day>& last);

/// What `date_text` tells, as people write it: `2nd quarter of 2025` for `2025-Q2`, `June 2025` for
/// `2025-06`. What is no such date comes out as it is.
[[nodiscard]] std::string period_label(std::string_view iso);

}  // namespace debrief
