#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <utility>

namespace debrief {

/// The moment at which a search stops looking and answers with what it has. For one thread.
class Deadline {
 public:
    using Milliseconds = std::chrono::milliseconds;
    using Clock = std::function<std::chrono::steady_clock::time_point()>;

    /// `limit` from now; 0: never.
    explicit Deadline(Milliseconds limit, Clock now = std::chrono::steady_clock::now)
        : now_(std::move(now)), limit_(limit), is_limited_(limit.count() != 0) {
        if (is_limited_) end_ = now_() + limit;
    }

    /// Of a part of what `whole` is the deadline of: that one ends the part too. It may be null; else it
    /// outlives this one, and its clock counts.
    Deadline(Milliseconds limit, Deadline* whole)
        : Deadline(limit, whole ? whole->now_ : Clock(std::chrono::steady_clock::now)) {
        whole_ = whole;
    }

    /// Is over, too, once another thread sets `is_cancelled`, which outlives it.
    void end_with(const std::atomic<bool>& is_cancelled) { is_cancelled_ = &is_cancelled; }

    /// Whether the moment has passed. Asks the clock once in `steps_between_looks` calls, first at the first.
    [[nodiscard]] bool is_over() {
        if (is_over_ || steps_++ % steps_between_looks != 0) return is_over_;
        return is_over_now();
    }

    /// The same, with a look at the clock at each call: for steps that take long.
    [[nodiscard]] bool is_over_now() {
        return is_over_ = is_over_ || (is_cancelled_ && *is_cancelled_) ||
                          (whole_ && whole_->is_over_now()) || (is_limited_ && now_() >= end_);
    }

    /// Whether it was ever said to be over: the answer is not complete.
    [[nodiscard]] bool was_met() const { return is_over_; }

    /// The limit that was met: that of the whole, if it was.
    [[nodiscard]] Milliseconds limit() const {
        return whole_ && whole_->was_met() ? whole_->limit() : limit_;
    }

    static constexpr unsigned steps_between_looks = 64;

 private:
    Clock now_;
    std::chrono::steady_clock::time_point end_{};
    Milliseconds limit_;
    Deadline* whole_ = nullptr;
    const std::atomic<bool>* is_cancelled_ = nullptr;
    bool is_limited_;
    bool is_over_ = false;
    unsigned steps_ = 0;
};

/// Whether the deadline, which may be null, has passed: asks the clock.
[[nodiscard]] inline bool is_over_now(Deadline* deadline) {
    return deadline && deadline->is_over_now();
}

}  // namespace debrief
