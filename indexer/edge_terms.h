#pragma once

#include "corpus/cleaning.h"

#include <cstdint>

namespace Xapian {
class Database;
}

namespace debrief {

/// How a line recurs at its edge of an index's briefings (`EdgeLine::line`), by the terms that they have for
/// it.
[[nodiscard]] Repetition find_repetition(const Xapian::Database& database, std::uint64_t line);

}  // namespace debrief
