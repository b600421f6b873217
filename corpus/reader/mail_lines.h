#pragma once

#include <string>
#include <string_view>

namespace debrief {

/// `text` with plain line ends (`with_plain_line_ends`), and without control characters other than TAB.
[[nodiscard]] std::string with_plain_lines(std::string_view text);

/// What becomes of the blank that ends a line which goes on (`DelSp` of RFC 3676).
enum class FlowBlank { kept, dropped };

/// Joins the lines of text in `format=flowed` (RFC 3676) that are pieces of one, and takes the stuffing out.
/// Quoted lines keep their marks.
[[nodiscard]] std::string join_flowed_lines(std::string_view text, FlowBlank blank);

}  // namespace debrief
