#include "searcher/search.h"
#include "web/pages/filters.h"
#include "web/pages/found_hits.h"
#include "web/pages/nothing_found.h"
#include "web/pages/page_numbers.h"
#include "web/pages/pages.h"
#include "web/pages/parts.h"
#include "web/pages/search_status.h"
#include "web/wording.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::size_t values_of_facet = 6;
constexpr std::size_t bars_of_chart = 24;
constexpr std::size_t most_counted = 20'000;         ///< briefings: a page is to come at once
constexpr std::size_t longest_linked_state = 2'000;  ///< bytes; a longer one stands in few links

struct NamedSort {
    Sort sort;
    std::string_view name;
};
constexpr std::array named_sorts{
    NamedSort{Sort::relevance, "Best first"}, NamedSort{Sort::newest, "Newest"},
    NamedSort{Sort::oldest, "Oldest"},        NamedSort{Sort::citations, "Citations"},
    NamedSort{Sort::title, "Title"},          NamedSort{Sort::source, "Publisher"},
};
static_assert(named_sorts.size() == all_sorts.size());

struct NamedFormat {
    std::string_view format;
    std::string_view name;
};
constexpr std::array named_formats{NamedFormat{"csv", "CSV"}, NamedFormat{"jsonl", "JSON Lines"},
                                   NamedFormat{"md", "Markdown"}};

/// What is shown of a state: the search is done, the page is to be made.
struct FoundPage {
    const SearchState& state;
    const SearchResult& result;
    const Addresses& addresses;
    bool is_linkable = true;  ///< whether the state may stand in many links

    /// Of pages that there are; 0 where nothing was found.
    [[nodiscard]] std::size_t last() const { return std::min(pages_of(result), last_page); }
    [[nodiscard]] std::string at(std::size_t page) const {
        SearchState other = state;
        other.page = page;
        return addresses.search(other);
    }
};

SearchRequest page_request(const SearchState& state, const SiteContext& context, bool is_linkable) {
    SearchRequest request = to_search_request(state);
    context.apply_to(request);
    request.cited_hosts = shown_cites;
    request.has_story_sizes = true;
    request.is_corrected = true;
    if (is_linkable) {
        request.facets.fields.assign(all_facet_fields.begin(), all_facet_fields.end());
        request.facets.names_up_to = names_counted_up_to;  // each has dozens: they take longer than all else
        request.facets.values = values_of_facet;
        request.facets.has_histogram = true;
        request.facets.bars = bars_of_chart;
        request.facets.exact_up_to = most_counted;
    }
    return request;
}

/// That of most briefings that were found: it need not be told of each.
std::string usual_language(const Facets& facets) {
    for (const Facet& facet : facets.fields)
        if (facet.field == FacetField::language && !facet.counts.empty()) return facet.counts.front().value;
    return "en";
}

void set_arrangement(TemplateData& values, const FoundPage& found) {
    TemplateData orders{TemplateData::type::list};
    SearchState other = found.state;
    other.page = 1;
    for (const NamedSort& named : named_sorts) {
        other.sort = named.sort;
        TemplateData order;
        order.set("name", std::string(named.name));
        order.set("link", found.addresses.search(other));
        order.set("is_current", named.sort == found.state.sort);
        orders << order;
    }
    values.set("orders", orders);
    values.set("has_orders", found.is_linkable && found.result.total.value_or(0) > 1);
    other.sort = found.state.sort;
    const bool is_grouped = found.state.group == Group::story;
    other.group = is_grouped ? Group::none : Group::story;
    values.set("grouping", found.addresses.search(other));
    values.set("grouping_name", is_grouped ? "Show all tellings" : "One of each story");
}

void set_suggestion(TemplateData& values, const FoundPage& found) {
    if (!found.result.suggestion) return;
    SearchState meant = found.state;
    meant.query = found.result.suggestion->query;
    values.set("suggestion", found.addresses.search(meant));
    values.set("meant", meant.query);
    values.set("meant_count", counted(found.result.suggestion->total, "briefing", "briefings"));
}

void set_pages(TemplateData& values, Page& page, const FoundPage& found) {
    const std::size_t here = found.state.page;
    const std::size_t last = found.last();
    if (here > 1 && here <= last) page.previous = found.at(here - 1);
    if (here < last) page.next = found.at(here + 1);
    set_known(values, "previous", page.previous);
    set_known(values, "next", page.next);
    TemplateData numbers{TemplateData::type::list};
    for (const std::size_t number : page_numbers(here, found.is_linkable ? last : 0)) {
        TemplateData entry;
        if (number == 0) {
            entry.set("gap", true);
        } else if (number == here) {
            entry.set("current", with_thousands(number));
        } else {
            entry.set("number", with_thousands(number));
            entry.set("link", found.at(number));
        }
        numbers << entry;
    }
    values.set("numbers", numbers);
    values.set("has_pages", last > 1);
    if (last > 0 && here > last) {
        values.set("beyond", found.at(last));
        values.set("page", with_thousands(here));
        values.set("last_page", with_thousands(last));
    }
    set_known(values, "ending", ending_of(found.result, here, last));
}

void set_files(TemplateData& values, Page& page, const FoundPage& found) {
    if (!found.is_linkable) return;
    page.feed = found.addresses.feed(found.state);
    values.set("feed", page.feed);
    TemplateData exports{TemplateData::type::list};
    for (const NamedFormat& named : named_formats) {
        TemplateData entry;
        entry.set("name", std::string(named.name));
        entry.set("link", found.addresses.export_as(found.state, named.format));
        exports << entry;
    }
    values.set("exports", exports);
}

}  // namespace

Response search_page(const Request& request, const SiteContext& context) {
    const SearchState state = read_search_state(request);
    const Addresses addresses = context.addresses();
    const bool is_linkable = to_parameters(state).size() <= longest_linked_state;
    const SearchRequest search_request = page_request(state, context, is_linkable);
    const Stopwatch watch(context.settings.clock);
    const SearchResult result = search(context.reader, search_request);
    const std::optional<std::chrono::microseconds> took = watch.passed();
    const FoundPage found{state, result, addresses, is_linkable};

    TemplateData values;
    values.set("count", count_line(result, search_request.offset, search_request.facets));
    if (took) values.set("took", took_text(*took));
    values.set("active", active_filters_html(state, result.facets, addresses));
    values.set("notes", notes_html(state.query, result.notes));
    values.set("has_hits", !result.hits.empty());
    values.set("hits",
               found_hits_html(result, search_request.offset + 1, usual_language(result.facets), addresses));
    if (!is_linkable)
        values.set("too_long",
                   "The query is too long to stand in many links: filters, orders and files are left out.");
    if (result.total == 0) values.set("nothing", nothing_found_html(state, context));
    if (!result.hits.empty()) values.set("filters", facets_html(state, result.facets, addresses));

    Page page{.title = title_of(state), .query = state.query, .filters = state.filters, .view = View::search};
    set_suggestion(values, found);
    set_arrangement(values, found);
    set_pages(values, page, found);
    set_files(values, page, found);
    page.content = render("search.html", values);
    Response response = to_response(200, page, context.settings);
    if (took) response.headers.emplace_back("Server-Timing", server_timing(*took));
    return response;
}

}  // namespace debrief
