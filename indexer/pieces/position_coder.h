#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace debrief {

/// Appends the positions of a term in a document as Xapian's position table has them: the last, then the
/// others in interpolative code. They rise, each once, and there is at least one.
void append_positions(std::string& bytes, std::span<const std::uint32_t> positions);

}  // namespace debrief
