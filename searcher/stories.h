#pragma once

#include "searcher/query.h"

#include <string>
#include <string_view>
#include <vector>

namespace Xapian {
class Database;
}

namespace debrief {

/// Fills in which stories a query's fields `story` mean: that of this id, else that which the briefing of
/// this id tells (`Query::forms`). What is neither is told in a note, at most 16 of them.
void look_up_stories(Query& query, const Xapian::Database& database, std::vector<QueryNote>& notes);

/// What people call a story: the title of its first telling by day, then by id, undated ones last; of a
/// telling without a title, the id. Looks at a thousand tellings at most. Empty where nobody tells it.
[[nodiscard]] std::string title_of_story(const Xapian::Database& database, std::string_view story);

}  // namespace debrief
