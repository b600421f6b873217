#pragma once

#include "corpus/figures_counts.h"

#include <optional>

namespace debrief {

/// A figure that words alone say, at token `i`: multiples ("doubled", "twice as", "tenfold", "an order of
/// magnitude"), parts of a percentage point ("half a point", "quarter-point"), times with an article ("a
/// decade", "an hour and a half").
[[nodiscard]] std::optional<FoundFigure> read_worded_figure(const Prose& prose, std::size_t i);

}  // namespace debrief
