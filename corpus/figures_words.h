#pragma once

#include "corpus/figures_counts.h"

#include <optional>
#include <string_view>

namespace debrief {

/// Whether `read_worded_figure` needs to be asked about a word, which most of a text need not.
[[nodiscard]] bool may_begin_worded_figure(std::string_view lower_word);

/// A figure that words alone say, at token `i`: multiples ("doubled", "twice as", "tenfold", "an order of
/// magnitude"), parts of a percentage point ("half a point", "quarter-point"), times with an article ("a
/// decade", "an hour and a half").
[[nodiscard]] std::optional<FoundFigure> read_worded_figure(const Prose& prose, std::size_t i);

}  // namespace debrief
