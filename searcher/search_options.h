#pragma once

#include "corpus/base/command_line.h"
#include "corpus/base/error.h"
#include "corpus/base/text.h"
#include "searcher/commands.h"
#include "searcher/search.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <fmt/format.h>

namespace debrief {

/// Options of verbs that search. What each stands for is in the members of `SearchRequest`.
inline constexpr Option raw_option{"raw", 0, "", "search app footers and other chrome too"};
inline constexpr Option offset_option{"offset", 0, "N", "leave out the first N briefings (default: 0)"};
inline constexpr Option sort_option{
    .name = "sort",
    .argument = "ORDER",
    .help =
        "relevance, newest, oldest, citations, title or source; unknown ones come last (default: relevance)",
    .choices = sort_names};
inline constexpr std::array<std::string_view, 4> ranking_mode_names{"best", "plain", "fast", "deep"};
inline constexpr Option rank_option{
    .name = "rank",
    .argument = "MODE",
    .help = "what is spent on the order: plain, fast, best or deep (default: best)",
    .choices = ranking_mode_names};
inline constexpr Option half_life_option{
    "half-life", 0, "DAYS", "put newer briefings first: what being new gains halves every so many days"};
inline constexpr Option corroborated_option{
    "corroborated", 0, "", "put briefings that cite sources of several owners above those that do not"};
inline constexpr Option today_option{"today", 0, "DAY",
                                     "the day that '7d' and 'last week' count from (default: today)"};
/// The same beside `half_life_option`.
inline constexpr Option today_of_ranking_option{
    today_option.name, 0, "DAY",
    "the day that '7d', 'last week' and '--half-life' count from (default: today)"};
inline constexpr Option time_limit_option{
    "time-limit", 0, "N", "milliseconds after which a search answers with what it has (default: 2000)"};
inline constexpr Option facets_option{
    "facets", 0, "FIELDS",
    "count all that matches by source, host, owner, kind, month, language, name, story, or all of them"};
inline constexpr Option group_option{"group", 0, "BY",
                                     "none or story, where one telling stands for all (default: none)"};
inline constexpr Option histogram_option{"histogram", 0, "",
                                         "count all that matches by day, week, month or year"};
inline constexpr Option explain_option{
    "explain", 0, "",
    "tell how the query was read, what it asks the index for, and what each score is made of"};

/// What `--corroborated` adds to a score at most, as a share of it (README, "Ranking").
inline constexpr double corroboration_share = 0.25;

/// All of them, for verbs that give hits.
inline constexpr std::array search_options{
    offset_option,
    sort_option,
    group_option,
    rank_option,
    half_life_option,
    corroborated_option,
    today_of_ranking_option,
    time_limit_option,
    facets_option,
    histogram_option,
    explain_option,
    raw_option,
    synonyms_option,
};

/// The rows of a verb: its own first ones, then `search_options`, then its own last ones.
template <std::size_t first, std::size_t last>
constexpr std::array<Option, first + search_options.size() + last> around_search_options(
    const std::array<Option, first>& front, const std::array<Option, last>& back) {
    std::array<Option, first + search_options.size() + last> all{};
    auto* const end = std::copy(front.begin(), front.end(), all.begin());
    std::copy(back.begin(), back.end(), std::copy(search_options.begin(), search_options.end(), end));
    return all;
}

/// Today, by the system's clock and time zone.
[[nodiscard]] Day system_day();

/// What the options above ask for, but for synonyms (`UserFiles`). Throws `Error` of kind `usage` for values
/// that they cannot have.
void read_search_options(const CommandLine& line, SearchRequest& request);

/// The values that `given` names with commas between, each once, by `find` (a name to an optional value).
/// Throws `Error` of kind `usage` with this hint for a name that is none; its message calls what was given
/// `name`.
template <typename Find>
auto read_list(std::string_view name, std::string_view given, const Find& find, std::string_view hint) {
    std::vector<typename std::decay_t<decltype(find(given))>::value_type> values;
    for (std::string_view rest = given;;) {
        const std::size_t comma = rest.find(',');
        const std::string_view wanted = trim(rest.substr(0, comma));
        const auto value = find(wanted);
        if (!value)
            throw Error(ErrorKind::usage, fmt::format("'{}' cannot be '{}'", name, wanted),
                        std::string(hint));
        if (std::find(values.begin(), values.end(), *value) == values.end()) values.push_back(*value);
        if (comma == std::string_view::npos) return values;
        rest.remove_prefix(comma + 1);
    }
}

/// The fields to count that a caller names with commas between them, or all of them by `all`. Throws `Error`
/// of kind `usage` for any other; its message calls what was given `name`.
[[nodiscard]] std::vector<FacetField> read_facet_fields(std::string_view name, std::string_view given);

/// What hits are grouped by: `none` or `story`. Throws likewise.
[[nodiscard]] Group read_group(std::string_view name, std::string_view given);

}  // namespace debrief
