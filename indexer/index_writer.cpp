#include "indexer/index_writer.h"

#include "corpus/base/error.h"
#include "corpus/base/file.h"
#include "corpus/base/text.h"
#include "indexer/pieces/piece_merge.h"
#include "indexer/schema.h"
#include "indexer/write_guard.h"
#include "indexer/xapian_document.h"
#include "indexer/xapian_errors.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include <fmt/format.h>
#include <xapian.h>

namespace debrief {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view shard_name = "shard-";
constexpr std::string_view draft_ending = ".new";

// In the draft of a bulk.
constexpr std::string_view head_name = "head";  ///< a database of what belongs to no document
constexpr std::string_view merged_name = "merged";
constexpr int unsafe = Xapian::DB_CREATE_OR_OPEN | Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS;

/// A database that has no name yet, so that one killed half-made is never opened.
fs::path draft_of(const IndexDirectory& directory, const std::string& shard) {
    return directory.shard(shard + std::string(draft_ending));
}

void make_empty_shard(const IndexDirectory& directory, const std::string& shard) {
    if (fs::exists(directory.shard(shard))) return;
    const fs::path draft = draft_of(directory, shard);
    fs::remove_all(draft);
    Xapian::WritableDatabase(draft.string(), Xapian::DB_CREATE_OR_OPEN).close();
    fs::rename(draft, directory.shard(shard));
    sync_directory(directory.root());
}

std::vector<std::string> shards_on_disk(const IndexDirectory& directory) {
    std::vector<std::string> shards;
    for (const fs::directory_entry& entry : fs::directory_iterator(directory.root())) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with(shard_name)) shards.push_back(name);
    }
    return shards;
}

/// What killed runs, or an index that was rebuilt, left behind.
void remove_shards_but(const IndexDirectory& directory, const std::vector<std::string>& kept) {
    for (const std::string& shard : shards_on_disk(directory)) {
        if (std::find(kept.begin(), kept.end(), shard) == kept.end()) fs::remove_all(directory.shard(shard));
    }
}

/// Drafts of the manifest that killed runs left behind.
void remove_manifest_drafts(const IndexDirectory& directory) {
    for (const fs::directory_entry& entry : fs::directory_iterator(directory.root())) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with("debrief.json.") && name.ends_with(draft_ending)) fs::remove_all(entry.path());
    }
}

/// A name that no shard has had.
std::string next_shard(const IndexDirectory& directory) {
    std::size_t next = 0;
    for (const std::string& shard : shards_on_disk(directory)) {
        const std::string_view digits = std::string_view(shard).substr(shard_name.size());
        if (const auto number = parse_number(digits.substr(0, digits.find('.'))))
            next = std::max(next, *number + 1);
    }
    return fmt::format("{}{}", shard_name, next);
}

}  // namespace

struct IndexWriter::Database {
    explicit Database(const fs::path& path, int flags = Xapian::DB_CREATE_OR_OPEN)
        : xapian(path.string(), flags) {}
    Xapian::WritableDatabase xapian;
};

IndexWriter::IndexWriter(IndexDirectory directory, Mode mode, WriterLock::Wait wait)
    : directory_(std::move(directory)), mode_(mode) {
    translating_xapian_errors(directory_.root(), [&] {
        if (!directory_.exists()) directory_.prepare();
        lock_ = std::make_unique<WriterLock>(directory_, wait);
        remove_manifest_drafts(directory_);
        if (mode_ == Mode::rebuild && directory_.exists()) {
            open_for_rebuild();
        } else {
            mode_ = Mode::update;
            open_for_update();
        }
        database_->xapian.begin_transaction();
    });
}

void IndexWriter::open_for_update() {
    // The manifest comes last: whoever finds it finds a database that opens.
    shard_ = directory_.exists() ? directory_.read_manifest().shards.front() : fmt::format("{}0", shard_name);
    if (!directory_.exists()) make_empty_shard(directory_, shard_);
    database_ = std::make_unique<Database>(directory_.shard(shard_));
    if (!directory_.exists()) directory_.write_manifest({schema_version, {shard_}});
    remove_shards_but(directory_, directory_.read_manifest().shards);
}

