#pragma once

#include "corpus/base/span.h"

#include <cstddef>
#include <span>
#include <vector>

namespace debrief {

/// Where a word or phrase stands in a text.
struct Occurrence {
    Span span;              ///< bytes
    std::size_t first = 0;  ///< place of its first word among the text's words
    std::size_t last = 0;   ///< place of its last word
};

/// All occurrences of one word or phrase, in order of their places.
using Occurrences = std::vector<Occurrence>;

/// The occurrences that stand, together with one of each of the other lists, within `window` places next to
/// each other, whatever their order. A list that is given twice needs two occurrences.
[[nodiscard]] Occurrences find_near(std::span<const Occurrences> lists, std::size_t window);

/// As `find_near`, but one behind the other in the order of the lists.
[[nodiscard]] Occurrences find_adjacent(std::span<const Occurrences> lists, std::size_t window);

}  // namespace debrief
