#pragma once

#include "corpus/cleaning.h"
#include "indexer/file_entry.h"
#include "indexer/index_directory.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace Xapian {
class Database;
}

namespace debrief {

/// What an index says of one of its documents.
struct KnownDocument {
    std::uint32_t number = 0;  ///< Xapian's own for it
    std::string fingerprint;
    std::string file;  ///< key of the file it came from (`file_key`); empty: none
};

/// What an index held when its last commit was made: tells whether files and briefings are new, changed or as
/// before while a writer works on the same index. One a thread.
class CommittedIndex {
 public:
    /// An index that is not there yet holds nothing. Throws `Error` of kind `index`, as all functions do.
    explicit CommittedIndex(const IndexDirectory& directory);
    CommittedIndex(CommittedIndex&&) noexcept;
    CommittedIndex& operator=(CommittedIndex&&) noexcept;
    ~CommittedIndex();

    /// One that holds nothing, whatever lies in the directory: what a rebuild compares with.
    [[nodiscard]] static CommittedIndex empty(const IndexDirectory& directory);

    /// Whether it has nothing at all.
    [[nodiscard]] bool is_empty() const;
    [[nodiscard]] std::optional<KnownDocument> find(const std::string& id) const;
    [[nodiscard]] std::optional<FileEntry> find_file(std::string_view file) const;
    /// A file with this content (`FileEntry::content`).
    [[nodiscard]] std::optional<FileEntry> find_content(const std::string& content) const;
    [[nodiscard]] std::string id_of(std::uint32_t document) const;

    /// Numbers of the documents that came from a file, rising.
    [[nodiscard]] std::vector<std::uint32_t> documents_of(std::string_view file) const;

    /// The lines at the edges of a document's text (`EdgeLine::line`).
    [[nodiscard]] std::vector<std::uint64_t> lines_of(std::uint32_t document) const;

    /// How a line recurs (`EdgeLine::line`).
    [[nodiscard]] Repetition repetition(std::uint64_t line) const;

    /// The database itself, where there is one; Xapian's exceptions become `Error`.
    void read(const std::function<void(const Xapian::Database&)>& operation) const;

    /// All files that the index remembers, in no order that means anything.
    void for_each_file(const std::function<void(const FileEntry&)>& visit) const;

 private:
    struct Database;
    CommittedIndex(const IndexDirectory& directory, std::unique_ptr<Database> database);

    IndexDirectory directory_;
    std::unique_ptr<Database> database_;  ///< none: the index is empty
};

}  // namespace debrief
