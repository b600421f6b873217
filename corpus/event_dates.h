#pragma once

#include "corpus/base/day.h"
#include "corpus/base/span.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace debrief {

class Prose;
struct DateShape;

enum class DatePrecision { day, week, month, quarter, year };

/// A date that prose gives.
struct EventDate {
    Span span;  ///< as written, without "on" or "in"
    DayRange days;
    DatePrecision precision;
    bool is_year_inferred =
        false;  ///< the text does not write the year, or gives the date relative to its own ("last week")
    bool operator==(const EventDate&) const = default;
};

/// The dates of a text, in order and apart from each other.
///
/// A year that is not written comes from the text's own full dates (the nearest before, else after it), else
/// from `published`, else from a month with its year; it is the one that brings the date nearest, on the side
/// that a word tells ("by December 31", "since April"). A date before all full dates is not taken to lie more
/// than a quarter before them: it is what the text is about, and they are its past; still less where it can
/// be a day of the week up to `published`. Without any of these the date is left out.
///
/// Relative dates ("last week", "on Tuesday") count from `published`, else from the nearest full date; a bare
/// weekday is one of the five days before, that day, or the next. Do not pass a day as `published` that was
/// itself taken from the text. Year-only dates count only where they clearly are years ("in 2025", "since
/// 2019"). "Early", "mid" and "late" narrow the days, not the precision: to ten days of a month, to four
/// months of a year. Only the first 2 MB of a text are read.
[[nodiscard]] std::vector<EventDate> find_event_dates(std::string_view text, std::optional<Day> published);

/// The same of a text whose `shapes` (`find_date_shapes`) are known.
[[nodiscard]] std::vector<EventDate> find_event_dates(const Prose& prose, std::span<const DateShape> shapes,
                                                      std::optional<Day> published);

[[nodiscard]] std::string_view to_string(DatePrecision precision);

}  // namespace debrief
