#pragma once

#include "indexer/analysed_document.h"
#include "indexer/pieces/late_additions.h"
#include "indexer/pieces/piece_writer.h"
#include "indexer/story_spool.h"
#include "indexer/task_thread.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <memory>
#include <vector>

namespace debrief {

/// What a document takes in memory, about.
[[nodiscard]] std::size_t bytes_of(const AnalysedDocument& document);

/// Builds a new database of many documents: threads write *pieces* of it, small databases of documents that
/// follow each other, which are then merged. Several times cheaper than putting them into one database.
/// Memory is bounded: who adds faster than pieces are built waits. Throws what Xapian and the file system
/// throw, and `Error`.
class BulkBuilder {
 public:
    struct Options {
        std::size_t threads = 2;               ///< that build pieces
        std::size_t piece_bytes = 64'000'000;  ///< of analysed documents that make a piece
    };

    /// Works in a folder, which it makes; whoever names it removes it.
    BulkBuilder(std::filesystem::path folder, Options options);
    BulkBuilder(const BulkBuilder&) = delete;
    BulkBuilder& operator=(const BulkBuilder&) = delete;
    ~BulkBuilder();

    /// Adds the document with the next number, from 1 on.
    void add(AnalysedDocument&& document);

    [[nodiscard]] std::uint32_t last_document() const { return stories_->last_document(); }

    /// Ends all pieces. Nothing can be added after it.
    void end();

    /// The folders of the pieces, once they have ended: databases that tell everything but the terms of a
    /// document, each with the numbers that its documents have.
    [[nodiscard]] std::vector<std::filesystem::path> pieces() const;

    /// What tells the stories of the documents that were added.
    [[nodiscard]] StorySpool& stories() { return *stories_; }

    /// Makes the database in `target`: the documents with what came late, which is by number, and what the
    /// database `head`, which has no documents, holds beside. Throws too where the result is not what was put
    /// in. After `end`.
    void merge(const std::filesystem::path& head, std::vector<LateAddition>&& late,
               const std::filesystem::path& target);

 private:
    struct Lane;

    void hand_over();
    void end_piece();
    [[nodiscard]] Lane& lane_of(std::size_t piece);
    void finish_lanes();
    void begin_early_merge();

    std::filesystem::path folder_;
    Options options_;
    std::unique_ptr<StorySpool> stories_;
    std::deque<WrittenPiece> pieces_;      ///< written and being written; stay where they are
    std::vector<AnalysedDocument> batch_;  ///< that goes to a lane next
    std::size_t batch_bytes_ = 0;
    std::size_t piece_bytes_ = 0;  ///< of the piece that is being filled; 0: none is
    std::vector<std::unique_ptr<Lane>> lanes_;
    std::filesystem::path early_;                ///< where tables are merged that need no stories
    std::unique_ptr<TaskThread> merging_early_;  ///< once all pieces are written
};

}  // namespace debrief
