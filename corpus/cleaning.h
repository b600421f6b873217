#pragma once

#include "corpus/briefing.h"

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace debrief {

/// A line of a briefing that stands before or after its body, or could: what repetition across a collection
/// is counted by.
struct EdgeLine {
    Span span;           ///< in the briefing's text
    std::uint64_t hash;  ///< of the line's words: the same in all briefings that hold it
};

/// The lines at both edges of the text that may be chrome, from the edges inwards: short ones, a few from
/// each edge.
[[nodiscard]] std::vector<EdgeLine> edge_lines(const Briefing& briefing);

/// Marks the chrome of a briefing: what the shipped list names, and at the edges what `is_repeated` says of a
/// line's hash. Keeps what its reader has marked. A body is never marked as a whole.
void mark_chrome(Briefing& briefing, const std::function<bool(std::uint64_t)>& is_repeated);

[[nodiscard]] std::string_view to_string(ChromeReason reason);

}  // namespace debrief
