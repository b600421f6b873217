#pragma once

#include "corpus/briefing.h"

#include <optional>

namespace debrief {

/// Gives a briefing without a date the first full date of its text (year written, to the day;
/// `Origin::text`), else the day of its file's last change, if known (`Origin::file`). Dates after the file's
/// day, by more than a day, are taken for announced events and passed over.
void infer_date(Briefing& briefing, std::optional<Day> file_changed);

/// Gives a briefing a language: the normalised one it says (`Origin::given`), else the detected one
/// (`Origin::text`).
void infer_language(Briefing& briefing);

}  // namespace debrief
