#pragma once

#include "corpus/figures.h"
#include "indexer/document_values.h"
#include "searcher/deadline.h"
#include "searcher/query.h"

#include <optional>
#include <string_view>

namespace Xapian {
class Query;
}

namespace debrief {

/// Whether a figure answers a query's node of kind `number`: it is of the same kind and currency, and at least
/// a part of what it says ("10 to 14 billion") is in the range.
[[nodiscard]] bool is_in_range(const FigureValue& figure, const Query& number);

/// Whether some days of a text answer a node of kind `days`: they lie within the asked ones, so that "in
/// 2025" is no day of June.
[[nodiscard]] bool is_within(const DayRange& days, const Query& asked);

// Filters over values of the briefings. They are exact, score nothing, and look only at those briefings that
// the rest of a query leaves to be looked at. `deadline` is asked where not null, and outlives the query: past
// it nothing more is found.

/// Briefings with a sum of money or a percentage that answers a node of kind `number`.
[[nodiscard]] Xapian::Query figure_filter(const Query& number, Deadline* deadline);

/// Briefings with a date in the text that answers a node of kind `days`.
[[nodiscard]] Xapian::Query event_filter(const Query& days, Deadline* deadline);

/// Briefings with a number of citations in a range; without citations it is 0.
[[nodiscard]] Xapian::Query citation_filter(const NumberRange& range);

/// Every briefing, until the deadline.
[[nodiscard]] Xapian::Query deadline_filter(Deadline& deadline);

}  // namespace debrief
