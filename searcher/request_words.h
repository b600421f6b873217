#pragma once

#include <span>
#include <string>
#include <vector>

namespace debrief {

/// What the words of requests that say no more than that something is wanted count.
struct RequestOptions {
    double share = 0.5;            ///< of `article`, `describe`, `various` and their like
    std::size_t fewest_words = 4;  ///< words beside stop words; in a shorter query all count in full
};

/// How much each word form of a query counts by itself: 0 for one that only frames the request (`papers on`
/// …, `relevant documents will report` …), less than 1 for one that seldom tells what is wanted, else 1.
/// Never 0 for all that are no stop words.
[[nodiscard]] std::vector<double> request_shares(std::span<const std::string> forms,
                                                 const RequestOptions& options = {});

}  // namespace debrief
