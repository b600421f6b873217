#pragma once

#include "searcher/query_lexer.h"
#include "searcher/query_notes.h"
#include "searcher/query_parser.h"

#include <cstddef>
#include <vector>

namespace debrief {

/// A query's tokens, ready to be read by recursion of bounded depth.
struct SettledTokens {
    std::vector<QueryToken> tokens;
    bool is_text = false;  ///< only words and fields mean something
};

/// Takes the meaning out of all but words and fields of a query with too many words, closing brackets that
/// close nothing, and pairs of brackets that lie too deep; and notes it.
[[nodiscard]] SettledTokens settle_tokens(std::vector<QueryToken> tokens, const QueryLimits& limits,
                                          QueryNotes& notes);

}  // namespace debrief
