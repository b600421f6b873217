#pragma once

#include <string>
#include <string_view>

namespace debrief {

/// Plain text with the lines of hard-wrapped paragraphs joined again, so that a paragraph is a line and a
/// sentence may go over what were several.
///
/// Lines are joined only where a program or a typist has clearly broken them to fit a column: two lines or
/// more without a blank one between, in one column of 50 to 160, each so full that the next line's first word
/// had no room on it, and enough of them going on in small letters without a full stop before. All else stays
/// as it is, byte for byte: lists, tables, quotations (`>`), verse, headings, addresses, code, fields (`key:
/// value`), and long texts whose lines have less than 24 bytes on average. Wants `\n` as line ends (see
/// `with_plain_line_ends`) and takes time and memory linear in the text.
[[nodiscard]] std::string unwrap_paragraphs(std::string_view text);

}  // namespace debrief
