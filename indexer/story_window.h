#pragma once

#include <chrono>

namespace Xapian {
class Database;
class WritableDatabase;
}  // namespace Xapian

namespace debrief {

/// Days of publication that are further apart than this part two briefings, unless an index has it otherwise.
inline constexpr std::chrono::days default_story_window{14};

/// The window that an index remembers, the default where it remembers none. Throws `Error` of kind `index`
/// where what it remembers is no number.
[[nodiscard]] std::chrono::days remembered_story_window(const Xapian::Database& database);

void remember_story_window(Xapian::WritableDatabase& database, std::chrono::days window);

}  // namespace debrief
