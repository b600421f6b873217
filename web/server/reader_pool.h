#pragma once

#include "indexer/index_directory.h"
#include "searcher/index_reader.h"

#include <chrono>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <vector>

namespace debrief {

/// How many readers there are, and who waits for one.
struct ReaderLimits {
    /// Readers that remember what searches have read, some 380 MB each at most. More than there are cores
    /// would answer nothing sooner, and each would have to read all for itself.
    std::size_t remembering = usual_remembering();
    /// How long a request waits for one of these. Then those that have them are slow, and it is given a
    /// reader beside them, which remembers little.
    std::chrono::milliseconds patience{100};

    /// As many as there are cores: 2 at least, 4 at most.
    [[nodiscard]] static std::size_t usual_remembering();
};

/// Open readers of one index, one lent to each request that is being answered. Safe to use from several
/// threads.
class ReaderPool {
 public:
    /// Opens the readers that remember, so that an index that cannot be used is told at once. Throws `Error`
    /// of kind `index`.
    explicit ReaderPool(IndexDirectory directory, ReaderLimits limits = {});

    /// A reader that goes back to the pool with this object.
    class Lease {
     public:
        Lease(ReaderPool& pool, IndexReader::Memory memory, std::unique_ptr<IndexReader> reader);
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;
        ~Lease();
        [[nodiscard]] IndexReader& reader() { return *reader_; }

     private:
        ReaderPool& pool_;
        IndexReader::Memory memory_;
        std::unique_ptr<IndexReader> reader_;
    };

    /// First come, first served; of those that remember the one that was used last. Throws `Error` of kind
    /// `index`.
    [[nodiscard]] Lease lend();

 private:
    struct Waiter;

    void take_back(IndexReader::Memory memory, std::unique_ptr<IndexReader> reader);

    const IndexDirectory directory_;
    const ReaderLimits limits_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<IndexReader>> remembering_;  ///< that are idle; then nobody waits
    std::vector<std::unique_ptr<IndexReader>> beside_;       ///< the same, of those that remember little
    std::deque<Waiter*> waiting_;                            ///< for one that remembers
};

}  // namespace debrief
