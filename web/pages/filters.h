#pragma once

#include "searcher/facets.h"
#include "web/addresses.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace debrief {

/// Names are counted of so many briefings at most.
inline constexpr std::size_t names_counted_up_to = 1'000;

/// What the values of a field are called above their counts: "Published by".
[[nodiscard]] std::string_view facet_heading(FacetField field);

/// A value as people read it: "April 2026", "German", "Social media".
[[nodiscard]] std::string facet_value_label(FacetField field, const FacetCount& count);

/// The filters of a state as chips, each with a link that takes it away; empty without filters.
[[nodiscard]] std::string active_filters_html(const SearchState& state, const Facets& facets,
                                              const Addresses& addresses);

/// The counts of what was found, each value a link that adds its filter or takes it away; empty where nothing
/// narrows.
[[nodiscard]] std::string facets_html(const SearchState& state, const Facets& facets,
                                      const Addresses& addresses);

}  // namespace debrief
