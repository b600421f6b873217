#pragma once

#include "searcher/facets.h"

#include <cstddef>
#include <map>
#include <string_view>

namespace debrief {

[[nodiscard]] std::string_view to_string(DateHistogram::Step step);

/// The days, weeks, months or years from the first of `days` to the last, with how many briefings each has:
/// the shortest step that makes at most `bars` of them.
[[nodiscard]] DateHistogram make_histogram(const std::map<Day, std::size_t>& days, std::size_t undated,
                                           std::size_t bars);

}  // namespace debrief
