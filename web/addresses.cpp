#include "web/addresses.h"

#include <fmt/format.h>

namespace debrief {

namespace {

std::string_view path_of(View view) {
    switch (view) {
        case View::stories:
            return "/stories";
        case View::claims:
            return "/claims";
        case View::figures:
            return "/figures";
        case View::quotes:
            return "/quotes";
        case View::timeline:
            return "/timeline";
        case View::sources:
            return "/sources";
        case View::help:
            return "/help";
        case View::search:
        case View::none:
            break;
    }
    return "/";
}

}  // namespace

std::string anchor_of(const BriefingPlace& place) {
    return fmt::format("{}-{}", to_string(place.part), place.span.begin);
}

std::string Addresses::search(const SearchState& state) const {
    return fmt::format("{}/?{}", base_, to_parameters(state));
}

std::string Addresses::search(std::string_view query) const {
    SearchState state;
    state.query = query;
    return search(state);
}

std::string Addresses::view(View view, std::string_view query, std::span<const std::string> filters) const {
    const std::string address = path(path_of(view));
    const bool is_asked = !query.empty() || !filters.empty();
    if (!is_asked || view == View::help) return address;
    SearchState state;
    state.query = query;
    state.filters.assign(filters.begin(), filters.end());
    return fmt::format("{}?{}", address, to_parameters(state));
}

std::string Addresses::briefing(std::string_view id, std::string_view query) const {
    const std::string address = fmt::format("{}/briefing?id={}", base_, percent_encode(id));
    return query.empty() ? address : fmt::format("{}&q={}", address, percent_encode(query));
}

std::string Addresses::sentence(std::string_view id, const BriefingPlace& place,
                                std::string_view query) const {
    return fmt::format("{}#{}", briefing(id, query), anchor_of(place));
}

std::string Addresses::story(std::string_view id) const {
    return fmt::format("{}/story?id={}", base_, percent_encode(id));
}

std::string Addresses::story_reasons(std::string_view left, std::string_view right) const {
    return fmt::format("{}/story/why?a={}&b={}", base_, percent_encode(left), percent_encode(right));
}

std::string Addresses::story_json(std::string_view id) const {
    return fmt::format("{}/api/v1/story?id={}", base_, percent_encode(id));
}

std::string Addresses::story_feed(std::string_view id) const {
    return fmt::format("{}/story/feed?id={}", base_, percent_encode(id));
}

std::string Addresses::source(std::string_view host) const {
    return fmt::format("{}/source?host={}", base_, percent_encode(host));
}

std::string Addresses::feed(SearchState state) const {
    state.sort = Sort::relevance;
    state.page = 1;
    return fmt::format("{}/feed?{}", base_, to_parameters(state));
}

std::string Addresses::export_as(SearchState state, std::string_view format) const {
    state.page = 1;
    return fmt::format("{}/export?{}&format={}", base_, to_parameters(state), percent_encode(format));
}

}  // namespace debrief
