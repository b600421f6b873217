#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>

namespace debrief {

/// A thread that does one task after the other. What a task throws ends it: it comes out of the next call.
class TaskThread {
 public:
    using Task = std::function<void()>;

    /// So many tasks may wait.
    explicit TaskThread(std::size_t most_waiting);
    TaskThread(const TaskThread&) = delete;
    TaskThread& operator=(const TaskThread&) = delete;
    ~TaskThread() { stop(); }

    /// Waits while too many wait.
    void add(Task&& task);

    /// Waits until all is done.
    void finish();

    /// From now on no task is begun; the destructor waits for the one that goes on.
    void stop();

 private:
    void work();
    void rethrow_failure() const;

    const std::size_t most_waiting_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Task> waiting_;
    std::exception_ptr failure_;
    bool is_busy_ = false;
    bool is_stopped_ = false;
    std::jthread thread_;  ///< after what it uses
};

}  // namespace debrief
