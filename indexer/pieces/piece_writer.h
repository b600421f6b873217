#pragma once

#include "indexer/analysed_document.h"
#include "indexer/pieces/glass_version.h"
#include "indexer/pieces/late_additions.h"
#include "indexer/pieces/term_numbers.h"
#include "indexer/pieces/value_coder.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// What was put into a piece for one of its documents, so that it can be looked for in what is made of it.
struct PieceSample {
    std::uint32_t number = 0;
    std::uint32_t length = 0;  ///< sum of its terms' counts
    std::size_t terms = 0;
    std::uint64_t record_hash = 0;
};

/// A piece on the disk whose documents' terms are not written down yet (`finish_piece`). Until then it opens
/// and answers, but cannot tell the terms of a document, nor be changed.
struct WrittenPiece {
    std::filesystem::path folder;
    std::uint32_t first_number = 0;
    GlassRoots roots;
    GlassStatistics statistics;
    std::vector<PieceSample> samples;  ///< its first document, one in the middle, its last
};

/// Makes pieces of an index: small, complete databases in Xapian's own format, straight from analysed
/// documents. One a thread.
class PieceWriter {
 public:
    /// For pieces of so many bytes of analysed documents, which may be exceeded. Memory for them is asked for
    /// at once, up to that of pieces of 64 MB: what grows is copied, and held twice meanwhile. What is not
    /// needed of it is never touched.
    explicit PieceWriter(std::size_t document_bytes = 0);

    /// One more document of the piece. Numbers rise from 1 on, with or without gaps; the merged index keeps
    /// them. Throws `Error` of kind `index` for a term that is empty or too long for an index, and is to be
    /// used no more then.
    void add(std::uint32_t number, const AnalysedDocument& document);

    [[nodiscard]] std::uint32_t documents() const { return statistics_.documents; }

    /// Bytes that its documents take until they are written, the same for the same documents. What is taken
    /// from the system is up to twice as much, since memory grows by doubling.
    [[nodiscard]] std::size_t memory() const;

    /// Writes the piece into a folder, which is made if it is not there, and begins the next. Holds at least
    /// one document. Throws `Error` of kind `index`, and what the file system throws.
    [[nodiscard]] WrittenPiece write(const std::filesystem::path& folder);

 private:
    struct Document {
        std::uint32_t number = 0;
        std::uint32_t length = 0;
        std::uint32_t terms = 0;
        std::size_t term_list_end = 0;   ///< in `term_lists_`
        std::size_t used_slots_end = 0;  ///< in `term_lists_`, behind its terms
        std::size_t record_end = 0;      ///< in `records_`
        std::uint64_t record_hash = 0;
    };

    [[nodiscard]] std::uint32_t add_terms(const AnalysedDocument& document);
    void add_record(Document& document, std::string_view record);
    [[nodiscard]] std::vector<std::uint32_t> count_occurrences() const;
    [[nodiscard]] std::vector<std::uint64_t> sorted_postings(
        const std::vector<std::uint32_t>& terms, const std::vector<std::uint32_t>& occurrences) const;
    void write_terms(GlassTableWriter& postlist) const;
    [[nodiscard]] GlassRoot write_records(const std::filesystem::path& file) const;
    void write_term_lists(const std::filesystem::path& file) const;
    [[nodiscard]] std::vector<PieceSample> samples() const;
    void clear();

    TermNumbers terms_;
    std::vector<std::uint32_t> posting_terms_;  ///< document after document
    std::string posting_counts_;                ///< of each, coded
    std::string term_lists_;
    std::string records_;
    ValueCoder values_;
    std::vector<Document> documents_;
    GlassStatistics statistics_;
    std::vector<std::uint32_t> hashes_;  ///< of one document's terms
};

/// Completes a piece: writes down each document's terms, those that came late among them. `additions` are the
/// piece's own, by number; `late_additions_of` finds them. After that the piece is a database like any other.
void finish_piece(const WrittenPiece& piece, std::span<const LateAddition> additions);

/// Those of all late additions, which are by number, that are of a piece's documents.
[[nodiscard]] std::span<const LateAddition> late_additions_of(const WrittenPiece& piece,
                                                              std::span<const LateAddition> additions);

}  // namespace debrief
