#pragma once

#include "indexer/pieces/late_additions.h"
#include "indexer/pieces/piece_writer.h"

#include <filesystem>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace debrief {

/// What is written beside the pieces, as a database of no documents that is merged with them.
struct PieceOverlay {
    std::vector<LateAddition> additions;  ///< by number of document
    std::vector<std::pair<std::string, std::string>>
        metadata;  ///< by key, each once; empty values are left out
};

/// Whether the library makes databases as we write them. Looks at an empty one that it makes in `scratch`, a
/// folder that is not there and is gone after it. Exceptions of Xapian and of the file system come through.
[[nodiscard]] bool can_write_pieces(const std::filesystem::path& scratch);

/// Writes the overlay into a folder, which is made if it is not there. Throws `Error` of kind `index`.
void write_overlay(const std::filesystem::path& folder, const PieceOverlay& overlay);

/// Merges databases with no number of a document in common, in any order, into a new one with the same
/// numbers. All of it is written by Xapian itself. Throws what Xapian throws.
void merge_pieces(const std::filesystem::path& merged, std::span<const std::filesystem::path> databases);

/// Compares what was merged with what was put in: numbers, sums, metadata, and of each piece three documents.
/// Throws `Error` of kind `index` where it differs. Before any document of it is changed.
void check_merged(const std::filesystem::path& merged, std::span<const WrittenPiece> pieces,
                  const PieceOverlay& overlay);

}  // namespace debrief
