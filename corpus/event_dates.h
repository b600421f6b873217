#pragma once

#include "corpus/base/day.h"
#include "corpus/base/span.h"

#include <optional>
#include <string_view>
#include <vector>

namespace debrief {

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

/// The dates of a text, in order. A year that is not written comes from the text's own full dates (the
/// nearest before, else after it), else from `published`; without either the date is left out, and so are
/// relative dates without `published` or a full date. Year-only dates count only where they clearly are years
/// ("in 2025", "since 2019").
[[nodiscard]] std::vector<EventDate> find_event_dates(std::string_view text, std::optional<Day> published);

[[nodiscard]] std::string_view to_string(DatePrecision precision);

}  // namespace debrief
