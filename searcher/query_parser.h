#pragma once

#include "searcher/query.h"

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace debrief {

/// How much of a query is read. What goes beyond is passed over with a note.
struct QueryLimits {
    std::size_t bytes = 32'768;
    std::size_t words = 1'000;  ///< words, phrases and fields together, those of saved queries too
    std::size_t depth = 32;     ///< brackets within brackets
    std::size_t notes = 20;     ///< told; further ones are not
    std::size_t typed_words =
        24;                      ///< a query with more is a text that somebody pasted, not one with operators
    std::size_t distance = 100;  ///< of words that are near each other
    std::size_t saved = 16;      ///< saved queries put in place, those inside others too
};

/// What a query may refer to beside the index.
struct QueryContext {
    /// The day from which `7d` and `last week` count; without it they are passed over with a note.
    std::optional<Day> today{};
    /// The saved query of a name (`saved:NAME`), as it was typed; nothing where there is none.
    std::function<std::optional<std::string>(std::string_view name)> find_saved{};
};

struct ParsedQuery {
    Query query;
    std::vector<QueryNote> notes;  ///< in order of their offsets
};

/// Reads a query by the grammar of searcher/README.md. Any text is one: what makes no sense is passed over
/// and told in a note, and nothing throws on the text's account. A blank query means everything, one of which
/// nothing is left means nothing. Costs time in proportion to the text, up to the limits.
[[nodiscard]] ParsedQuery parse_query(std::string_view text, const QueryContext& context = {},
                                      const QueryLimits& limits = {});

}  // namespace debrief
