#pragma once

#include <string>
#include <vector>

namespace debrief {

/// What shells and pages offer where somebody types a query: the fields, each with its colon, and those of
/// choices with each of these.
[[nodiscard]] std::vector<std::string> query_completions();

}  // namespace debrief
