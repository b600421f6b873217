#include "searcher/search.h"
#include "web/html.h"
#include "web/pages/pages.h"
#include "web/pages/parts.h"

#include <fmt/format.h>

namespace debrief {

namespace {

TemplateData to_data(const Snippet& snippet) {
    TemplateData values;
    values.set("html", mark_html(snippet.text, snippet.matches));
    values.set("cut_before", snippet.cut_before);
    values.set("cut_after", snippet.cut_after);
    return values;
}

TemplateData to_data(const Hit& hit, std::string_view query, const Addresses& addresses) {
    TemplateData values;
    values.set("link", addresses.briefing(hit.id, query));
    values.set("title", mark_html(hit.title.empty() ? hit.id : hit.title, hit.title_matches));
    values.set("id", hit.id);
    set_known(values, "date",
              hit.date ? to_iso(*hit.date) + (hit.date_origin == Origin::file ? "?" : "") : "");
    set_known(values, "source", hit.source);
    TemplateData snippets(TemplateData::type::list);
    for (const Snippet& snippet : hit.snippets) snippets << to_data(snippet);
    values.set("snippets", snippets);
    return values;
}

std::string count_line(const SearchResult& result, std::size_t offset) {
    const std::size_t total = result.total.value_or(0);
    if (total == 0) return "No briefing answers.";
    if (total == 1) return "One briefing answers.";
    if (result.hits.empty())
        return fmt::format("{} briefings answer, fewer than would reach this page.", total);
    return fmt::format("{} to {} of {} briefings", offset + 1, offset + result.hits.size(), total);
}

}  // namespace

Response search_page(const Request& request, const SiteContext& context) {
    const SearchState state = read_search_state(request);
    const Addresses addresses = context.addresses();
    SearchRequest search_request = to_search_request(state);
    context.apply_to(search_request);
    const SearchResult result = search(context.reader, search_request);

    TemplateData values;
    values.set("count", count_line(result, search_request.offset));
    TemplateData hits(TemplateData::type::list);
    for (const Hit& hit : result.hits) hits << to_data(hit, state.query, addresses);
    values.set("hits", hits);
    values.set("start", fmt::format("{}", search_request.offset + 1));
    values.set("notes", notes_html(state.query, result.notes));

    Page page{.title = state.query, .query = state.query, .view = View::search};
    SearchState neighbour = state;
    if (state.page > 1) {
        neighbour.page = state.page - 1;
        page.previous = addresses.search(neighbour);
    }
    if (result.total.value_or(0) > search_request.offset + result.hits.size() && !result.hits.empty() &&
        state.page < last_page) {
        neighbour.page = state.page + 1;
        page.next = addresses.search(neighbour);
    }
    set_known(values, "previous", page.previous);
    set_known(values, "next", page.next);
    page.content = render("search.html", values);
    return to_response(200, page, context.settings);
}

}  // namespace debrief
