#pragma once

#include "corpus/base/day.h"
#include "corpus/event_dates_tokens.h"

namespace debrief {

/// Reads dates with a month and, mostly, a day: "April 8, 2026", "28 April to 3 May", `2026-04-08`, "in
/// April".
class CalendarDateReader : public DateTokens {
 public:
    using DateTokens::DateTokens;

 protected:
    std::optional<DateShape> read_month_first(std::size_t i) const;
    /// "8-10" behind a month.
    void take_day_range(DateShape& shape) const;
    /// "April 28 to May 3, 2026".
    void take_second_date(DateShape& shape) const;
    /// "June to August 2025".
    void take_second_month(DateShape& shape) const;
    /// Whether a month without day and year is one: "in April", "last May", "mid-June".
    [[nodiscard]] bool is_month_alone(const DateShape& shape, const MonthName& month) const;
    void take_same_year(DateShape& shape) const;
    /// "8 April 2026", "8th of April", "8-10 April", "8 and 9 April".
    std::optional<DateShape> read_day_before_month(std::size_t i) const;
    /// "28 April to 3 May 2026".
    void take_second_day_and_month(DateShape& shape) const;
    /// `2026-04-08`, `2026/04/08`.
    std::optional<DateShape> read_iso(std::size_t i) const;
    std::optional<DateShape> from_day(std::optional<Day> day, std::size_t first, std::size_t last) const;
    /// `6/23/2025`, `23.06.2025`; nothing where both the American and the British reading are dates.
    std::optional<DateShape> read_slashes(std::size_t i) const;
};

}  // namespace debrief
