#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace debrief {

/// Some threads, and a bounded queue of what they are to do, first come first served.
class WorkQueue {
 public:
    using Work = std::function<void()>;  ///< throws nothing

    WorkQueue(std::size_t threads, std::size_t most_waiting);
    WorkQueue(const WorkQueue&) = delete;
    WorkQueue& operator=(const WorkQueue&) = delete;
    ~WorkQueue();

    /// Whether there was room for it.
    [[nodiscard]] bool offer(Work work);

    [[nodiscard]] std::size_t waiting() const;

    /// Lets what is being done come to its end, and drops what waits.
    void shut_down();

 private:
    void run();

    const std::size_t most_waiting_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Work> waiting_;
    std::size_t idle_threads_ = 0;
    bool is_ending_ = false;
    std::vector<std::jthread> threads_;
};

}  // namespace debrief
