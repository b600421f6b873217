#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace debrief {

/// Offsets of the line ends (`\n`) of `text`, in order, that only keep its lines within a width, as in mails:
/// the sentence goes on behind them. A paragraph counts as wrapped if the word behind each of its line ends
/// would not have fitted into the widest line, and that line has 40 to 100 characters; two lines alone must
/// also go on with a small letter. List items begin a paragraph of their own.
[[nodiscard]] std::vector<std::size_t> find_wrapped_line_ends(std::string_view text);

/// Whether a line begins as a list item does: `- `, `* `, `•`, `1. `, `2) `, `a) `.
[[nodiscard]] bool is_list_item(std::string_view line);

}  // namespace debrief
