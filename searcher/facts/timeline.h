#pragma once

#include "corpus/event_dates.h"
#include "searcher/facts/statements.h"
#include "searcher/facts/subject.h"

#include <cstddef>
#include <string>
#include <vector>

namespace debrief {

class IndexReader;
class StatementReaders;

struct TimelineRequest {
    SubjectRequest subject{};
    std::size_t limit = 50;  ///< most dates: those that most briefings give; 0: all
};

/// A briefing that gives a date, by the best of its sentences that does: one that answers the query itself,
/// says more than the date, is backed directly, else by what follows, writes the year, and is short.
struct DateTelling {
    std::size_t briefing = 0;  ///< of the subject's
    Statement statement;
    std::string written;            ///< the date as it stands there
    bool is_year_inferred = false;  ///< as in `EventDate`
    bool answers = true;            ///< the sentence itself, not only one next to it
};

/// A date with all that give it as precisely.
struct TimelineDate {
    DayRange days;
    DatePrecision precision = DatePrecision::day;
    bool is_year_inferred = false;      ///< by all that give it
    std::vector<DateTelling> tellings;  ///< in the order of the subject's briefings
    std::size_t best = 0;               ///< of the tellings, by the same rules
};

struct Timeline {
    Subject subject;
    /// In the order of their first days; a coarser date stands before the finer ones that it begins with.
    std::vector<TimelineDate> dates;
    std::size_t others = 0;  ///< that are left out
};

/// The dates that a subject's briefings give: of a story all, of a query those in sentences that answer it or
/// stand next to one that does (`SentenceAnswers`); where it asks for days (`event:`), those within them.
/// Left out are dates that are not sure (`sure_event_dates`), and those in sentences that say nothing but the
/// date, or have more than 2,000 bytes. Of a briefing the first `most_stored_values` are looked at.
///
/// Throws `Error` of kind `index`, nothing on the text's account.
[[nodiscard]] Timeline find_timeline(IndexReader& reader, const TimelineRequest& request);

/// The same of a subject that was read before, as the request asks, and whose briefings others read too. What
/// is returned has no subject.
[[nodiscard]] Timeline find_timeline(IndexReader& reader, const TimelineRequest& request,
                                     const Subject& subject, StatementReaders& briefings);

}  // namespace debrief
