#include "web/search_state.h"

#include "corpus/base/error.h"
#include "searcher/search_options.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace debrief {

namespace {

bool is_blank_text(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

Sort read_sort(const std::string& name) {
    if (name.empty()) return Sort::relevance;
    const auto sort = find_sort(name);
    if (!sort)
        throw Error(ErrorKind::usage, fmt::format("'sort' cannot be '{}'", name),
                    fmt::format("it is one of {}", fmt::join(sort_names, ", ")));
    return *sort;
}

/// All that it says stands in the links of its page.
void check_state_size(const SearchState& state) {
    if (state.filters.size() > most_filters)
        throw Error(ErrorKind::usage, fmt::format("there are more than {} filters", most_filters),
                    "put some of them into the query");
    std::size_t bytes = state.query.size();
    for (const std::string& filter : state.filters) bytes += filter.size();
    if (bytes > longest_state)
        throw Error(ErrorKind::usage, fmt::format("the query is longer than {} bytes", longest_state),
                    "search for fewer words");
}

}  // namespace

bool SearchState::is_blank() const {
    return is_blank_text(query) && filters.empty();
}

SearchState read_search_state(const Request& request) {
    SearchState state;
    state.query = request.parameter("q");
    for (std::string& filter : request.parameters_of("f")) {
        if (is_blank_text(filter)) continue;
        state = with_filter(std::move(state), filter);
        if (state.filters.size() > most_filters) break;  // a thousand would be compared with each other
    }
    check_state_size(state);
    state.sort = read_sort(request.parameter("sort"));
    const std::string group = request.parameter("group");
    if (!group.empty()) state.group = read_group("group", group);
    state.page = request.number("page", 1, 1, last_page);
    return state;
}

std::string to_parameters(const SearchState& state) {
    std::string parameters = fmt::format("q={}", percent_encode(state.query));
    for (const std::string& filter : state.filters)
        parameters += fmt::format("&f={}", percent_encode(filter));
    if (state.sort != Sort::relevance) parameters += fmt::format("&sort={}", to_string(state.sort));
    if (state.group == Group::story) parameters += "&group=story";
    if (state.page > 1) parameters += fmt::format("&page={}", state.page);
    return parameters;
}

SearchState with_filter(SearchState state, std::string_view filter) {
    if (std::find(state.filters.begin(), state.filters.end(), filter) == state.filters.end())
        state.filters.emplace_back(filter);
    state.page = 1;
    return state;
}

SearchState without_filter(SearchState state, std::string_view filter) {
    std::erase(state.filters, filter);
    state.page = 1;
    return state;
}

SearchRequest to_search_request(const SearchState& state) {
    SearchRequest request;
    request.query = state.query;
    request.filters = state.filters;
    request.sort = state.sort;
    request.group = state.group;
    request.limit = hits_per_page;
    request.offset = (state.page - 1) * hits_per_page;
    return request;
}

}  // namespace debrief
