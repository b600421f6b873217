#pragma once

#include "indexer/index_directory.h"

namespace debrief {

/// The right to write an index, which one process has at a time. Ends with its owner, however that ends.
class WriterLock {
 public:
    enum class Wait {
        no,   ///< another writer is an `Error` of kind `index`, which names its process
        yes,  ///< until the other writer is done, or an interrupt is noted (`note_interrupts`)
    };

    /// The index's folder must be there.
    WriterLock(const IndexDirectory& directory, Wait wait);
    WriterLock(const WriterLock&) = delete;
    WriterLock& operator=(const WriterLock&) = delete;
    ~WriterLock();

 private:
    int descriptor_;
};

/// The lock's file inside of an index's folder.
inline constexpr std::string_view lock_file_name = "debrief.lock";

}  // namespace debrief
