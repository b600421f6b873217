#pragma once

#include "searcher/search.h"
#include "web/search_state.h"
#include "web/site_context.h"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

namespace debrief {

/// What the page of a search says of it, in words.

/// "1 to 10 of 213 briefings", "1 to 10 of 96 stories, told by 213 briefings"; "at least" in front of numbers
/// where the time was over. `facets` is what was asked for.
[[nodiscard]] std::string count_line(const SearchResult& result, std::size_t offset,
                                     const FacetOptions& facets);

/// Pages that what was found fills.
[[nodiscard]] std::size_t pages_of(const SearchResult& result);

/// What stands below the hits of a page behind which there are no others; empty elsewhere, and where all is
/// on one page.
[[nodiscard]] std::string ending_of(const SearchResult& result, std::size_t page, std::size_t last);

/// What the window is called: the query, else the filters.
[[nodiscard]] std::string title_of(const SearchState& state);

/// How long something takes, where there is a clock.
class Stopwatch {
 public:
    explicit Stopwatch(SiteClock clock);
    [[nodiscard]] std::optional<std::chrono::microseconds> passed() const;

 private:
    SiteClock clock_;
    std::chrono::steady_clock::time_point start_{};
};

/// "under 1 ms", "12 ms", "1.2 s".
[[nodiscard]] std::string took_text(std::chrono::microseconds took);

/// The value of the header `Server-Timing`: `search;dur=3.9`.
[[nodiscard]] std::string server_timing(std::chrono::microseconds took);

}  // namespace debrief
