#pragma once

#include "searcher/facts/subject.h"
#include "web/page.h"
#include "web/search_state.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace debrief {

/// What the pages of claims, figures, quotes, dates and sources have in common: each shows a list about a
/// query or a story.

inline constexpr std::size_t first_rows = 20;  ///< shown of a list at first; "more" shows as many again
inline constexpr std::size_t most_rows = 100;

/// What an address of such a page says: `/figures?q=QUERY&f=FILTER&kind=money&n=40`.
struct FactsState {
    View view = View::claims;
    SearchState search{};  ///< the query and its filters
    /// What this view alone lets one choose, by the names of parameters; empty values are not chosen.
    std::vector<std::pair<std::string, std::string>> choices{};
    std::size_t rows = first_rows;  ///< most to show
};

/// Without choices. Throws `Error` of kind `usage` for parameters that make no sense.
[[nodiscard]] FactsState read_facts_state(const Request& request, View view);

[[nodiscard]] std::string address_of(const FactsState& state, const Addresses& addresses);

/// The state with another choice, from its first rows on.
[[nodiscard]] FactsState with_choice(FactsState state, std::string_view name, std::string_view value);

/// A filter that a page offers.
struct FilterChoice {
    std::string_view filter;
    std::string_view name;  ///< for people
};

/// The filters that are on, each a link that takes it away, and those of `offered` that are not, each a link
/// that adds it; empty for none.
[[nodiscard]] std::string filters_html(const FactsState& state, std::span<const FilterChoice> offered,
                                       const Addresses& addresses);

/// A value of a choice; empty: nothing is chosen.
struct ChoiceTab {
    std::string_view value;
    std::string_view name;  ///< for people
};

/// The values of a choice as links, the chosen one current. `label` is for those who hear the page.
[[nodiscard]] std::string choices_html(const FactsState& state, std::string_view parameter,
                                       std::span<const ChoiceTab> tabs, std::string_view label,
                                       const Addresses& addresses);

/// Where a list was read: "in 6 briefings", "in the best 100 of 320 briefings", "in the story's 5 tellings".
[[nodiscard]] std::string where_read(const Subject& subject);

/// The status line: `20 of 57 claims in 6 briefings`, `No claim in 6 briefings`.
[[nodiscard]] std::string rows_count(std::string_view noun, std::size_t shown, std::size_t total,
                                     const Subject& subject);

/// What stands in the frame.
struct FactsContent {
    std::string_view name;       ///< of the page: "Claims"
    std::string count;           ///< the status line (`rows_count`)
    std::string about{};         ///< a quiet line below; empty: none
    std::string controls{};      ///< markup: filters and choices
    std::string list{};          ///< markup; empty: nothing was found, and the page helps
    std::size_t shown = 0;       ///< rows in it
    std::size_t total = 0;       ///< rows that there are
    bool adds_at_end = true;     ///< whether "more" keeps the rows that are shown and leads to the next one
    bool passes_filters = true;  ///< whether filters count where a story is asked for
};

/// A page about a subject, found or not.
[[nodiscard]] Response facts_page(const FactsState& state, const Subject& subject,
                                  const FactsContent& content, const SiteContext& context);

/// A query that shows what the page does, on any index.
struct FactsExample {
    std::string_view query;
    std::string_view help;
};

/// The page without a query: what it shows, examples, and the newest briefings to ask about.
[[nodiscard]] Response blank_facts_page(const FactsState& state, std::string_view name, std::string_view lead,
                                        std::span<const FactsExample> examples, const SiteContext& context);

}  // namespace debrief
