#pragma once

#include "corpus/briefing.h"

#include <optional>

namespace debrief {

/// Gives a briefing without a date the first full date (year written, to the day) of its title, summary and
/// text, chrome left out (`Origin::text`), else the day of its file's last change, if known (`Origin::file`).
/// Dates after the file's day, by more than a day, are taken for announced events and passed over. The first
/// full date is not always the story's: what happened before may come first. A briefing without a date whose
/// origin is another than `given` was looked through before: it stays without.
void infer_date(Briefing& briefing, std::optional<Day> file_changed);

/// Gives a briefing a language: the normalised one it says (`Origin::given`; as it says it where that is no
/// language we know), else the detected one (`Origin::text`), which may be none.
void infer_language(Briefing& briefing);

/// Both, for a briefing as its reader gives it: lines of the shipped list of chrome tell neither date nor
/// language.
void infer_what_is_missing(Briefing& briefing, std::optional<Day> file_changed);

}  // namespace debrief
