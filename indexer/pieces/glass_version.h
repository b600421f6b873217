#pragma once

#include "indexer/pieces/glass_table.h"

#include <cstdint>
#include <filesystem>
#include <optional>

namespace debrief {

/// What a database's version file says of its documents.
struct GlassStatistics {
    std::uint32_t documents = 0;
    std::uint32_t last_number = 0;    ///< of a document
    std::uint32_t shortest = 0;       ///< length of a document that has any
    std::uint32_t longest = 0;        ///< length of a document
    std::uint32_t highest_count = 0;  ///< of a term in a document
    std::uint64_t total_length = 0;

    /// Takes a document into account.
    void add(std::uint32_t number, std::uint32_t length);
};

/// The tables of a database, as far as we write them.
struct GlassRoots {
    GlassRoot postlist;
    GlassRoot docdata;
    GlassRoot termlist;  ///< without one a database opens, but does not tell documents' terms
};

/// Completes a database whose tables are written: from then on Xapian opens it. Throws `Error` of kind
/// `index`.
void write_glass_version(const std::filesystem::path& folder, const GlassRoots& roots,
                         const GlassStatistics& statistics);

/// Has the version file in `folder` name records as that in `other` does. Both are of databases that the
/// library has just made. Throws `Error` of kind `index` where they cannot be put together.
void join_glass_versions(const std::filesystem::path& folder, const std::filesystem::path& other);

/// Whether the version file of an empty database in `folder`, which the library has made, is what we would
/// have written, its random name aside: format, size of blocks, and which tables are packed.
[[nodiscard]] bool is_our_glass_version(const std::filesystem::path& folder);

}  // namespace debrief
