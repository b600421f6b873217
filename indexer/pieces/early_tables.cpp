#include "indexer/pieces/early_tables.h"

#include "indexer/pieces/glass_table.h"
#include "indexer/pieces/glass_version.h"
#include "indexer/pieces/piece_merge.h"

#include <string_view>
#include <system_error>
#include <vector>

#include <fmt/format.h>

namespace debrief {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view early_file = "docdata.glass";

/// The same file under another name; a copy where the file system knows no such thing.
void link_file(const fs::path& file, const fs::path& other) {
    std::error_code failure;
    fs::create_hard_link(file, other, failure);
    if (failure) fs::copy_file(file, other);
}

/// A database that has only the early table of a piece. Its statistics say that it is empty, as far as Xapian
/// looks where it has no documents' lengths.
void write_early_view(const fs::path& folder, const WrittenPiece& piece) {
    fs::create_directories(folder);
    GlassTableWriter postlist(folder / "postlist.glass");  // the one table that every database has
    const GlassRoots roots{postlist.finish(), piece.roots.docdata, {}};
    if (fs::exists(piece.folder / early_file)) link_file(piece.folder / early_file, folder / early_file);
    write_glass_version(folder, roots, {});
}

}  // namespace

void merge_early_tables(const fs::path& merged, const fs::path& scratch,
                        std::span<const WrittenPiece> pieces) {
    std::vector<fs::path> views;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        views.push_back(scratch / fmt::format("{}", i));
        write_early_view(views.back(), pieces[i]);
    }
    merge_pieces(merged, views);
    fs::remove_all(scratch);
}

WrittenPiece without_early_tables(const WrittenPiece& piece) {
    WrittenPiece rest = piece;
    rest.roots.docdata = {};
    return rest;
}

void take_early_tables(const fs::path& merged, const fs::path& early) {
    if (fs::exists(early / early_file)) fs::rename(early / early_file, merged / early_file);
    join_glass_versions(merged, early);
    fs::remove_all(early);
}

}  // namespace debrief
