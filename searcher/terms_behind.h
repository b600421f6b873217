#pragma once

#include <string>
#include <string_view>

namespace Xapian {
class Database;
class TermIterator;
}  // namespace Xapian

namespace debrief {

/// The first term of an index that has the prefix and stands behind `last`, a term that was reached before,
/// empty at first: so `IndexReader::read` goes on where a writer has overtaken it. Ends with
/// `allterms_end(prefix)`.
[[nodiscard]] Xapian::TermIterator terms_behind(const Xapian::Database& database, std::string_view prefix,
                                                const std::string& last);

}  // namespace debrief
