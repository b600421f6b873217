#include "web/pages/example_queries.h"

#include "web/pages/filters.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::size_t looked_at = 1'000;     ///< briefings
constexpr std::size_t longest_example = 40;  ///< bytes: it is to be read at a glance

/// What most of them have, of what a query can say in a few words.
std::optional<FacetCount> commonest(const Facets& facets, FacetField field) {
    for (const Facet& facet : facets.fields) {
        if (facet.field != field) continue;
        for (const FacetCount& count : facet.counts)
            if (!count.filter.empty() && count.filter.size() <= longest_example) return count;
    }
    return {};
}

bool is_of_letters(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return c == ' ' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    });
}

/// How a name of several words is searched for; nothing where there is none that could be read as nothing
/// else.
std::optional<ExampleQuery> phrase_example(const Facets& facets) {
    for (const Facet& facet : facets.fields) {
        if (facet.field != FacetField::name) continue;
        for (const FacetCount& count : facet.counts) {
            const bool is_phrase = count.value.find(' ') != std::string::npos && is_of_letters(count.value);
            if (!is_phrase || count.value.size() > longest_example) continue;
            return ExampleQuery{fmt::format("\"{}\"", count.value),
                                "briefings in which these words stand together"};
        }
    }
    return {};
}

}  // namespace

std::vector<ExampleQuery> find_example_queries(const SiteContext& context) {
    SearchRequest request;
    request.limit = 1;
    request.total = SearchRequest::Total::none;
    request.snippets.count = 0;
    request.facets.fields = {FacetField::name, FacetField::host, FacetField::owner, FacetField::month};
    request.facets.values = 20;
    request.facets.exact_up_to = looked_at;
    context.apply_to(request);
    const Facets facets = search(context.reader, request).facets;
    std::vector<ExampleQuery> examples;
    if (auto phrase = phrase_example(facets)) examples.push_back(*std::move(phrase));
    if (const auto host = commonest(facets, FacetField::host))
        examples.push_back({host->filter, fmt::format("briefings that cite {}", host->value)});
    if (const auto owner = commonest(facets, FacetField::owner))
        examples.push_back({owner->filter, fmt::format("briefings that cite any site of {}", owner->value)});
    if (const auto month = commonest(facets, FacetField::month))
        examples.push_back(
            {month->filter, fmt::format("published in {}", facet_value_label(FacetField::month, *month))});
    return examples;
}

}  // namespace debrief
