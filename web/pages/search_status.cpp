#include "web/pages/search_status.h"

#include "web/wording.h"

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::size_t longest_window_title = 120;  ///< bytes

/// Whether looking for matches was ended before its end: then the counts are not all.
bool was_cut_short(const SearchResult& result, const FacetOptions& facets) {
    return is_asked_for(facets) && !result.facets.is_exact && result.facets.counted < facets.exact_up_to;
}

/// What the pages list.
std::size_t listed_count(const SearchResult& result) {
    return result.stories.value_or(result.total.value_or(0));
}

}  // namespace

std::string count_line(const SearchResult& result, std::size_t offset, const FacetOptions& facets) {
    const std::size_t total = result.total.value_or(0);
    const std::string_view least = was_cut_short(result, facets) ? "at least " : "";
    if (total == 0) return "No briefing answers.";
    const std::string briefings = fmt::format("{}{}", least, counted(total, "briefing", "briefings"));
    if (result.hits.empty())
        return fmt::format("{} answer{}, fewer than would reach this page.", briefings,
                           total == 1 ? "s" : "");
    if (listed_count(result) == 1 && least.empty())
        return total == 1 ? "One briefing answers."
                          : fmt::format("One story answers, told by {}.", briefings);
    const std::string range =
        fmt::format("{} to {} of ", with_thousands(offset + 1), with_thousands(offset + result.hits.size()));
    if (!result.stories) return range + briefings;
    return fmt::format("{}{}{}, told by {}", range, least, counted(*result.stories, "story", "stories"),
                       briefings);
}

std::size_t pages_of(const SearchResult& result) {
    return (listed_count(result) + hits_per_page - 1) / hits_per_page;
}

std::string ending_of(const SearchResult& result, std::size_t page, std::size_t last) {
    if (page != last || result.hits.empty() || last < 2) return "";
    return pages_of(result) > last ? "No more than these are listed: a narrower query lists the others."
                                   : "That is all.";
}

std::string title_of(const SearchState& state) {
    std::string title = line_of(state.query, longest_window_title);
    if (title.empty() && !state.filters.empty()) title = line_of(state.filters.front(), longest_window_title);
    return title;
}

Stopwatch::Stopwatch(SiteClock clock) : clock_(clock) {
    if (clock_ != nullptr) start_ = clock_();
}

std::optional<std::chrono::microseconds> Stopwatch::passed() const {
    if (clock_ == nullptr) return {};
    return std::chrono::duration_cast<std::chrono::microseconds>(clock_() - start_);
}

std::string took_text(std::chrono::microseconds took) {
    const auto microseconds = took.count();
    if (microseconds < 1'000) return "under 1 ms";
    if (microseconds < 999'500) return fmt::format("{} ms", (microseconds + 500) / 1'000);
    return fmt::format("{:.1f} s", static_cast<double>(microseconds) / 1e6);
}

std::string server_timing(std::chrono::microseconds took) {
    return fmt::format("search;dur={:.1f}", static_cast<double>(took.count()) / 1e3);
}

}  // namespace debrief
