#pragma once

#include "searcher/query.h"
#include "searcher/query_lexer.h"

#include <optional>
#include <string>
#include <string_view>

namespace debrief {

/// What a word or a phrase of a query was read as. Either part may be empty.
struct WordReading {
    std::optional<Query> query;
    std::string problem;  ///< a message for a note
};

/// A word as typed, of `field` if that is set: itself, a pattern (`inter*`), a fuzzy word (`wang~`), or
/// everything (`*`). A question mark at the end of a word is none of a pattern, and nothing is one in an
/// address. A pattern of several parts (`multi-ag*`) stands for the parts next to each other.
[[nodiscard]] WordReading read_word(std::string_view text, const Field* field = nullptr);

/// A phrase as typed; one with `*` or `?` inside its words is these words and patterns next to each other.
[[nodiscard]] WordReading read_phrase(std::string_view text);

/// A word or a phrase as it stands, without any signs of a pattern or a fuzzy word.
[[nodiscard]] WordReading read_plainly(const QueryToken& token);

}  // namespace debrief
