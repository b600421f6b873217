#pragma once

#include "corpus/briefing.h"
#include "indexer/index_directory.h"
#include "indexer/stemmer.h"

#include <cstddef>
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

class FacetMemory;
class MatchSets;
struct SearchMemory;

/// An index opened for reading, by one thread. Sees what was committed when a read begins, also
/// where the index was removed and made anew meanwhile.
class IndexReader {
 public:
    /// What it keeps of what searches have read.
    enum class Memory : std::uint8_t {
        full,    ///< all that makes the next search cheaper: see `search_memory`
        little,  ///< what is counted, and nothing that is ranked
    };

    /// Throws `Error` of kind `index`.
    explicit IndexReader(IndexDirectory directory, Memory memory = Memory::full);
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

    /// What stands behind a key of the metadata in each shard; empty where nothing does. For operations of
    /// `read`.
    [[nodiscard]] std::vector<std::string> metadata(const std::string& key) const;

    /// Another after each commit, and for each index: what was made of a state is as good as new while it
    /// stays the same. Printable ASCII. Throws `Error` of kind `index`.
    [[nodiscard]] std::string revision();

    /// The briefing with this id, if the index has it.
    [[nodiscard]] std::optional<Briefing> find(const std::string& id);

    /// For queries: of the languages that the index holds.
    [[nodiscard]] Stemmers& stemmers() { return stemmers_; }
    /// Of the state that is read.
    [[nodiscard]] FacetMemory& facet_memory() { return *facet_memory_; }
    [[nodiscard]] MatchSets& match_sets() { return *match_sets_; }
    /// Of the state that is read, once that was asked for more often than a program does which answers one
    /// query and ends: to fill it would cost more than it saves. None for an index that it is not for
    /// (`PostingMemory::is_for`), or with `Memory::little`.
    [[nodiscard]] SearchMemory* search_memory();
    [[nodiscard]] const IndexDirectory& directory() const { return directory_; }

 private:
    struct Shards;
    void give_up_if(bool is_last_attempt);
    void bring_up_to_date();
    void learn_languages();

    IndexDirectory directory_;
    Memory memory_;
    std::unique_ptr<Shards> shards_;
    std::unique_ptr<FacetMemory> facet_memory_;
    std::unique_ptr<MatchSets> match_sets_;
    std::unique_ptr<SearchMemory> search_memory_;
    std::size_t searches_ = 0;  ///< of the state, so far
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