void IndexWriter::open_for_rebuild() {
    for (const std::string& shard : shards_on_disk(directory_)) {
        if (shard.ends_with(draft_ending)) fs::remove_all(directory_.shard(shard));
    }
    shard_ = next_shard(directory_);
    database_ = std::make_unique<Database>(draft_of(directory_, shard_));
}

IndexWriter::~IndexWriter() {
    bulk_.reset();  // its threads write below the draft
    if (database_) cancel();
    if (mode_ != Mode::rebuild) return;
    database_.reset();
    give_up_rebuild();
}

/// Closes the database without what was not committed.
void IndexWriter::cancel() {
    try {
        try {
            database_->xapian.cancel_transaction();
        } catch (const Xapian::InvalidOperationError&) {
            // A commit that failed has ended the transaction but kept its changes, which Xapian would commit
            // now.
            database_->xapian.begin_transaction(false);
            database_->xapian.cancel_transaction();
        }
    } catch (const Xapian::Error&) {
        // The database is closed or broken: nothing of ours can be committed any more.
    }
}

/// Makes room again at once; what cannot be removed is left for the next run.
void IndexWriter::give_up_rebuild() {
    std::error_code ignored;
    fs::remove_all(draft_of(directory_, shard_), ignored);
    try {
        // The commit may have failed just before the manifest, or behind it.
        remove_shards_but(directory_, directory_.read_manifest().shards);
    } catch (const Error&) {
        // The index is of another schema or damaged: nobody knows which shards are its.
    } catch (const fs::filesystem_error&) {
    }
}

/// A failure of Xapian's as an error, also where it can be thrown no more.
template <typename Operation>
auto IndexWriter::guarded(const Operation& operation) {
    const WriteGuard guard(directory_.root(), [this] {
        if (mode_ == Mode::rebuild) give_up_rebuild();
    });
    return translating_xapian_errors(directory_.root(), operation);
}

IndexWriter::Put IndexWriter::put(const std::string& id, const Xapian::Document& document) {
    return guarded([&] {
        const Xapian::docid last = database_->xapian.get_lastdocid();
        touched_.push_back(database_->xapian.replace_document(to_term(id_prefix, id), document));
        return touched_.back() > last ? Put::added : Put::replaced;
    });
}

IndexWriter::Put IndexWriter::put(const std::string& id, AnalysedDocument&& document) {
    if (!building_) return put(id, to_xapian_document(document));
    guarded([&] {
        if (bulk_) {
            bulk_->add(std::move(document));
            return;
        }
        gathered_bytes_ += bytes_of(document);
        gathered_.push_back({id, std::move(document)});
        if (gathered_bytes_ >= building_->bulk_from_bytes) begin_bulk();
    });
    return Put::added;
}

void IndexWriter::allow_bulk(const Building& building) {
    guarded([&] {
        if (database_->xapian.get_lastdocid() == 0) building_ = building;
    });
}

/// What is known of files so far goes to a database of its own, which is merged with the documents: all in a
/// draft, as an index that is rebuilt.
void IndexWriter::begin_bulk() {
    if (!can_write_pieces(directory_.shard(fmt::format("{}trial{}", shard_name, draft_ending)))) {
        put_gathered();
        return;
    }
    if (mode_ != Mode::rebuild) {
        mode_ = Mode::rebuild;
        shard_ = next_shard(directory_);
    }
    const fs::path draft = draft_of(directory_, shard_);
    std::vector<std::pair<std::string, std::string>> metadata;
    for (auto key = database_->xapian.metadata_keys_begin(); key != database_->xapian.metadata_keys_end();
         ++key)
        metadata.emplace_back(*key, database_->xapian.get_metadata(*key));
    cancel();
    database_.reset();
    fs::remove_all(draft);
    bulk_ = std::make_unique<BulkBuilder>(draft, building_->bulk);
    database_ = std::make_unique<Database>(draft / head_name, unsafe);
    for (const auto& [key, value] : metadata) database_->xapian.set_metadata(key, value);
    for (Gathered& each : gathered_) bulk_->add(std::move(each.document));
    gathered_ = {};
}

