#pragma once

#include "corpus/base/day.h"
#include "corpus/base/span.h"
#include "indexer/schema.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// A range of numbers; an end that is not there is open.
struct NumberRange {
    std::optional<double> low;
    std::optional<double> high;
    bool excludes_low = false;   ///< `>5`
    bool excludes_high = false;  ///< `<5`

    [[nodiscard]] bool contains(double number) const {
        if (low && (number < *low || (excludes_low && number == *low))) return false;
        return !high || (number <= *high && !(excludes_high && number == *high));
    }
    bool operator==(const NumberRange&) const = default;
};

/// What a query means, as a tree. Made by the parser; words of the index are filled in by `expand`
/// (searcher/expansion.h); read by the planner and the highlighter.
struct Query {
    enum class Kind {
        everything,  ///< every briefing
        nothing,     ///< no briefing: what was typed says nothing that could be looked for
        word,        ///< `text`: a word as typed, which analysis may cut into several
        phrase,      ///< `text`: its words in this order, next to each other
        pattern,     ///< `text`: a word form with `*` (any characters) and `?` (one); of `field`, if set
        fuzzy,       ///< `text`: a word form, with at most `distance` edits; of `field`, if set
        near,  ///< the children (words, phrases, patterns, fuzzy words, any of such) within `distance` places
               ///< of each other
        adjacent,  ///< as `near`, in the order of the children; at a distance of 1 next to each other
        field,     ///< `text` in `field`, which matches words, names, hosts, choices, languages or ids
        days,      ///< `date`: of publication, or `event`: one that the text gives, is from `first` to `last`
        number,    ///< `field` has a number (of citations, a sum of money, a percentage) in `range`
        same,      ///< any child matches; to ranking they are one word: the word as typed, then its synonyms
        all_of,    ///< all children match
        any_of,    ///< at least one child matches; more of them rank higher
        with,      ///< the first child matches; the others only rank
        but_not,   ///< the first child matches and none of the others
    };

    Kind kind = Kind::everything;
    std::string text{};
    const Field* field = nullptr;  ///< also of words in a field: patterns, fuzzy words
    bool is_quoted = false;        ///< kind `field`: `text` is a phrase
    std::size_t distance = 0;      ///< kinds `near`, `adjacent` (places) and `fuzzy` (edits)
    std::optional<Day> first{};    ///< kind `days`: nothing: from the beginning
    std::optional<Day> last{};     ///< kind `days`: nothing: to the end; included
    NumberRange range{};           ///< kind `number`
    std::string unit{};            ///< kind `number`, money: ISO 4217; empty: any currency
    /// Patterns, fuzzy words, words in NEAR and ADJ: the words of the index that match. Field `story`: the id
    /// of the story; none where nobody else tells it.
    std::vector<std::string> forms{};
    std::size_t offset = 0;  ///< of the byte of the query that it begins at
    std::vector<Query> children{};
};

/// The tree in one line: `(all (cites "cnbc.com") (any (word "muse") (word "spark")))`.
[[nodiscard]] std::string to_string(const Query& query);

/// A part of a query that was passed over or read otherwise than it looks.
struct QueryNote {
    std::size_t offset = 0;  ///< of the byte of the query that it is about
    std::string message;     ///< lower case, without a full stop
};

/// The query around the place a note is about: some of what stands in front of it, and what begins there.
struct QueryPlace {
    std::string_view before;
    std::string_view after;
};

/// Pieces of `query`, cut between characters.
[[nodiscard]] QueryPlace place_of(std::string_view query, std::size_t offset);

/// The query on one line and a mark under the place a note is about. The query's control characters are made
/// safe.
[[nodiscard]] std::string point_at(std::string_view query, std::size_t offset);

}  // namespace debrief
