#include "indexer/index_writer.h"

#include "corpus/base/file.h"
#include "indexer/schema.h"
#include "indexer/xapian_errors.h"

#include <xapian.h>

namespace debrief {

namespace {

constexpr const char* only_shard = "shard-0";

}  // namespace

struct IndexWriter::Database {
    explicit Database(const std::filesystem::path& path) : xapian(path.string(), Xapian::DB_CREATE_OR_OPEN) {}
    Xapian::WritableDatabase xapian;
};

IndexWriter::IndexWriter(IndexDirectory directory) : directory_(std::move(directory)) {
    translating_xapian_errors(directory_.root(), [&] {
        if (!directory_.exists()) directory_.prepare();
        const std::string shard =
            directory_.exists() ? directory_.read_manifest().shards.front() : only_shard;
        database_ = std::make_unique<Database>(directory_.shard(shard));
        // The manifest comes last: whoever finds it finds a database that opens.
        if (!directory_.exists()) directory_.write_manifest({schema_version, {shard}});
        database_->xapian.begin_transaction();
    });
}

IndexWriter::~IndexWriter() {
    try {
        database_->xapian.cancel_transaction();
    } catch (const Xapian::Error&) {
        // Nothing was begun, or the database failed before: either way nothing of ours is committed.
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
