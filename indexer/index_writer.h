#pragma once

#include "indexer/analysed_document.h"
#include "indexer/bulk_builder.h"
#include "indexer/file_entry.h"
#include "indexer/index_directory.h"
#include "indexer/writer_lock.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace Xapian {
class Document;
class WritableDatabase;
}  // namespace Xapian

namespace debrief {

/// Writes an index: makes it where there is none, holds its lock, and changes it in one commit that is there
/// wholly or not at all. A reader sees the state before until then. Throws `Error` of kind `index`; after
/// that the writer is of no more use and the index is as it was.
class IndexWriter {
 public:
    enum class Mode {
        update,   ///< changes what is there
        rebuild,  ///< makes a new index aside, which takes the place of the old one, of whatever schema, at
                  ///< the commit
    };
    enum class Put { added, replaced };

    /// How the documents of an index that has none yet are built (`BulkBuilder`); the index is the same
    /// either way.
    struct Building {
        std::size_t bulk_from_bytes = 8'000'000;  ///< of documents that are put; fewer are put one by one
        BulkBuilder::Options bulk{};
    };
    /// Tells the stories of all documents of a bulk, whose pieces have ended.
    using TellStories = std::function<std::vector<LateAddition>(BulkBuilder&)>;

    explicit IndexWriter(IndexDirectory directory, Mode mode = Mode::update,
                         WriterLock::Wait wait = WriterLock::Wait::no);
    IndexWriter(const IndexWriter&) = delete;
    IndexWriter& operator=(const IndexWriter&) = delete;
    /// Takes back what was not committed.
    ~IndexWriter();

    /// From now on documents may be built in bulk, if the index has none: `settle` is to be called after the
    /// last `put`, before anything else is done with documents, and all that are put have different ids.
    void allow_bulk(const Building& building);

    /// Adds a document, or puts it in the place of the one with the same id.
    Put put(const std::string& id, const Xapian::Document& document);
    Put put(const std::string& id, AnalysedDocument&& document);

    /// Ends what `allow_bulk` has begun. Whether there was a bulk, which has the stories that it was told.
    [[nodiscard]] bool settle(const TellStories& tell_stories);

    /// Puts a document in the place of the one with this number.
    void replace(std::uint32_t number, const Xapian::Document& document);

    /// Removes the document with this number (`KnownDocument`).
    void remove(std::uint32_t document);

    /// The numbers of the documents that were added, replaced or removed by it, rising, each once.
    [[nodiscard]] std::vector<std::uint32_t> touched_documents() const;

    /// Keeps what is known of a file (`file_key`), or forgets it.
    void remember_file(const std::string& file, const FileEntry& entry);
    void forget_file(const std::string& file, const FileEntry& entry);

    /// Makes all changes visible and safe against a crash. A rebuilt index can be changed no more after it.
    void commit();

    [[nodiscard]] std::size_t document_count() const;

    /// The database with all changes, committed or not.
    void read(const std::function<void(Xapian::WritableDatabase&)>& operation);

 private:
    struct Database;
    struct Gathered {
        std::string id;
        AnalysedDocument document;
    };
    template <typename Operation>
    auto guarded(const Operation& operation);
    void open_for_update();
    void open_for_rebuild();
    void take_place();
    void give_up_rebuild();
    void forget_content(const std::string& file, const std::string& content);
    void put_gathered();
    void begin_bulk();
    void cancel();
    void open_merged();

    IndexDirectory directory_;
    Mode mode_;
    std::unique_ptr<WriterLock> lock_;
    std::string shard_;                   ///< the name of the database that is written, once it is committed
    std::unique_ptr<Database> database_;  ///< of a bulk: what it holds beside documents
    std::optional<Building> building_;    ///< allowed, until it is settled
    std::vector<Gathered> gathered_;      ///< documents, until they are enough for a bulk
    std::size_t gathered_bytes_ = 0;
    std::unique_ptr<BulkBuilder> bulk_;
    std::vector<std::uint32_t> touched_;  ///< in no order, some more than once
};

}  // namespace debrief
