#include "indexer/index_writer.h"

#include "corpus/base/file.h"
#include "indexer/schema.h"
#include "indexer/xapian_errors.h"

#include <fmt/format.h>
#include <unistd.h>
#include <xapian.h>

namespace debrief {

namespace {

namespace fs = std::filesystem;

constexpr const char* only_shard = "shard-0";

/// Makes an empty database aside and gives it its name at one instant, so that one killed half-made is never
/// opened. Where another run was quicker, its database stays.
void make_shard(const IndexDirectory& directory) {
    const fs::path shard = directory.shard(only_shard);
    if (fs::exists(shard)) return;
    const fs::path draft = directory.shard(fmt::format("{}.{}.new", only_shard, ::getpid()));
    fs::remove_all(draft);
    Xapian::WritableDatabase(draft.string(), Xapian::DB_CREATE_OR_OPEN).close();
    std::error_code taken;
    fs::rename(draft, shard, taken);
    if (taken) fs::remove_all(draft);
    sync_directory(directory.root());
}

/// What killed runs left behind.
void remove_drafts(const IndexDirectory& directory) {
    for (const fs::directory_entry& entry : fs::directory_iterator(directory.root())) {
        const bool is_shard = entry.path().filename().string().starts_with("shard-");
        if (is_shard && entry.path().extension() == ".new") fs::remove_all(entry.path());
    }
}

}  // namespace

struct IndexWriter::Database {
    explicit Database(const std::filesystem::path& path) : xapian(path.string(), Xapian::DB_CREATE_OR_OPEN) {}
    Xapian::WritableDatabase xapian;
};

IndexWriter::IndexWriter(IndexDirectory directory) : directory_(std::move(directory)) {
    translating_xapian_errors(directory_.root(), [&] {
        if (!directory_.exists()) {
            directory_.prepare();
            make_shard(directory_);
        }
        const std::string shard =
            directory_.exists() ? directory_.read_manifest().shards.front() : only_shard;
        database_ = std::make_unique<Database>(directory_.shard(shard));
        remove_drafts(directory_);
        // The manifest comes last: whoever finds it finds a database that opens.
        if (!directory_.exists()) directory_.write_manifest({schema_version, {shard}});
        database_->xapian.begin_transaction();
    });
}

IndexWriter::~IndexWriter() {
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

IndexWriter::Put IndexWriter::put(const std::string& id, const Xapian::Document& document) {
    return translating_xapian_errors(directory_.root(), [&] {
        const Xapian::docid last = database_->xapian.get_lastdocid();
        return database_->xapian.replace_document(to_term(id_prefix, id), document) > last ? Put::added
                                                                                           : Put::replaced;
    });
}

void IndexWriter::commit() {
    translating_xapian_errors(directory_.root(), [&] {
        database_->xapian.commit_transaction();
        // Xapian renames its files into place, which a loss of power could take back.
        for (const std::string& shard : directory_.read_manifest().shards)
            sync_directory(directory_.shard(shard));
        database_->xapian.begin_transaction();
    });
}

std::size_t IndexWriter::document_count() const {
    return translating_xapian_errors(directory_.root(), [&] { return database_->xapian.get_doccount(); });
}

}  // namespace debrief
