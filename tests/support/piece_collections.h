#pragma once

#include "indexer/analysed_document.h"
#include "indexer/pieces/late_additions.h"
#include "indexer/pieces/piece_merge.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace debrief::test {

/// A document as tests put it together.
struct MadeDocument {
    std::map<std::string, std::uint32_t> terms;  ///< with how often each counts
    std::map<std::uint32_t, std::string> values;
    std::string record;
};

[[nodiscard]] AnalysedDocument analysed(const MadeDocument& document);

/// Documents with their numbers, and what comes late of them and their index.
struct MadeCollection {
    std::vector<std::pair<std::uint32_t, MadeDocument>> documents;
    PieceOverlay late;
};

/// Any collection: empty documents, terms of 245 bytes, NULs, gaps in numbers, records of
/// any length up to `longest_record`.
[[nodiscard]] MadeCollection random_collection(unsigned seed, std::size_t longest_record = 5000);

/// The collection as Xapian writes it, document after document. Returns its folder.
std::filesystem::path write_plainly(const MadeCollection& collection, const std::filesystem::path& folder);

/// The same in pieces of so many documents, which are merged in `folder`. Returns the merged database's
/// folder.
std::filesystem::path write_in_pieces(const MadeCollection& collection, const std::filesystem::path& folder,
                                      std::size_t documents_a_piece);

}  // namespace debrief::test
