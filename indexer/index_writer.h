#pragma once

#include "indexer/index_directory.h"

#include <memory>
#include <string>

namespace Xapian {
class Document;
}

namespace debrief {

/// Writes an index: makes it where there is none, holds its lock, and changes it in one commit that is there
/// wholly or not at all. A reader sees the state before until then. Throws `Error` of kind `index`; after
/// that the writer is of no more use and the index is as it was.
class IndexWriter {
 public:
    enum class Put { added, replaced };

    explicit IndexWriter(IndexDirectory directory);
    IndexWriter(const IndexWriter&) = delete;
    IndexWriter& operator=(const IndexWriter&) = delete;
    /// Takes back what was not committed.
    ~IndexWriter();

    /// Adds a document, or puts it in the place of the one with the same id.
    Put put(const std::string& id, const Xapian::Document& document);

    /// Makes all changes visible and safe against a crash.
    void commit();

    [[nodiscard]] std::size_t document_count() const;

 private:
    struct Database;
    IndexDirectory directory_;
    std::unique_ptr<Database> database_;
};

}  // namespace debrief
