#pragma once

#include "searcher/facets.h"
#include "web/addresses.h"

#include <cstddef>
#include <string>
#include <vector>

namespace debrief {

/// A bar of a chart of 40 units' height, whose foot is at 40.
struct ChartBar {
    std::size_t x = 0;
    std::size_t height = 0;  ///< at least 1 where there is anything
    bool operator==(const ChartBar&) const = default;
};

/// Ten units of room for each count.
[[nodiscard]] std::vector<ChartBar> chart_bars(const DateHistogram& histogram);

/// What its bars' days are called: "week of 6 April 2026", "April 2026", "2020 to 2029".
[[nodiscard]] std::string bar_label(const DateHistogram::Bar& bar, DateHistogram::Step step);

/// Hits by date, as a chart whose bars add their days to the filters, and as a table; empty where there are
/// not two bars.
[[nodiscard]] std::string date_chart_html(const DateHistogram& histogram, const SearchState& state,
                                          const Addresses& addresses);

}  // namespace debrief
