#pragma once

#include "corpus/base/day.h"

#include <string>

namespace debrief {

/// Days as briefly as ISO 8601 and queries have them: a year ("2026"), a month ("2026-04"), a day
/// ("2026-04-08"), or a range of days ("2026-04-06..2026-04-12").
[[nodiscard]] std::string to_iso_period(const DayRange& days);

}  // namespace debrief
