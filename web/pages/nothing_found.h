#pragma once

#include "web/search_state.h"
#include "web/site_context.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// A search that is less strict than one that found nothing.
struct WiderSearch {
    SearchState state;
    std::string label;  ///< what it drops, or the word that is left: to be shown as text
    std::size_t total = 0;
};

struct WiderSearches {
    std::vector<WiderSearch> fewer_filters;  ///< without one of them; where there are several, without any
    /// Each of the query's words alone, in their order; where none of them finds anything beside the filters,
    /// without these.
    std::vector<WiderSearch> words;
};

/// Those that find something. Looks at the first few filters and words, each for a short while.
[[nodiscard]] WiderSearches find_wider_searches(const SearchState& state, const SiteContext& context);

/// What one may do where nothing was found.
[[nodiscard]] std::string nothing_found_html(const SearchState& state, const SiteContext& context);

}  // namespace debrief
