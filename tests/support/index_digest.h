#pragma once

#include <string>

namespace Xapian {
class Database;
}

namespace debrief::test {

/// One hash over all that a database holds: statistics, terms, postings, counts, lengths, term
/// lists, values and their bounds, records, metadata and spelling. Two that hold the same have the same,
/// however they came to be; what differs is not told (`index_print`).
[[nodiscard]] std::string index_digest(const Xapian::Database& database);

/// What the hash is made of, a fact a line. Lines of bounds begin with "bounds": of lengths, counts and
/// values.
[[nodiscard]] std::string index_print(const Xapian::Database& database);

/// The same of an index that runs have made, without what depends on how long before the run a file was
/// written: whether its times are relied upon (`FileEntry::status_nanoseconds`), and which of several files of
/// one content that content leads to, the last that was hashed.
[[nodiscard]] std::string print_of_runs(const Xapian::Database& database);

/// Whether all lengths, counts and values lie within the database's bounds of them. Xapian makes no bound
/// narrower when a document is written a second time, so two databases that hold the same may have others.
[[nodiscard]] bool bounds_hold(const Xapian::Database& database);

}  // namespace debrief::test
