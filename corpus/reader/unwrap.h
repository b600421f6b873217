#pragma once

#include <string>
#include <string_view>

namespace debrief {

/// How texts of some kind come.
enum class Wrapping {
    possible,  ///< most have a paragraph a line, as files do
    usual,     ///< wrapped as a rule, and without a title, as mails are
};

/// Plain text with the lines of hard-wrapped paragraphs joined again, so that a paragraph is a line and a
/// sentence may go over what were several.
///
/// Lines are joined only where a program or a typist has clearly broken them to fit a column: two lines or
/// more without a blank one between, in one column of 50 to 160, each so full that the next line's first word
/// had no room on it, and enough of them going on in small letters without a full stop before. All else stays
/// as it is, byte for byte: lists, tables, quotations (`>`), verse, headings, addresses, code, fields (`key:
/// value`), and long texts whose lines have less than 24 bytes on average. Where wrapping is usual, two lines
/// that show it are enough, the first line of the text is no title, the items of lists are joined as well,
/// and so are lines that were broken in the middle of a sentence by hand.
///
/// Wants `\n` as line ends and takes time and memory linear in the text.
[[nodiscard]] std::string unwrap_paragraphs(std::string_view text, Wrapping wrapping = Wrapping::possible);

}  // namespace debrief
