#include "indexer/run_collector.h"

#include "indexer/schema.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <xapian.h>
#include <xxhash.h>

namespace debrief {

namespace {

namespace fs = std::filesystem;

/// To remember that files which were hashed again are as they were is worth a commit of its own from here on.
constexpr std::uint64_t bytes_worth_a_commit = 16'000'000;

bool is_at_or_below(const std::string& path, const std::string& folder) {
    if (!path.starts_with(folder)) return false;
    return path.size() == folder.size() || folder.ends_with('/') || path[folder.size()] == '/';
}

/// Whether a reader made this id from the path of its file, so that it stands for the file and nothing else.
bool is_made_from_path(const std::string& id, const std::string& path) {
    for (std::size_t slash = path.rfind('/'); slash != std::string::npos && slash > 0;
         slash = path.rfind('/', slash - 1)) {
        if (id.starts_with(std::string_view(path).substr(slash + 1))) return true;
    }
    return false;
}

/// Where it stands does not tell a briefing apart; what is remembered of times is for speed only.
bool says_the_same(FileEntry left, const FileEntry& right) {
    left.changed_nanoseconds = right.changed_nanoseconds;
    left.status_nanoseconds = right.status_nanoseconds;
    return left == right;
}

std::string absolute(const std::string& path) {
    std::error_code unknown;
    const fs::path whole = fs::weakly_canonical(path, unknown);
    return unknown ? path : whole.string();
}

}  // namespace

RunCollector::RunCollector(CommittedIndex committed, std::vector<std::string> roots, IndexWriter* writer,
                           IndexRunObserver& observer)
    : committed_(std::move(committed)), roots_(std::move(roots)), writer_(writer), observer_(observer) {}

void RunCollector::take(Finished&& finished) {
    summary_.bytes = finished.bytes;
    std::visit([&](auto&& what) { accept(std::forward<decltype(what)>(what)); }, std::move(finished.what));
    observer_.on_progress(summary_);
}

bool RunCollector::has_changes() const {
    return !summary_.changed_nothing() || has_new_entries_ || bytes_hashed_again_ >= bytes_worth_a_commit;
}

void RunCollector::refuse(Problem&& problem) {
    ++summary_.refused;
    if (file_) file_->check.entry.is_complete = false;
    observer_.on_problem(problem);
}

void RunCollector::accept(Problem&& problem) {
    if (!file_) unreadable_.push_back(absolute(problem.where));
    refuse(std::move(problem));
}

void RunCollector::accept(Mended&& mended) {
    ++summary_.mended;
    observer_.on_mended(mended.what);
}

void RunCollector::accept(PassedOver&&) {
    ++summary_.passed_over;
}

void RunCollector::accept(FileBegun&& begun) {
    file_.emplace(File{std::move(begun.check), "", false});
    file_->key = file_key(file_->check.entry.path);
    visited_.insert(file_->key);
    const auto& from = file_->check.moved_from;
    if (file_->check.entry.content.empty()) unreadable_.push_back(file_->check.entry.path);
    file_->is_moved = from && is_below_roots(from->path);
    if (file_->is_moved) moved_from_.insert(file_key(from->path));
}

void RunCollector::accept(FileEnded&&) {
    if (!file_) return;
    if (is_unreadable(file_->check.entry.path)) {  // what it held may still be in it
        file_.reset();
        return;
    }
    if (file_->check.known) read_again_.push_back(*file_->check.known);
    remember(file_->key, file_->check.entry, file_->check.known);
    file_.reset();
}

void RunCollector::accept(FileLeftUnread&& left) {
    const std::string key = file_key(left.check.entry.path);
    visited_.insert(key);
    left_unread_.insert(key);
    const auto robbed = robbed_.find(key);
    summary_.unchanged += left.check.entry.briefings - (robbed == robbed_.end() ? 0 : robbed->second);
    if (left.check.entry == *left.check.known) return;
    bytes_hashed_again_ += left.check.entry.bytes;
    remember(key, left.check.entry, left.check.known);
}

void RunCollector::remember(const std::string& key, FileEntry entry, const std::optional<FileEntry>& known) {
    entry.is_complete = entry.is_complete && !robbed_.contains(key);
    if (!known || !says_the_same(entry, *known)) has_new_entries_ = true;
    if (writer_) writer_->remember_file(key, entry);
}

void RunCollector::accept(Prepared&& prepared) {
    if (prepared.known && prepared.known->number >= touched_.size())
        touched_.resize(prepared.known->number + 1);
    if (!seen_ids_.insert(XXH3_64bits(prepared.id.data(), prepared.id.size())).second) {
        refuse(
            {prepared.where,
             fmt::format("has the id of an earlier briefing of this run, '{}', which is kept", prepared.id)});
        return;
    }
    if (const auto owner = owner_to_keep(prepared)) {
        touched_[prepared.known->number] = true;
        refuse({prepared.where,
                fmt::format("has the id '{}' of a briefing of '{}', which is kept: index the folder above "
                            "both, so that their names differ",
                            prepared.id, *owner)});
        return;
    }
    put(std::move(prepared));
}

/// The file that the index has a briefing from, where it is another than the one that is being read and is no
/// matter of this run.
std::optional<FileEntry> RunCollector::outside_owner(const KnownDocument& known) const {
    if (known.file.empty() || known.file == current_file()) return std::nullopt;
    auto owner = committed_.find_file(known.file);
    std::error_code unknown;
    const bool is_outside = owner && !is_below_roots(owner->path) && fs::exists(owner->path, unknown);
    return is_outside ? owner : std::nullopt;
}

/// The other file that the index has the briefing from, where it is to stay so: of the files of one run the
/// first counts, and an id that a reader made stands for one file only.
std::optional<std::string> RunCollector::owner_to_keep(const Prepared& prepared) const {
    if (!prepared.known) return std::nullopt;
    if (left_unread_.contains(prepared.known->file)) return committed_.find_file(prepared.known->file)->path;
    const auto owner = outside_owner(*prepared.known);
    const bool is_by_path = file_ && is_made_from_path(prepared.id, file_->check.entry.path);
    return owner && is_by_path && !prepared.is_same ? std::optional(owner->path) : std::nullopt;
}

/// Whether a file outside of this run holds the same briefing: it stays that file's.
bool RunCollector::is_copy(const Prepared& prepared) {
    const bool is_copy = prepared.is_same && outside_owner(*prepared.known);
    if (is_copy && file_) file_->check.entry.is_complete = false;  // read again once the other file is gone
    return is_copy;
}

void RunCollector::put(Prepared&& prepared) {
    if (file_) {
        ++file_->check.entry.briefings;
        file_->check.entry.gives_dates = file_->check.entry.gives_dates || prepared.is_dated_by_file;
    }
    if (prepared.known) touched_[prepared.known->number] = true;
    if (!prepared.document || is_copy(prepared)) {
        ++summary_.unchanged;
        return;
    }
    const bool is_moved = prepared.known ? prepared.is_same : file_ && file_->is_moved;
    const ChangeKind kind = is_moved         ? ChangeKind::moved
                            : prepared.known ? ChangeKind::replaced
                                             : ChangeKind::added;
    const std::string reason = is_moved         ? "its file has another name or place"
                               : prepared.known ? "it says something else than before"
                                                : "it is new";
    observer_.on_change({kind, prepared.id, prepared.where, reason});
    ++(is_moved ? summary_.moved : prepared.known ? summary_.replaced : summary_.added);
    touched_lines_.insert(prepared.lines.begin(), prepared.lines.end());
    if (prepared.known) take_over(*prepared.known);
    if (writer_) writer_->put(prepared.id, std::move(*prepared.document));
}

/// The document is another's or has other lines from now on.
void RunCollector::take_over(const KnownDocument& document) {
    touch_lines(document.number);
    if (document.file.empty() || document.file == current_file()) return;
    ++robbed_[document.file];
    auto owner = committed_.find_file(document.file);
    if (!writer_ || !owner || !owner->is_complete) return;
    owner->is_complete = false;  // read it again, should it still be there in the next run
    writer_->remember_file(document.file, *owner);
}

void RunCollector::touch_lines(std::uint32_t document) {
    for (const std::uint64_t line : committed_.lines_of(document)) touched_lines_.insert(line);
}

bool RunCollector::is_below_roots(const std::string& path) const {
    return std::any_of(roots_.begin(), roots_.end(),
                       [&](const std::string& root) { return is_at_or_below(path, root); });
}

bool RunCollector::is_unreadable(const std::string& path) const {
    return std::any_of(unreadable_.begin(), unreadable_.end(),
                       [&](const std::string& folder) { return is_at_or_below(path, folder); });
}

bool RunCollector::is_gone(const FileEntry& entry) const {
    return is_below_roots(entry.path) && !is_unreadable(entry.path) &&
           !visited_.contains(file_key(entry.path));
}

void RunCollector::remove_what_is_gone() {
    std::vector<FileEntry> gone;
    committed_.for_each_file([&](const FileEntry& entry) {
        if (is_gone(entry)) gone.push_back(entry);
    });
    for (const FileEntry& entry : gone) {
        remove_untouched(entry, "its file is gone");
        if (writer_) writer_->forget_file(file_key(entry.path), entry);
        has_new_entries_ = true;
    }
    for (const FileEntry& entry : read_again_) remove_untouched(entry, "its file holds it no more");
    observer_.on_progress(summary_);
}

void RunCollector::remove_untouched(const FileEntry& entry, const std::string& reason) {
    const std::string key = file_key(entry.path);
    for (const std::uint32_t document : committed_.documents_of(key)) {
        const bool is_touched = document < touched_.size() && touched_[document];
        if (is_touched) continue;
        touch_lines(document);
        if (writer_) writer_->remove(document);
        // What was found under another name is told as moved already.
        if (moved_from_.contains(key)) continue;
        ++summary_.removed;
        observer_.on_change({ChangeKind::removed, committed_.id_of(document), entry.path, reason});
    }
}

}  // namespace debrief
