#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace debrief {

/// A day of the Gregorian calendar, without time or zone.
using Day = std::chrono::sys_days;

/// The days from `first` to `last`, both included.
struct DayRange {
    Day first;
    Day last;
    bool operator==(const DayRange&) const = default;
};

/// The day that an ISO 8601 date (`2026-04-08`) names; nothing for what is no date, or no day of the
/// calendar.
[[nodiscard]] std::optional<Day> parse_iso_day(std::string_view text);

/// The days that an ISO 8601 date of any precision covers: `2026`, `2026-04`, `2026-04-08`.
[[nodiscard]] std::optional<DayRange> parse_iso_period(std::string_view text);

/// ISO 8601: `2026-04-08`. Years 0 to 9999 only.
[[nodiscard]] std::string to_iso(Day day);

}  // namespace debrief
