#pragma once

#include "searcher/search.h"
#include "web/http.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

inline constexpr std::size_t hits_per_page = 10;
inline constexpr std::size_t last_page = 1000;
inline constexpr std::size_t most_filters = 20;       ///< each stands in the addresses of all
inline constexpr std::size_t longest_state = 16'384;  ///< bytes of query and filters together

/// What an address of the search page says, and what addresses change of it:
/// `/?q=QUERY&f=FILTER&f=FILTER&sort=newest&group=story&page=2`.
struct SearchState {
    std::string query{};                 ///< as typed
    std::vector<std::string> filters{};  ///< queries that hits must match too, each shown as a chip
    Sort sort = Sort::relevance;
    Group group = Group::none;
    std::size_t page = 1;
    bool operator==(const SearchState&) const = default;

    /// Whether it asks for anything: else the page is the one that tells how to search.
    [[nodiscard]] bool is_blank() const;
};

/// Throws `Error` of kind `usage` for a sort, a group or a page that there is none of, and for more filters
/// or longer texts than would fit into its own links.
[[nodiscard]] SearchState read_search_state(const Request& request);

/// Its parameters, ready to stand behind `?`; those that say nothing new are left out, so that one state has
/// one address.
[[nodiscard]] std::string to_parameters(const SearchState& state);

/// The state with a filter more, or without it; on the first page.
[[nodiscard]] SearchState with_filter(SearchState state, std::string_view filter);
[[nodiscard]] SearchState without_filter(SearchState state, std::string_view filter);

/// What it asks of an index, with `hits_per_page` hits.
[[nodiscard]] SearchRequest to_search_request(const SearchState& state);

}  // namespace debrief