/// One by one, as all that comes after them.
void IndexWriter::put_gathered() {
    building_.reset();
    for (const Gathered& each : std::exchange(gathered_, {})) put(each.id, to_xapian_document(each.document));
}

bool IndexWriter::settle(const TellStories& tell_stories) {
    put_gathered();
    if (!bulk_) return false;
    guarded([&] {
        const fs::path draft = draft_of(directory_, shard_);
        database_->xapian.commit();
        database_->xapian.close();
        bulk_->end();
        bulk_->merge(draft / head_name, tell_stories(*bulk_), draft / merged_name);
        touched_.resize(bulk_->last_document());
        std::iota(touched_.begin(), touched_.end(), 1U);
        bulk_.reset();
        open_merged();
    });
    return true;
}

/// The merged database becomes the draft, alone.
void IndexWriter::open_merged() {
    const fs::path draft = draft_of(directory_, shard_);
    fs::path merged = directory_.shard(shard_ + ".merged" + std::string(draft_ending));
    fs::rename(draft / merged_name, merged);
    fs::remove_all(draft);
    fs::rename(merged, draft);
    database_ = std::make_unique<Database>(draft);
    database_->xapian.begin_transaction();
}

void IndexWriter::replace(std::uint32_t number, const Xapian::Document& document) {
    guarded([&] { database_->xapian.replace_document(number, document); });
    touched_.push_back(number);
}

void IndexWriter::remove(std::uint32_t document) {
    guarded([&] { database_->xapian.delete_document(document); });
    touched_.push_back(document);
}

std::vector<std::uint32_t> IndexWriter::touched_documents() const {
    std::vector<std::uint32_t> documents = touched_;
    std::sort(documents.begin(), documents.end());
    documents.erase(std::unique(documents.begin(), documents.end()), documents.end());
    return documents;
}

void IndexWriter::remember_file(const std::string& file, const FileEntry& entry) {
    guarded([&] {
        const auto before = parse_file_entry(database_->xapian.get_metadata(file_metadata_key(file)));
        if (before && before->content != entry.content) forget_content(file, before->content);
        database_->xapian.set_metadata(file_metadata_key(file), to_metadata(entry));
        if (!entry.content.empty()) database_->xapian.set_metadata(content_metadata_key(entry.content), file);
    });
}

void IndexWriter::forget_file(const std::string& file, const FileEntry& entry) {
    guarded([&] {
        database_->xapian.set_metadata(file_metadata_key(file), "");
        forget_content(file, entry.content);
    });
}

/// A content that the file has no more leads to it no more; another file may have it.
void IndexWriter::forget_content(const std::string& file, const std::string& content) {
    const std::string key = content_metadata_key(content);
    if (database_->xapian.get_metadata(key) == file) database_->xapian.set_metadata(key, "");
}

void IndexWriter::commit() {
    guarded([&] {
        database_->xapian.commit_transaction();
        if (mode_ == Mode::rebuild) {
            take_place();
            return;
        }
        // Xapian renames its files into place, which a loss of power could take back.
        sync_directory(directory_.shard(shard_));
        database_->xapian.begin_transaction();
    });
}

/// The manifest is what names the index's database: with it all changes hands at one instant.
void IndexWriter::take_place() {
    const fs::path draft = draft_of(directory_, shard_);
    for (const fs::directory_entry& entry : fs::directory_iterator(draft)) sync_file(entry.path());
    sync_directory(draft);
    fs::rename(draft, directory_.shard(shard_));
    sync_directory(directory_.root());
    directory_.write_manifest({schema_version, {shard_}});
    remove_shards_but(directory_, {shard_});
    mode_ = Mode::update;
}

std::size_t IndexWriter::document_count() const {
    return translating_xapian_errors(directory_.root(), [&] { return database_->xapian.get_doccount(); });
}

void IndexWriter::read(const std::function<void(Xapian::WritableDatabase&)>& operation) {
    guarded([&] { operation(database_->xapian); });
}

}  // namespace debrief
