#pragma once

#include "searcher/query_parser.h"

#include <string>
#include <vector>

namespace debrief::test {

/// A line of tests/data/queries.tsv.
struct QueryCase {
    std::string text;
    std::string tree;
    std::string notes;  ///< as `notes_of` has them
};

[[nodiscard]] std::vector<QueryCase> query_table();

/// What the table's queries may refer to: today is 2026-04-15, and there are some saved queries.
[[nodiscard]] QueryContext query_table_context();

}  // namespace debrief::test
