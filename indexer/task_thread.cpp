#include "indexer/task_thread.h"

#include <utility>

namespace debrief {

TaskThread::TaskThread(std::size_t most_waiting) : most_waiting_(most_waiting), thread_([this] { work(); }) {}

void TaskThread::stop() {
    const std::lock_guard lock(mutex_);
    is_stopped_ = true;
    changed_.notify_all();
}

void TaskThread::add(Task&& task) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return failure_ || waiting_.size() < most_waiting_; });
    rethrow_failure();
    waiting_.push_back(std::move(task));
    changed_.notify_all();
}

void TaskThread::finish() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return failure_ || (waiting_.empty() && !is_busy_); });
    rethrow_failure();
}

void TaskThread::rethrow_failure() const {
    if (failure_) std::rethrow_exception(failure_);
}

void TaskThread::work() {
    std::unique_lock lock(mutex_);
    for (;;) {
        changed_.wait(lock, [&] { return is_stopped_ || !waiting_.empty(); });
        if (is_stopped_) return;
        Task task = std::move(waiting_.front());
        waiting_.pop_front();
        is_busy_ = true;
        changed_.notify_all();
        lock.unlock();
        std::exception_ptr failure;
        try {
            task();
        } catch (...) {
            failure = std::current_exception();
        }
        task = nullptr;  // what it holds is given up before it counts as done
        lock.lock();
        is_busy_ = false;
        failure_ = failure;
        changed_.notify_all();
        if (failure_) return;
    }
}

}  // namespace debrief
