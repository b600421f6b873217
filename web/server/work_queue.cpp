#include "web/server/work_queue.h"

#include <utility>

namespace debrief {

WorkQueue::WorkQueue(std::size_t threads, std::size_t most_waiting) : most_waiting_(most_waiting) {
    threads_.reserve(threads);
    idle_threads_ = threads;
    for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
}

WorkQueue::~WorkQueue() {
    shut_down();
}

bool WorkQueue::offer(Work work) {
    {
        const std::lock_guard lock(mutex_);
        if (is_ending_ || waiting_.size() >= most_waiting_ + idle_threads_) return false;
        waiting_.push_back(std::move(work));
    }
    changed_.notify_one();
    return true;
}

std::size_t WorkQueue::waiting() const {
    const std::lock_guard lock(mutex_);
    return waiting_.size();
}

void WorkQueue::shut_down() {
    {
        const std::lock_guard lock(mutex_);
        is_ending_ = true;
        waiting_.clear();
    }
    changed_.notify_all();
    threads_.clear();
}

void WorkQueue::run() {
    std::unique_lock lock(mutex_);
    while (true) {
        changed_.wait(lock, [&] { return is_ending_ || !waiting_.empty(); });
        if (is_ending_) return;
        Work work = std::move(waiting_.front());
        waiting_.pop_front();
        --idle_threads_;
        lock.unlock();
        work();
        work = nullptr;  // what it holds is let go while nobody waits for it
        lock.lock();
        ++idle_threads_;
    }
}

}  // namespace debrief
