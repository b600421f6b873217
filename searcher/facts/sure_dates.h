#pragma once

#include "corpus/event_dates.h"
#include "searcher/facts/statements.h"

#include <vector>

namespace debrief {

/// The dates of a briefing that are sure. Of one that somebody dated, all. Of any other those that its text
/// alone gives: with their year; and where it gives a day with its year, also days and months without
/// ("8 April"), but none that is relative to its day ("last week"). Spans are in
/// `statements.extractor().whole()`.
[[nodiscard]] std::vector<EventDate> sure_event_dates(const StatementReader& statements,
                                                      const Briefing& briefing);

}  // namespace debrief
