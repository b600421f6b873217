#pragma once

#include "searcher/place_reader.h"
#include "searcher/query.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace Xapian {
class Query;
}

namespace debrief {

/// Where a word or phrase stands in a briefing: its first word's place and how many places it takes.
struct WordPlace {
    std::uint32_t begin = 0;
    std::uint32_t words = 1;

    [[nodiscard]] std::uint32_t end() const { return begin + words; }
    auto operator<=>(const WordPlace&) const = default;
};

enum class WordOrder { any, as_given };

/// Whether one place of each list (ascending) can be chosen so that none overlaps another and all lie within
/// `window` places, in the order of the lists if so asked. A list that is given twice needs two places. Of
/// very many like words in a window not all choices are tried.
[[nodiscard]] bool are_near(std::span<const std::vector<WordPlace>> lists, std::size_t window,
                            WordOrder order);

/// Briefings in which the children of a node of kind `near` or `adjacent` lie as it says: in a window of its
/// distance and their own words but one. A word or pattern stands for its forms, of which `expand` has told
/// them (a word without any for itself), a phrase for itself, synonyms for any of theirs; other children are
/// not looked at. Words behind each of `prefixes` ("", `chrome_prefix`) are looked for. Exact; made to be
/// joined to a query that finds all children, since without that it may look at every briefing.
[[nodiscard]] Xapian::Query near_filter(const Query& node, std::span<const std::string_view> prefixes,
                                        const PlaceContext& context);

}  // namespace debrief
