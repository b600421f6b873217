#pragma once

#include "corpus/base/day.h"

#include <optional>
#include <string_view>

namespace debrief {

/// The day of a date as metadata has it, as written, whatever the zone: ISO 8601 and RFC 3339
/// (`2026-04-08T09:30:00Z`), RFC 822 and 2822 (`Wed, 8 Apr 2026 09:30 GMT`), and the usual slips of both (no
/// weekday, a wrong one, two-digit years, month names in full, a blank for the T, `8 April 2026`, `April 8,
/// 2026 9:30 am`, `2026/04/08`, `20260408`, seconds since 1970). Nothing for what could be read in two ways
/// (`04/08/2026`), for other text, and for days the calendar does not have.
[[nodiscard]] std::optional<Day> parse_timestamp(std::string_view text);

}  // namespace debrief
