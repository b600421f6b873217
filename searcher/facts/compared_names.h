#pragma once

#include "searcher/facts/compared_statements.h"
#include "searcher/facts/telling_comparison.h"

#include <string_view>
#include <vector>

namespace debrief {

/// How one name is written in two ways, both given as words (`Token::form`) with blanks between.
enum class NameVariant {
    none,      ///< they are two names, or the same
    number,    ///< "superintelligence lab", "superintelligence labs"
    spelling,  ///< "volodymyr zelensky", "volodymyr zelenskiy"
};
[[nodiscard]] NameVariant variant_of(std::string_view a, std::string_view b);

/// The names that tellings spell differently.
[[nodiscard]] std::vector<ComparisonEntry> compare_names(const ComparedTellings& tellings);

}  // namespace debrief
