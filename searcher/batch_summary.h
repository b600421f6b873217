#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace debrief {

/// What a batch did.
struct BatchSummary {
    std::size_t queries = 0;
    std::size_t with_hits = 0;
    std::size_t refused = 0;            ///< lines and topics that are no query
    std::vector<float> milliseconds{};  ///< that each query took
};

/// The value that this part of all is at most (nearest rank): of 200 values the 0.95th part is the 190th. 0
/// where there is none.
[[nodiscard]] double percentile(std::vector<float> values, double part);

/// The summary for people, `elapsed` being the time of the whole batch: two lines with their ends.
[[nodiscard]] std::string to_text(const BatchSummary& summary, std::chrono::duration<double> elapsed);

/// What a terminal shows while a batch runs; `total` and `read` in bytes of the files, 0 where unknown.
[[nodiscard]] std::string batch_progress(std::size_t queries, std::uint64_t read, std::uint64_t total,
                                         std::chrono::duration<double> elapsed);

}  // namespace debrief
