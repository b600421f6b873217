#pragma once

#include "corpus/event_dates.h"

#include <string>

namespace debrief {

/// A date as people write it, as precise as it is: `12 June 2025`, `week of 7 April 2025`, `January 2026`,
/// `early January 2026`, `2nd quarter of 2025`, `2025`, `30 June to 2 July 2025`. For days of the years 0 to
/// 9999.
[[nodiscard]] std::string date_label(const DayRange& days, DatePrecision precision);

/// The term of a query that keeps the briefings whose texts give dates within these days: `event:2025-06-12`.
[[nodiscard]] std::string event_filter_of(const DayRange& days);

}  // namespace debrief
