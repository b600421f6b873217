#pragma once

#include "web/server/refusal.h"

#include <array>
#include <atomic>
#include <cstdint>

namespace debrief {

/// What has come to the front door since the server began; read and written by several threads.
struct DoorCounters {
    using Count = std::atomic<std::uint64_t>;

    Count accepted{0};          ///< connections
    Count open{0};              ///< connections that are open now
    Count waiting{0};           ///< requests that wait for an answer now
    Count answered{0};          ///< requests that an answer was made for, whatever its status
    Count idle_closed{0};       ///< connections without a request, closed in time or for others' sake
    Count slow_readers_cut{0};  ///< connections whose client did not read its reply in time
    Count dropped{0};           ///< connections closed at once: not even a refusal could be sent
    std::array<Count, refusal_count> refused{};  ///< requests, in the order of `Refusal`

    void count(Refusal refusal) { ++refused[static_cast<std::size_t>(refusal)]; }
    [[nodiscard]] std::uint64_t refused_for(Refusal refusal) const {
        return refused[static_cast<std::size_t>(refusal)];
    }
};

}  // namespace debrief
