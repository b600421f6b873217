#include "web/server/reader_pool.h"

#include <algorithm>
#include <condition_variable>
#include <thread>
#include <utility>

namespace debrief {

namespace {

std::unique_ptr<IndexReader> take_last(std::vector<std::unique_ptr<IndexReader>>& readers) {
    std::unique_ptr<IndexReader> reader = std::move(readers.back());
    readers.pop_back();
    return reader;
}

}  // namespace

struct ReaderPool::Waiter {
    std::condition_variable has_come{};
    std::unique_ptr<IndexReader> reader{};
};

std::size_t ReaderLimits::usual_remembering() {
    return std::clamp<std::size_t>(std::thread::hardware_concurrency(), 2, 4);
}

ReaderPool::ReaderPool(IndexDirectory directory, ReaderLimits limits)
    : directory_(std::move(directory)), limits_(limits) {
    for (std::size_t i = 0; i < limits_.remembering; ++i)
        remembering_.push_back(std::make_unique<IndexReader>(directory_));
}

ReaderPool::Lease::Lease(ReaderPool& pool, IndexReader::Memory memory, std::unique_ptr<IndexReader> reader)
    : pool_(pool), memory_(memory), reader_(std::move(reader)) {}

ReaderPool::Lease::~Lease() {
    pool_.take_back(memory_, std::move(reader_));
}

ReaderPool::Lease ReaderPool::lend() {
    using Memory = IndexReader::Memory;
    std::unique_lock lock(mutex_);
    if (!remembering_.empty()) return {*this, Memory::full, take_last(remembering_)};
    Waiter waiter;
    waiting_.push_back(&waiter);
    if (waiter.has_come.wait_for(lock, limits_.patience, [&] { return waiter.reader != nullptr; }))
        return {*this, Memory::full, std::move(waiter.reader)};
    std::erase(waiting_, &waiter);
    if (!beside_.empty()) return {*this, Memory::little, take_last(beside_)};
    lock.unlock();
    return {*this, Memory::little, std::make_unique<IndexReader>(directory_, Memory::little)};
}

void ReaderPool::take_back(IndexReader::Memory memory, std::unique_ptr<IndexReader> reader) {
    const std::lock_guard lock(mutex_);
    if (memory == IndexReader::Memory::little) {
        beside_.push_back(std::move(reader));
    } else if (waiting_.empty()) {
        remembering_.push_back(std::move(reader));
    } else {
        waiting_.front()->reader = std::move(reader);
        waiting_.front()->has_come.notify_one();
        waiting_.pop_front();
    }
}

}  // namespace debrief
