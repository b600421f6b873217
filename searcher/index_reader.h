#pragma once

#include "corpus/briefing.h"
#include "indexer/index_directory.h"
#include "indexer/stemmer.h"

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

/// An index opened for reading, by one thread. Sees what was committed when a read begins, also
/// where the index was removed and made anew meanwhile.
class IndexReader {
 public:
    /// Throws `Error` of kind `index`.
    explicit IndexReader(IndexDirectory directory);
    IndexReader(IndexReader&&) noexcept;
    IndexReader& operator=(IndexReader&&) noexcept;
    ~IndexReader();

    /// Calls `operation` with the latest state of the index. Where a writer overtakes it, it is called again
    /// from its beginning with a newer state (at most a hundred times), so it must start afresh each time.
    /// Throws `Error` of kind `index`.
    void read(const std::function<void(const Xapian::Database&)>& operation);

    /// Absolute, of a file that briefings came from (`slot::file`); empty where the index remembers none. For
    /// operations of `read`. Costs a look-up in each shard.
    [[nodiscard]] std::string path_of_file(std::string_view file) const;

    /// Another after each commit, and for each index: what was made of a state is as good as new while it
    /// stays the same. Printable ASCII. Throws `Error` of kind `index`.
    [[nodiscard]] std::string revision();

    /// The briefing with this id, if the index has it.
    [[nodiscard]] std::optional<Briefing> find(const std::string& id);

    /// For queries: of the languages that the index holds.
    [[nodiscard]] Stemmers& stemmers() { return stemmers_; }
    [[nodiscard]] const IndexDirectory& directory() const { return directory_; }

 private:
    struct Shards;
    void give_up_if(bool is_last_attempt);
    void bring_up_to_date();
    void learn_languages();

    IndexDirectory directory_;
    std::unique_ptr<Shards> shards_;
    Stemmers stemmers_;
    std::vector<std::string> languages_;  ///< that `stemmers_` is made for
};

/// What pages tell of an index.
struct IndexInfo {
    std::string index;
    int schema = 0;
    std::size_t documents = 0;
    std::optional<Day> first_day;  ///< of the briefings whose day is known
    std::optional<Day> last_day;
};

[[nodiscard]] IndexInfo read_info(IndexReader& reader);

}  // namespace debrief
