#pragma once

#include "web/site_context.h"

#include <string>
#include <vector>

namespace debrief {

/// A query that finds something in the index at hand.
struct ExampleQuery {
    std::string query;
    std::string finds;  ///< what, in words: "those that cite cnbc.com"
};

/// Made of what some briefings of the index have most: a few, each of another kind. Empty for an index whose
/// briefings name, cite and date nothing.
[[nodiscard]] std::vector<ExampleQuery> find_example_queries(const SiteContext& context);

}  // namespace debrief
