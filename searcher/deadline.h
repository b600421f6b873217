#pragma once

#include <chrono>
#include <functional>

namespace debrief {

/// The moment at which a search stops looking and answers with what it has. For one thread.
class Deadline {
 public:
    using Clock = std::function<std::chrono::steady_clock::time_point()>;

    /// `limit` from now; 0: never.
    explicit Deadline(std::chrono::milliseconds limit, Clock now = std::chrono::steady_clock::now)
        : now_(std::move(now)), is_limited_(limit.count() != 0) {
        if (is_limited_) end_ = now_() + limit;
    }

    /// Whether the moment has passed. Asks the clock once in `steps_between_looks` calls, first at the first.
    [[nodiscard]] bool is_over() {
        if (!is_limited_ || is_over_ || steps_++ % steps_between_looks != 0) return is_over_;
        return is_over_ = now_() >= end_;
    }

    /// Whether `is_over` has ever said so: the answer is not complete.
    [[nodiscard]] bool was_met() const { return is_over_; }

    static constexpr unsigned steps_between_looks = 64;

 private:
    Clock now_;
    std::chrono::steady_clock::time_point end_{};
    bool is_limited_;
    bool is_over_ = false;
    unsigned steps_ = 0;
};

}  // namespace debrief
