#pragma once

#include "corpus/prose_tokens.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

namespace debrief {

/// What a date in prose is made of.
enum class DateShapeKind : std::uint8_t {
    day,       ///< a month and a day, with or without a year; `last_…` for a range
    month,     ///< a month, with or without a year; `last_month` for a range
    quarter,   ///< `number` 1 to 4
    half,      ///< of a year; `number` 1 or 2
    year,      ///< `last_year` for a range
    weekday,   ///< "Tuesday", "last Friday"
    distance,  ///< so many `unit`s away: "yesterday" (-1 day), "last week" (-1 week), "two years ago"
};

/// Which part of its month or year a date names.
enum class DatePart : std::uint8_t { whole, early, mid, late };

/// Where a date lies that does not say it all: "by December 31" (ahead), "since April 5" (behind), "last
/// October" (behind, and not the month we are in), "next Friday".
enum class DateDirection : std::uint8_t { nearest, ahead, behind, last, next };

enum class DateUnit : std::uint8_t { day, week, month, quarter, year };

/// A date as it is written, before it is known which days of the calendar it means.
struct DateShape {
    std::size_t first = 0;  ///< tokens, half-open
    std::size_t last = 0;
    DateShapeKind kind = DateShapeKind::day;
    DatePart part = DatePart::whole;
    DateDirection direction = DateDirection::nearest;
    bool is_of_same_year = false;  ///< "June of the same year": the year of the date before it
    std::optional<int> year{};
    std::optional<int> last_year{};
    unsigned month = 0;
    unsigned day = 0;
    unsigned last_month = 0;  ///< 0: no range
    unsigned last_day = 0;
    unsigned number = 0;  ///< of a quarter or a half
    std::chrono::weekday weekday{};
    DateUnit unit = DateUnit::day;
    int distance = 0;  ///< in `unit`s; below 0: in the past
};

/// All dates of a text as they are written, in order and apart from each other.
[[nodiscard]] std::vector<DateShape> find_date_shapes(const Prose& prose);

}  // namespace debrief
