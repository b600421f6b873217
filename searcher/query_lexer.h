#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// A piece of a query's text.
struct QueryToken {
    enum class Kind { word, phrase, open, close, and_, or_, not_, near, adjacent };

    Kind kind = Kind::word;
    std::size_t offset = 0;  ///< in the query
    std::string
        field;  ///< what stands before a colon, if this looks like a field: `cites` of `cites:cnbc.com`
    std::string text;          ///< of a word, an operator, or a phrase without its quotes
    bool is_excluded = false;  ///< a dash in front
    bool is_required = false;  ///< `+` in front
    bool is_unclosed = false;  ///< a phrase whose closing quote is missing

    [[nodiscard]] bool is_plain_word() const {
        return kind == Kind::word && field.empty() && !is_excluded && !is_required;
    }
};

/// Cuts any text into tokens: never fails. White space of any kind divides; straight, curly, low, angled and
/// corner quotes make phrases; hyphens, minus signs and short dashes are all dashes, brackets and colons may
/// be of full width; `AND`, `OR`, `NOT`, `NEAR`, `NEAR/5`, `ADJ`, `ADJ/2` are operators in capitals only.
[[nodiscard]] std::vector<QueryToken> lex_query(std::string_view text);

}  // namespace debrief
