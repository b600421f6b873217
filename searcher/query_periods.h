#pragma once

#include "corpus/base/day.h"

#include <optional>
#include <string>
#include <string_view>

namespace debrief {

/// Which year a date without one is of.
enum class YearChoice {
    past,     ///< the last that has begun: a day of publication
    nearest,  ///< the nearest: a day that a text gives
};

/// Days that a query names as one thing.
struct Period {
    DayRange days;
    bool is_back = false;  ///< "7d": `days` is one day, so far back; alone it means all days since then

    [[nodiscard]] Day first() const { return days.first; }
    [[nodiscard]] Day last() const { return days.last; }
};

/// `text` in lower case, with hyphens and minus signs of all kinds as `-`, runs of white space and
/// underscores as one blank.
[[nodiscard]] std::string plain_date_text(std::string_view text);

/// The days of a plain text: see `read_days`. Nothing where it is no date, or counts from a day that is not
/// known.
[[nodiscard]] std::optional<Period> read_period(std::string_view plain, std::optional<Day> today,
                                                YearChoice choice);

}  // namespace debrief
