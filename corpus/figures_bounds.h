#pragma once

#include "corpus/figures.h"
#include "corpus/prose_tokens.h"

#include <optional>

namespace debrief {

/// Words that say how a figure is meant, and where they end on the side away from it.
struct BoundWords {
    Bound bound;
    std::size_t edge;  ///< the first token of words before a figure, the token behind words after it
};

/// The bound words that end directly before token `first`: "more than", "up to", "~".
[[nodiscard]] std::optional<BoundWords> read_bound_before(const Prose& prose, std::size_t first,
                                                          FigureKind kind);

/// The bound words that begin at token `last`: "or more", "or so".
[[nodiscard]] std::optional<BoundWords> read_bound_behind(const Prose& prose, std::size_t last);

}  // namespace debrief
