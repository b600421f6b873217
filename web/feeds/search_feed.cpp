#include "searcher/search.h"
#include "web/feeds/atom_feed.h"
#include "web/feeds/feeds.h"
#include "web/html.h"
#include "web/search_state.h"

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::size_t entries_of_search = 50;

PublishedEntry to_entry(const Hit& hit, const std::string& site, const Addresses& addresses) {
    std::string summary;
    for (const Snippet& snippet : hit.snippets)
        summary += fmt::format("{}{}{}{}", summary.empty() ? "" : " ", snippet.cut_before ? "… " : "",
                               snippet.text, snippet.cut_after ? " …" : "");
    return {.id = stable_urn("briefing", hit.id),
            .title = hit.title.empty() ? hit.id : hit.title,
            .link = site + addresses.briefing(hit.id),
            .original = std::string(safe_link(hit.url)),
            .date = hit.date,
            .author = hit.source,
            .summary = summary};
}

}  // namespace

Response search_feed(const Request& request, const SiteContext& context) {
    SearchState state = read_search_state(request);
    state.page = 1;
    state.sort = Sort::newest;  // whatever the page is sorted by: readers want what is new
    SearchRequest search_request = to_search_request(state);
    search_request.limit = entries_of_search;
    search_request.total = SearchRequest::Total::none;
    context.apply_to(search_request);
    const SearchResult result = search(context.reader, search_request);

    const Addresses addresses = context.addresses();
    SearchState page = state;
    page.sort = Sort::relevance;
    PublishedFeed feed{.id = stable_urn("search", to_parameters(page)),
                       .title = page.is_blank() ? "Debrief: all briefings" : "Debrief: " + page.query,
                       .link = request.origin + addresses.search(state),
                       .self = request.origin + addresses.feed(page),
                       .entries = {}};
    for (const std::string& filter : page.filters) feed.title += " " + filter;
    for (const Hit& hit : result.hits) feed.entries.push_back(to_entry(hit, request.origin, addresses));
    return {.content_type = "application/atom+xml; charset=utf-8", .body = to_atom(feed)};
}

}  // namespace debrief
