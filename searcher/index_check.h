#pragma once

#include "indexer/writer_lock.h"

#include <cstddef>
#include <string>
#include <vector>

namespace debrief {

/// Something that is wrong with an index.
struct IndexFault {
    std::string part;  ///< "tables", "record", "values", "terms", "id", "keys" or "check"
    std::string what;

    bool operator==(const IndexFault&) const = default;
};

/// What `debrief check` finds.
struct IndexCheck {
    std::string index;
    std::size_t briefings = 0;       ///< that could be looked at
    std::size_t faults = 0;          ///< all
    std::vector<IndexFault> told{};  ///< the first hundred of them

    [[nodiscard]] bool is_whole() const { return faults == 0; }
};

/// Checks an index with the writers locked out: the structure of all tables (Xapian's own check), the
/// checksum of each record, that values can be read and say what the record says, that the places of words
/// are those of its terms, that each id is that of one briefing, and that the lists of stories' keys are
/// those of all briefings. Works in a child process, which a damaged table may make crash or go on for ever:
/// that is a fault too. Damage to terms that leaves tables well-formed is found in part. Throws `Error` of
/// kind `index` where there is no index to be checked, or another process writes it.
[[nodiscard]] IndexCheck check_index(const IndexDirectory& directory, WriterLock::Wait wait);

}  // namespace debrief
