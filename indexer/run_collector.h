#pragma once

#include "indexer/committed_index.h"
#include "indexer/index_run.h"
#include "indexer/index_writer.h"
#include "indexer/run_items.h"

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace debrief {

/// Puts what comes out of an index run's pipeline into the index, and counts it; at the end removes what is
/// there no more.
class RunCollector {
 public:
    /// Without a writer (a dry run) it is only told what would be done.
    /// `roots` are the given paths, absolute.
    RunCollector(CommittedIndex committed, std::vector<std::string> roots, IndexWriter* writer,
                 IndexRunObserver& observer);

    void take(Finished&& finished);

    /// After all items: removes the briefings that came from files below the roots which are there no more,
    /// and those that the files which were read hold no more.
    void remove_what_is_gone();

    [[nodiscard]] const IndexRunSummary& summary() const { return summary_; }
    /// The lines at the edges of texts of which some briefings changed (`EdgeLine::line`).
    [[nodiscard]] const std::unordered_set<std::uint64_t>& touched_lines() const { return touched_lines_; }
    /// Whether the index must be committed: briefings changed, or what is remembered of files did so that it
    /// pays.
    [[nodiscard]] bool has_changes() const;

 private:
    struct File {
        FileCheck check;
        std::string key;
        bool is_moved = false;
    };

    void accept(Problem&& problem);
    void accept(Mended&& mended);
    void accept(PassedOver&& passed_over);
    void accept(FileBegun&& begun);
    void accept(FileEnded&& ended);
    void accept(FileLeftUnread&& left);
    void accept(Prepared&& prepared);

    [[nodiscard]] std::optional<FileEntry> outside_owner(const KnownDocument& known) const;
    [[nodiscard]] std::optional<std::string> owner_to_keep(const Prepared& prepared) const;
    void refuse(Problem&& problem);
    [[nodiscard]] bool is_copy(const Prepared& prepared);
    void put(Prepared&& prepared);
    void take_over(const KnownDocument& document);
    void remember(const std::string& key, FileEntry entry, const std::optional<FileEntry>& known);
    [[nodiscard]] bool is_below_roots(const std::string& path) const;
    [[nodiscard]] bool is_unreadable(const std::string& path) const;
    [[nodiscard]] bool is_gone(const FileEntry& entry) const;
    void remove_untouched(const FileEntry& entry, const std::string& reason);
    void touch_lines(std::uint32_t document);
    [[nodiscard]] std::string current_file() const { return file_ ? file_->key : ""; }

    CommittedIndex committed_;
    std::vector<std::string> roots_;
    IndexWriter* writer_;
    IndexRunObserver& observer_;
    IndexRunSummary summary_;
    std::optional<File> file_;                    ///< that is being read
    std::unordered_set<std::uint64_t> seen_ids_;  ///< hashes
    std::vector<bool> touched_;  ///< committed documents that this run has found again, by number
    std::unordered_set<std::string> visited_;      ///< keys of the files of this run
    std::unordered_set<std::string> left_unread_;  ///< keys of those among them that were not read
    std::unordered_set<std::string>
        moved_from_;  ///< keys of the files that this run has found under other names
    std::unordered_map<std::string, std::size_t>
        robbed_;                           ///< how many briefings files have lost to others, by key
    std::vector<std::string> unreadable_;  ///< paths of which nobody knows what is in them now
    std::vector<FileEntry> read_again_;    ///< files that the index knew and that were read
    std::unordered_set<std::uint64_t> touched_lines_;
    std::uint64_t bytes_hashed_again_ = 0;
    bool has_new_entries_ = false;
};

}  // namespace debrief
