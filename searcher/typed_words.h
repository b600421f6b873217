#pragma once

#include "corpus/base/span.h"
#include "searcher/query.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// A word of a query that may be misspelt.
struct TypedWord {
    std::string form;
    Span span;                 ///< in the query as typed, the `~` of a fuzzy word included
    std::size_t distance = 0;  ///< of a fuzzy word: edits; 0: it is none
    bool is_quoted = false;    ///< stands in a phrase
    bool follows = false;      ///< nothing but blanks is between it and the word before
};

/// The words that a query looks for in texts, in their order; without those of fields and of what is
/// excluded.
[[nodiscard]] std::vector<TypedWord> typed_words(const Query& query, std::string_view text);

/// `form` in the case of what was typed: `ALEXANDER`, `Alexander`, `alexander`.
[[nodiscard]] std::string in_case_of(std::string_view typed, std::string_view form);

}  // namespace debrief
