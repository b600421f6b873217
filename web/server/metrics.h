#pragma once

#include "web/server/door_counters.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace debrief {

/// Upper bounds of what the histogram of times counts apart, in milliseconds; a last bucket takes the rest.
inline constexpr std::array<std::uint64_t, 9> latency_bounds{5, 10, 25, 50, 100, 250, 500, 1000, 2500};

/// What requests asked for and what came of them since the server began.
struct RequestFigures {
    /// By route, and by the first digit of the status.
    std::map<std::string, std::array<std::uint64_t, 6>, std::less<>> statuses{};
    std::array<std::uint64_t, latency_bounds.size() + 1> times{};  ///< how many took so long, each once
    std::uint64_t microseconds = 0;                                ///< that all of them took
    std::uint64_t queries = 0;                                     ///< requests that brought a query
    std::uint64_t not_modified = 0;                                ///< answers that the client had already
};

/// Counts requests; safe to use from several threads.
class RequestCounters {
 public:
    enum class Kind { query, other };

    /// `route` is one of few: each is kept for good.
    void count(std::string_view route, Kind kind, int status, std::chrono::microseconds took);
    [[nodiscard]] RequestFigures figures() const;

 private:
    mutable std::mutex mutex_;
    RequestFigures figures_;
};

/// What is known of an index; nothing where it cannot be read.
struct IndexFigures {
    std::size_t documents = 0;
    std::string revision{};         ///< another after each commit
    std::int64_t made_seconds = 0;  ///< when it was first made or rebuilt, since 1970
};

/// All of it in the text format of Prometheus, version 0.0.4.
[[nodiscard]] std::string to_prometheus(const RequestFigures& requests, const DoorCounters& door,
                                        const std::optional<IndexFigures>& index);

}  // namespace debrief
