#pragma once

#include "searcher/deadline.h"

#include <span>
#include <string>
#include <string_view>

namespace Xapian {
class Query;
}

namespace debrief {

/// Briefings that have words as written, next to each other, behind a prefix: "", that of titles or
/// `chrome_prefix`, which outlives the query. Scores what the words do; without words finds nothing. Places
/// are looked at last, of briefings that have all words. `deadline` (may be null) outlives the query: past it
/// nothing more is found.
[[nodiscard]] Xapian::Query phrase_query(std::string_view prefix, std::span<const std::string> forms,
                                         Deadline* deadline);

}  // namespace debrief
