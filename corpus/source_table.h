#pragma once

#include "corpus/sources.h"

#include <string_view>
#include <vector>

namespace debrief {

/// A row of `corpus/data/sources.tsv`.
struct SourceRow {
    std::string_view domain;  ///< and all hosts below it that have no row of their own
    std::string_view owner;
    SourceKind kind;
    std::vector<std::string_view> names;  ///< by which stories call the owner, beside `owner` itself
};

/// The rows of a table in the form of `corpus/data/sources.tsv`, as views of `content`; those that are not
/// well made are left out (a test asks that the shipped table has none).
[[nodiscard]] std::vector<SourceRow> parse_source_table(std::string_view content);

/// The row of the host, or of the nearest domain above it; null where there is none.
[[nodiscard]] const SourceRow* find_source_row(std::string_view host);

/// All names by which stories call an owner: its own and those that any of its rows has.
[[nodiscard]] const std::vector<std::string_view>& names_of_owner(std::string_view owner);

}  // namespace debrief
