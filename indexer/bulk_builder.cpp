#include "indexer/bulk_builder.h"

#include "indexer/pieces/early_tables.h"
#include "indexer/pieces/piece_merge.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <sys/resource.h>

namespace debrief {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t bytes_of_batch = 500'000;
constexpr std::size_t most_waiting_batches = 4;
constexpr rlim_t most_open_files = 65'536;

/// All pieces are open at once in the end, each with five files: a million briefings have more than the 1,024
/// that a system allows a program which does not ask.
void allow_many_open_files() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= most_open_files) return;
    limit.rlim_cur = std::min(limit.rlim_max, most_open_files);
    (void)::setrlimit(RLIMIT_NOFILE, &limit);  // else merging tells what it lacks
}

}  // namespace

std::size_t bytes_of(const AnalysedDocument& document) {
    std::size_t bytes = sizeof document + document.bytes.size() + document.record.size();
    bytes += document.terms.size() * sizeof(AnalysedDocument::Term);
    bytes += document.story_keys.size() * sizeof(std::uint32_t);
    for (const AnalysedDocument::Value& value : document.values) bytes += sizeof value + value.bytes.size();
    return bytes;
}

/// A thread with the piece that it builds. Several, so that one is written while the next is filled.
struct BulkBuilder::Lane {
    explicit Lane(std::size_t piece_bytes) : piece(piece_bytes) {}

    PieceWriter piece;
    TaskThread thread{most_waiting_batches};
};

BulkBuilder::BulkBuilder(fs::path folder, Options options) : folder_(std::move(folder)), options_(options) {
    allow_many_open_files();
    fs::create_directories(folder_);
    stories_ = std::make_unique<StorySpool>(folder_);
    early_ = folder_ / "early";
    options_.threads = std::max<std::size_t>(options_.threads, 1);
}

BulkBuilder::~BulkBuilder() = default;

void BulkBuilder::add(AnalysedDocument&& document) {
    stories_->add(document);
    if (piece_bytes_ == 0) pieces_.emplace_back();
    const std::size_t bytes = bytes_of(document);
    batch_bytes_ += bytes;
    piece_bytes_ += bytes;
    batch_.push_back(std::move(document));
    if (batch_bytes_ >= bytes_of_batch) hand_over();
    if (piece_bytes_ >= options_.piece_bytes) end_piece();
}

BulkBuilder::Lane& BulkBuilder::lane_of(std::size_t piece) {
    const std::size_t number = piece % options_.threads;
    while (number >= lanes_.size()) lanes_.push_back(std::make_unique<Lane>(options_.piece_bytes));
    return *lanes_[number];
}

void BulkBuilder::hand_over() {
    if (batch_.empty()) return;
    // Shared, for a function can be copied.
    auto batch = std::make_shared<std::vector<AnalysedDocument>>(std::exchange(batch_, {}));
    batch_bytes_ = 0;
    const auto first = static_cast<std::uint32_t>(last_document() - batch->size() + 1);
    Lane& lane = lane_of(pieces_.size() - 1);
    lane.thread.add([&lane, batch, first] {
        std::uint32_t number = first;
        for (AnalysedDocument& document : *batch) lane.piece.add(number++, std::exchange(document, {}));
    });
}

void BulkBuilder::end_piece() {
    hand_over();
    piece_bytes_ = 0;
    Lane& lane = lane_of(pieces_.size() - 1);
    const fs::path path = folder_ / fmt::format("piece-{}", pieces_.size() - 1);
    lane.thread.add([&lane, &piece = pieces_.back(), path] { piece = lane.piece.write(path); });
}

void BulkBuilder::finish_lanes() {
    for (const auto& lane : lanes_) lane->thread.finish();
}

void BulkBuilder::merge(const fs::path& head, std::vector<LateAddition>&& late, const fs::path& target) {
    const PieceOverlay overlay{std::move(late), stories_->key_lists()};
    std::vector<fs::path> databases{head, folder_ / "late"};
    write_overlay(databases.back(), overlay);
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
        lane_of(i).thread.add([&piece = pieces_[i], &overlay] {
            finish_piece(without_early_tables(piece), late_additions_of(piece, overlay.additions));
        });
        databases.push_back(pieces_[i].folder);
    }
    finish_lanes();
    lanes_.clear();
    merge_pieces(target, databases);
    merging_early_->finish();
    merging_early_.reset();
    take_early_tables(target, early_);
    const std::vector<WrittenPiece> pieces(pieces_.begin(), pieces_.end());
    check_merged(target, pieces, overlay);
}

std::vector<fs::path> BulkBuilder::pieces() const {
    std::vector<fs::path> folders;
    for (const WrittenPiece& piece : pieces_) folders.push_back(piece.folder);
    return folders;
}

void BulkBuilder::end() {
    if (piece_bytes_ > 0) end_piece();
    finish_lanes();
    lanes_.clear();
    begin_early_merge();
}

/// Goes on while stories are told, which one thread does.
void BulkBuilder::begin_early_merge() {
    merging_early_ = std::make_unique<TaskThread>(1);
    merging_early_->add([this, pieces = std::vector<WrittenPiece>(pieces_.begin(), pieces_.end())] {
        merge_early_tables(early_, folder_ / "early-pieces", pieces);
    });
    if (options_.threads == 1) merging_early_->finish();
}

}  // namespace debrief
