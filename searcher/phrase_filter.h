#pragma once

#include "searcher/place_reader.h"

#include <span>
#include <string>
#include <string_view>

namespace Xapian {
class Query;
}

namespace debrief {

/// Briefings that have words as written, next to each other, behind a prefix: "", that of titles or
/// `chrome_prefix`, which outlives the query. Scores what the words do; without words finds nothing. Places
/// are looked at last, of briefings that have all words.
[[nodiscard]] Xapian::Query phrase_query(std::string_view prefix, std::span<const std::string> forms,
                                         const PlaceContext& context);

}  // namespace debrief
