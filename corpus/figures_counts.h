#pragma once

#include "corpus/figures.h"
#include "corpus/figures_amounts.h"

#include <optional>

namespace debrief {

/// A figure with the tokens it stands in; its span, bound and `about` are still to be told.
struct FoundFigure {
    std::size_t first;  ///< tokens, half-open
    std::size_t last;
    Figure figure;
};

/// What a number without a unit of its own counts: "8.5 million Windows devices", "412 of the 650 seats".
/// Nothing for years, numbers in names ("Falcon 9"), and numbers behind which no plural noun stands.
[[nodiscard]] std::optional<FoundFigure> read_count(const Prose& prose, const Amount& amount);

/// "hundreds of engineers", "tens of millions of euros", "hundreds more flights": from one to ten times the
/// word.
[[nodiscard]] std::optional<FoundFigure> read_vague_count(const Prose& prose, std::size_t i);

}  // namespace debrief
