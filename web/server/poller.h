#pragma once

#include "corpus/base/descriptor.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace debrief {

/// Waits for what happens at many descriptors at once, and for `wake`.
class Poller {
 public:
    /// What is waited for; that a connection breaks is always told.
    enum class Interest { nothing, reading, writing };

    struct Event {
        std::uint64_t id;
        bool is_broken;  ///< the other end has gone, and takes nothing any more
    };

    /// Throws `Error` of kind `usage` where the system has no descriptors left.
    Poller();

    /// Whether the system let it; `id` is not 0.
    [[nodiscard]] bool add(int descriptor, std::uint64_t id, Interest interest);
    void change(int descriptor, std::uint64_t id, Interest interest);
    void remove(int descriptor);

    /// What has happened, at the latest after `time`; without a time, when something has.
    [[nodiscard]] std::vector<Event> wait(std::optional<std::chrono::milliseconds> time);

    /// Makes `wait` come back. From any thread.
    void wake();

 private:
    Descriptor epoll_;
    Descriptor wake_up_;
};

}  // namespace debrief
