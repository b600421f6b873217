#pragma once

#include "corpus/cleaning.h"
#include "indexer/file_entry.h"
#include "indexer/index_directory.h"
#include "indexer/writer_lock.h"

#include <cstdint>
#include <functional>
#include <memory>
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

    explicit IndexWriter(IndexDirectory directory, Mode mode = Mode::update,
                         WriterLock::Wait wait = WriterLock::Wait::no);
    IndexWriter(const IndexWriter&) = delete;
    IndexWriter& operator=(const IndexWriter&) = delete;
    /// Takes back what was not committed.
    ~IndexWriter();

    /// Adds a document, or puts it in the place of the one with the same id.
    Put put(const std::string& id, const Xapian::Document& document);

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
    template <typename Operation>
    auto guarded(const Operation& operation);
    void open_for_update();
    void open_for_rebuild();
    void take_place();
    void give_up_rebuild();
    void forget_content(const std::string& file, const std::string& content);

    IndexDirectory directory_;
    Mode mode_;
    std::unique_ptr<WriterLock> lock_;
    std::string shard_;  ///< the name of the database that is written, once it is committed
    std::unique_ptr<Database> database_;
    std::vector<std::uint32_t> touched_;  ///< in no order, some more than once
};

}  // namespace debrief
