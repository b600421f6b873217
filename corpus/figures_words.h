#pragma once

#include "corpus/figures_counts.h"

#include <optional>
#include <string_view>

namespace debrief {

/// Lets the words through that begin what `read_worded_figure` reads, numbers (`number_openers`) besides.
extern const WordSieve worded_figure_openers;

/// A figure that words alone say, at token `i`: multiples ("doubled", "twice as", "tenfold", "an order of
/// magnitude"), parts of a percentage point ("half a point", "quarter-point"), times with an article ("a
/// decade", "an hour and a half").
[[nodiscard]] std::optional<FoundFigure> read_worded_figure(const Prose& prose, std::size_t i);

}  // namespace debrief
