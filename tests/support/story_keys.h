#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace Xapian {
class Database;
class WritableDatabase;
}  // namespace Xapian

namespace debrief::test {

/// Which documents have which key of stories.
using DocumentsByKey = std::map<std::uint32_t, std::vector<std::uint32_t>>;

/// By the signatures of all documents.
[[nodiscard]] DocumentsByKey documents_by_key(const Xapian::Database& database);

/// By the lists of a database.
[[nodiscard]] DocumentsByKey listed_documents_by_key(const Xapian::Database& database);

/// Gives a database that has none the lists of its documents.
void write_story_key_lists(Xapian::WritableDatabase& database);

/// The lists of an index, with ids in place of numbers, which differ between indexes of the same briefings.
[[nodiscard]] std::map<std::uint32_t, std::vector<std::string>> listed_ids_by_key(const std::string& root);

}  // namespace debrief::test
