#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace debrief {

/// Offsets of the line ends (`\n`) of `text`, in order, that only keep its lines within a width, as in mails:
/// the sentence goes on behind them. Looked for in paragraphs whose widest line has 40 to 100 characters;
/// list items, headings, addresses and quoted lines (`>`) begin a paragraph of their own. A line end counts
/// where the word behind it would not have fitted into the widest line, if that is so of two thirds of the
/// paragraph's line ends and there are three lines at least; and where a line of some width goes on with a
/// small letter.
[[nodiscard]] std::vector<std::size_t> find_wrapped_line_ends(std::string_view text);

/// Whether a line begins as a list item does: `- `, `* `, `•`, `1. `, `2) `, `a) `.
[[nodiscard]] bool is_list_item(std::string_view line);

}  // namespace debrief
