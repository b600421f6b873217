#pragma once

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace debrief {

/// Work on a stream of items on several threads, with results in the order of the items: one thread produces,
/// `threads` threads work, the calling thread consumes. At most `window` items wait anywhere, so a quick
/// producer never fills the memory. What any part throws ends all parts and comes out of `run`; what was
/// consumed before it is exactly what precedes the failed item.
template <typename Item, typename Result>
class OrderedPipeline {
 public:
    using Emit = std::function<void(Item&&)>;
    using Worker = std::function<Result(Item&&)>;

    static constexpr std::chrono::milliseconds idle_every{100};

    /// `threads` below 1 count as 1. `items_per_thread` makes the window: the larger, the less an item that
    /// takes long holds up the others.
    explicit OrderedPipeline(std::size_t threads, std::size_t items_per_thread = 16)
        : threads_(std::max<std::size_t>(threads, 1)), window_(threads_ * items_per_thread) {}

    /// `produce` is called once with the function that takes its items; `make_worker` once on each working
    /// thread, so that what is not safe to share (a stemmer, a database handle) can belong to one worker.
    /// `idle`, if any, is called by the calling thread every `idle_every` while it waits; what it throws ends
    /// all parts too.
    void run(const std::function<void(const Emit&)>& produce, const std::function<Worker()>& make_worker,
             const std::function<void(Result&&)>& consume, const std::function<void()>& idle = {}) {
        std::vector<std::jthread> threads;
        const Ending ending(*this);  // stops the threads before the vector joins them
        threads.emplace_back([&] { produce_all(produce); });
        for (std::size_t i = 0; i < threads_; ++i) threads.emplace_back([&] { work(make_worker); });
        while (auto slot = finished_slot(idle)) {
            if (slot->failure) std::rethrow_exception(slot->failure);
            consume(std::move(*slot->result));
        }
    }

 private:
    struct Slot {
        std::optional<Item> item;
        std::optional<Result> result;
        std::exception_ptr failure;
        bool is_finished = false;
    };

    /// Thrown through `produce` once nobody wants more items; no `std::exception`, so that no reader takes it
    /// for its own.
    struct Stopped {};

    /// Tells the threads to end, however `run` ends.
    struct Ending {
        explicit Ending(OrderedPipeline& owner) : pipeline(owner) {}
        Ending(const Ending&) = delete;
        Ending& operator=(const Ending&) = delete;
        ~Ending() { pipeline.stop(); }
        OrderedPipeline& pipeline;
    };

    void stop() {
        const std::lock_guard lock(mutex_);
        is_stopped_ = true;
        has_room_.notify_all();
        has_work_.notify_all();
        has_result_.notify_all();
    }

    void produce_all(const std::function<void(const Emit&)>& produce) {
        std::exception_ptr failure;
        try {
            produce([&](Item&& item) { add(std::move(item)); });
        } catch (const Stopped&) {
            return;
        } catch (...) {
            failure = std::current_exception();
        }
        const std::lock_guard lock(mutex_);
        if (failure) {
            slots_.push_back({std::nullopt, std::nullopt, failure, true});
            ++finished_;
        }
        is_all_produced_ = true;
        has_work_.notify_all();
        has_result_.notify_all();
    }

    void add(Item&& item) {
        std::unique_lock lock(mutex_);
        has_room_.wait(lock, [&] { return is_stopped_ || slots_.size() < window_; });
        if (is_stopped_) throw Stopped();
        slots_.push_back({std::move(item), std::nullopt, nullptr, false});
        has_work_.notify_one();
    }

    void work(const std::function<Worker()>& make_worker) {
        Worker worker;
        std::exception_ptr no_worker;
        try {
            worker = make_worker();
        } catch (...) {
            no_worker = std::current_exception();
        }
        while (Slot* slot = next_to_do()) {
            std::optional<Result> result;
            std::exception_ptr failure = no_worker;
            if (!failure) {
                try {
                    result = worker(std::move(*slot->item));
                } catch (...) {
                    failure = std::current_exception();
                }
            }
            const std::lock_guard lock(mutex_);
            slot->item.reset();
            slot->result = std::move(result);
            slot->failure = failure;
            slot->is_finished = true;
            ++finished_;
            if (finished_ >= window_ / 4) tell_consumer();
        }
    }

    /// Waking it costs as much as a small item, so it is done for several results at once, or before a worker
    /// waits.
    void tell_consumer() {
        if (!slots_.empty() && slots_.front().is_finished) has_result_.notify_one();
    }

    /// The next slot without a worker; nothing when there will be none. A deque keeps it in place while
    /// others come and go.
    Slot* next_to_do() {
        std::unique_lock lock(mutex_);
        for (;;) {
            while (given_out_ < slots_.size() && slots_[given_out_].is_finished) ++given_out_;
            if (is_stopped_) return nullptr;
            if (given_out_ < slots_.size()) return &slots_[given_out_++];
            tell_consumer();
            if (is_all_produced_) return nullptr;
            has_work_.wait(lock);
        }
    }

    std::optional<Slot> finished_slot(const std::function<void()>& idle) {
        std::unique_lock lock(mutex_);
        while (!(slots_.empty() ? is_all_produced_ : slots_.front().is_finished)) {
            if (!idle) {
                has_result_.wait(lock);
            } else if (has_result_.wait_for(lock, idle_every) == std::cv_status::timeout) {
                lock.unlock();
                idle();
                lock.lock();
            }
        }
        if (slots_.empty()) return std::nullopt;
        std::optional<Slot> slot = std::move(slots_.front());
        slots_.pop_front();
        if (given_out_ > 0) --given_out_;
        --finished_;
        // A producer that waits is woken once for half a window and not for each item.
        if (slots_.size() == window_ / 2) has_room_.notify_one();
        return slot;
    }

    const std::size_t threads_;
    const std::size_t window_;
    std::mutex mutex_;
    // One a party, so that none is woken for another's sake.
    std::condition_variable has_room_;    ///< waited on by the producer
    std::condition_variable has_work_;    ///< by workers
    std::condition_variable has_result_;  ///< by the consumer
    std::deque<Slot> slots_;
    std::size_t given_out_ = 0;  ///< slots from the front that a worker has taken or that need none
    std::size_t finished_ = 0;   ///< slots whose results are not consumed yet
    bool is_all_produced_ = false;
    bool is_stopped_ = false;
};

}  // namespace debrief
