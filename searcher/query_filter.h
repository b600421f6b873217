#pragma once

#include "searcher/search.h"

#include <string>
#include <vector>

namespace Xapian {
class Database;
class Query;
}  // namespace Xapian

namespace debrief {

class Deadline;

/// What a filter is read with: the same as the query beside it.
struct FilterContext {
    const Xapian::Database& database;
    Stemmers& stemmers;
    const SearchRequest& request;
    Deadline& deadline;
};

/// `plan` for those alone that match `filter`, a query as typed. Scores stay as they are. What of the filter
/// was passed over is added to `notes`, at the beginning of the query. Stemmers and deadline must outlive
/// what comes back.
[[nodiscard]] Xapian::Query filter_plan(const Xapian::Query& plan, const std::string& filter,
                                        const FilterContext& context, std::vector<QueryNote>& notes);

}  // namespace debrief
