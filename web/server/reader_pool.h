#pragma once

#include "indexer/index_directory.h"
#include "searcher/index_reader.h"

#include <memory>
#include <mutex>
#include <vector>

namespace debrief {

/// Open readers of one index, one lent to each request that is being answered. Safe to use from several
/// threads.
class ReaderPool {
 public:
    /// Opens the first reader, so that an index that cannot be used is told at once. Throws `Error` of kind
    /// `index`.
    explicit ReaderPool(IndexDirectory directory);

    /// A reader that goes back to the pool with this object.
    class Lease {
     public:
        Lease(ReaderPool& pool, std::unique_ptr<IndexReader> reader);
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;
        ~Lease();
        [[nodiscard]] IndexReader& reader() { return *reader_; }

     private:
        ReaderPool& pool_;
        std::unique_ptr<IndexReader> reader_;
    };

    [[nodiscard]] Lease lend();

 private:
    void take_back(std::unique_ptr<IndexReader> reader);

    IndexDirectory directory_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<IndexReader>> idle_;
};

}  // namespace debrief
