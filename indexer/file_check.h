#pragma once

#include "corpus/reader/reader.h"
#include "indexer/committed_index.h"

#include <string>

namespace debrief {

/// Says how files are read with these options: another text means that a file may give other briefings than
/// before.
[[nodiscard]] std::string describe_reading(const ReadOptions& options);

/// What is known of a file before it is read.
struct FileCheck {
    FileEntry entry;                      ///< as the index is to remember it, without what only reading tells
    std::optional<FileEntry> known;       ///< as the index remembers it
    std::optional<FileEntry> moved_from;  ///< a file with the same content that is there no more
    bool is_unchanged = false;            ///< reading it would give what the index has
};

/// Compares a file with what the index remembers of it, by size and times, else by the hash of its content.
[[nodiscard]] FileCheck check_file(const FileState& state, const CommittedIndex& committed,
                                   const std::string& reading);

}  // namespace debrief
