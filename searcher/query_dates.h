#pragma once

#include "corpus/base/day.h"
#include "indexer/schema.h"

#include <optional>
#include <string>
#include <string_view>

namespace debrief {

/// What stands behind a field of days, as days; both ends are included.
struct DaysReading {
    std::optional<Day> first;  ///< nothing: from the beginning
    std::optional<Day> last;   ///< nothing: to the end
    std::string problem;       ///< a message for a note; empty: the text was read
};

/// Reads `text` behind `field`, of days, events or a bound of days. A day, week, month, quarter or year is
/// written as ISO 8601 has it, as prose has it (`8 April 2026`, `april-2026`, `Q1 2026`, `monday`, `last
/// week`, `3 days ago`), or as the time back from `today` (`7d`, `2w`, `3m`, `1y`, `last 7 days`). `date:`
/// and `event:` take ranges (`2026-04..`, `30d..7d`, `april to june 2026`), comparisons (`>=2026-04`) and
/// `*`. A date without a year is the last one of that name; of events, the nearest. Weeks begin on Mondays.
[[nodiscard]] DaysReading read_days(std::string_view text, const Field& field, std::optional<Day> today);

}  // namespace debrief
