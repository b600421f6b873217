#include "web/server/reader_pool.h"

#include <utility>

namespace debrief {

ReaderPool::ReaderPool(IndexDirectory directory) : directory_(std::move(directory)) {
    idle_.push_back(std::make_unique<IndexReader>(directory_));
}

ReaderPool::Lease::Lease(ReaderPool& pool, std::unique_ptr<IndexReader> reader)
    : pool_(pool), reader_(std::move(reader)) {}

ReaderPool::Lease::~Lease() {
    pool_.take_back(std::move(reader_));
}

ReaderPool::Lease ReaderPool::lend() {
    {
        const std::lock_guard lock(mutex_);
        if (!idle_.empty()) {
            std::unique_ptr<IndexReader> reader = std::move(idle_.back());
            idle_.pop_back();
            return {*this, std::move(reader)};
        }
    }
    return {*this, std::make_unique<IndexReader>(directory_)};
}

void ReaderPool::take_back(std::unique_ptr<IndexReader> reader) {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(reader));
}

}  // namespace debrief
