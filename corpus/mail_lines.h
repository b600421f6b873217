#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace debrief {

/// Calls `on_line` with each line of `text`, without its end (LF), in order.
template <typename OnLine>
void for_each_line(std::string_view text, const OnLine& on_line) {
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        on_line(text.substr(begin, end - begin));
        begin = end + 1;
    }
}

/// `text` with LF for each kind of line end, and without control characters other than TAB.
[[nodiscard]] std::string with_plain_lines(std::string_view text);

/// What becomes of the blank that ends a line which goes on (`DelSp` of RFC 3676).
enum class FlowBlank { kept, dropped };

/// Joins the lines of text in `format=flowed` (RFC 3676) that are pieces of one, and takes the stuffing out.
/// Quoted lines keep their marks.
[[nodiscard]] std::string join_flowed_lines(std::string_view text, FlowBlank blank);

/// Joins the lines of paragraphs that were wrapped by hand or by a mail program at 60 to 100 columns, where
/// that is certain enough: a line goes on in the next where the next one's first word would not have fitted
/// in it any more. Lists, tables, headings, verse, quoted lines and lines that are one link stay as they are.
[[nodiscard]] std::string join_wrapped_lines(std::string_view text);

}  // namespace debrief
