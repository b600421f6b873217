#pragma once

#include "corpus/base/day.h"
#include "indexer/schema.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// What a query means, as a tree. Made by the parser, read by the planner and the snippets.
struct Query {
    enum class Kind {
        everything,  ///< every briefing
        nothing,     ///< no briefing: what was typed says nothing that could be looked for
        word,        ///< `text`: a word as typed, which analysis may cut into several
        phrase,      ///< `text`: its words in this order, next to each other
        field,       ///< `text` in `field`, which matches words, names or hosts
        days,        ///< `field`'s day is from `first` to `last`
        all_of,      ///< all children match
        any_of,      ///< at least one child matches; more of them rank higher
        but_not,     ///< the first child matches and none of the others
    };

    Kind kind = Kind::everything;
    std::string text;
    const Field* field = nullptr;
    bool is_quoted = false;    ///< kind `field`: `text` is a phrase
    std::optional<Day> first;  ///< kind `days`: nothing: from the beginning
    std::optional<Day> last;   ///< kind `days`: nothing: to the end; included
    std::vector<Query> children;
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
