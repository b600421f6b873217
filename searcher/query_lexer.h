#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// A piece of a query's text.
struct QueryToken {
    enum class Kind { word, phrase, open, close, and_, or_, not_ };

    Kind kind = Kind::word;
    std::size_t offset = 0;  ///< in the query
    std::string
        field;  ///< what stands before a colon, if this looks like a field: `cites` of `cites:cnbc.com`
    std::string text;          ///< of a word, or a phrase without its quotes
    bool is_excluded = false;  ///< `-` in front
    bool is_unclosed = false;  ///< a phrase whose closing quote is missing
};

/// Cuts any text into tokens: never fails. White space of any kind divides; straight, curly, low and angled
/// double quotes make phrases; `AND`, `OR`, `NOT` are operators in capitals only.
[[nodiscard]] std::vector<QueryToken> lex_query(std::string_view text);

}  // namespace debrief
