#pragma once

#include "searcher/query.h"

#include <cstddef>
#include <string>
#include <vector>

namespace debrief {

/// A word of a query that ranks, and its place among those that stand with it, stop words counted.
struct QueryWord {
    std::string form;
    std::size_t place = 0;
    bool operator==(const QueryWord&) const = default;
};

/// Words that stand next to each other in a query, in order, without its stop words.
using QueryRun = std::vector<QueryWord>;

/// The runs of words that rank; what is excluded is none of them, nor are words of phrases and fields, which
/// stand as they must.
[[nodiscard]] std::vector<QueryRun> query_runs(const Query& query);

}  // namespace debrief
