#pragma once

#include "corpus/base/day.h"

#include <optional>
#include <string_view>

namespace debrief {

/// The day of a date as metadata has it, as written, whatever the zone: ISO 8601 and RFC 3339
/// (`2026-04-08T09:30:00Z`, `20260408T0930Z`, `2026-W15-3`, `2026-098`), RFC 822 and 2822 (`Wed, 8 Apr 2026
/// 09:30 GMT`), and the usual slips and habits: no weekday or a wrong one, years of two digits (as RFC 2822
/// reads them), month names in full, a blank for the T, `8th of April 2026`, `April 8, 2026 9:30 am Eastern
/// Time`, `2026/04/08`, the time in front, seconds or milliseconds since 1970 (from 1973 on; in UTC). Nothing
/// for what could be read in two ways (`04/08/2026` without its weekday, `26-04-08`), for a date beside other
/// text, and for days the calendar does not have. English names only; at most 200 bytes are looked at.
[[nodiscard]] std::optional<Day> parse_timestamp(std::string_view text);

}  // namespace debrief
