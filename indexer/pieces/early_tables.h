#pragma once

#include "indexer/pieces/piece_writer.h"

#include <filesystem>
#include <span>

namespace debrief {

/// Merges the tables of pieces that are as they stay, those of records, while others are still to be
/// finished. `pieces` are written, by number; `scratch` is a folder that is not there, and `merged` becomes a
/// database of that table only, which Xapian writes. Throws what Xapian throws, and `Error`.
void merge_early_tables(const std::filesystem::path& merged, const std::filesystem::path& scratch,
                        std::span<const WrittenPiece> pieces);

/// A piece as it is finished once its early table has been merged.
[[nodiscard]] WrittenPiece without_early_tables(const WrittenPiece& piece);

/// Moves the table that was merged early from `early` into the database `merged`, which has none.
/// Throws `Error` of kind `index`.
void take_early_tables(const std::filesystem::path& merged, const std::filesystem::path& early);

}  // namespace debrief
