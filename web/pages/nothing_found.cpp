#include "web/pages/nothing_found.h"

#include "searcher/query_parser.h"
#include "searcher/typed_words.h"
#include "web/page.h"
#include "web/wording.h"

#include <algorithm>
#include <chrono>
#include <set>
#include <utility>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::size_t most_dropped_filters = 5;
constexpr std::size_t most_words_alone = 6;
constexpr std::chrono::milliseconds patience{100};  ///< for each search
constexpr std::size_t longest_shown = 60;           ///< bytes

class WiderSearchFinder {
 public:
    explicit WiderSearchFinder(const SiteContext& context) : context_(context) {}

    void try_state(std::vector<WiderSearch>& found, SearchState state, std::string label) {
        if (is_over_now(context_.deadline)) return;
        state.page = 1;
        SearchRequest request = to_search_request(state);
        context_.apply_to(request);
        request.limit = 1;
        request.snippets.count = 0;
        request.time_limit = patience;
        const std::size_t total = search(context_.reader, request).total.value_or(0);
        if (total > 0) found.push_back({std::move(state), std::move(label), total});
    }

 private:
    const SiteContext& context_;
};

/// Each of the query's words by itself, where it finds something.
std::vector<WiderSearch> words_alone(const SearchState& state, const SiteContext& context) {
    WiderSearchFinder finder(context);
    std::vector<WiderSearch> found;
    QueryContext query_context;
    query_context.today = context.today;
    const ParsedQuery parsed = parse_query(state.query, query_context);
    std::set<std::string> seen;
    for (const TypedWord& word : typed_words(parsed.query, state.query)) {
        if (word.span.end > state.query.size() || !seen.insert(word.form).second) continue;
        if (seen.size() > most_words_alone) break;
        SearchState alone = state;
        alone.query = word.span.of(state.query);
        if (alone.query == state.query) continue;
        std::string label = line_of(alone.query, longest_shown);
        finder.try_state(found, std::move(alone), std::move(label));
    }
    return found;
}

TemplateData wider_data(const std::vector<WiderSearch>& searches, const Addresses& addresses) {
    TemplateData list{TemplateData::type::list};
    for (const WiderSearch& wider : searches) {
        TemplateData row;
        row.set("link", addresses.search(wider.state));
        row.set("label", wider.label);
        row.set("count", counted(wider.total, "briefing", "briefings"));
        list << row;
    }
    return list;
}

}  // namespace

WiderSearches find_wider_searches(const SearchState& state, const SiteContext& context) {
    WiderSearchFinder finder(context);
    WiderSearches wider;
    if (state.filters.size() > 1) {
        SearchState none = state;
        none.filters.clear();
        if (!none.is_blank()) finder.try_state(wider.fewer_filters, std::move(none), "any filter");
    }
    for (std::size_t i = 0; i < std::min(state.filters.size(), most_dropped_filters); ++i) {
        const std::string& filter = state.filters[i];
        SearchState fewer = without_filter(state, filter);
        if (!fewer.is_blank())
            finder.try_state(wider.fewer_filters, std::move(fewer), line_of(filter, longest_shown));
    }
    wider.words = words_alone(state, context);
    if (wider.words.empty() && !state.filters.empty()) {
        SearchState none = state;
        none.filters.clear();
        wider.words = words_alone(none, context);
    }
    return wider;
}

std::string nothing_found_html(const SearchState& state, const SiteContext& context) {
    const WiderSearches wider = find_wider_searches(state, context);
    const Addresses addresses = context.addresses();
    TemplateData values;
    values.set("has_filters", !wider.fewer_filters.empty());
    values.set("filters", wider_data(wider.fewer_filters, addresses));
    values.set("has_words", !wider.words.empty());
    values.set("words", wider_data(wider.words, addresses));
    values.set("help", addresses.view(View::help, ""));
    values.set("home", addresses.view(View::search, ""));
    return render("nothing_found.html", values);
}

}  // namespace debrief
