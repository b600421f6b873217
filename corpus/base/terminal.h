#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace debrief {

/// Whether a character may change what a terminal shows elsewhere: control characters (C0 with line ends and
/// tabs, DEL, C1) and bidirectional controls (U+202A to U+202E, U+2066 to U+2069).
[[nodiscard]] bool changes_terminal(char32_t character);

/// What a terminal may be shown of a text from outside: line ends and tabs become blanks; other characters
/// that `changes_terminal` tells become U+FFFD, ill-formed UTF-8 too.
[[nodiscard]] std::string to_terminal_line(std::string_view text);

/// The same, but line ends stay.
[[nodiscard]] std::string to_terminal_text(std::string_view text);

/// How wide the terminal is that a file descriptor leads to; 80 where it does not say; 0 where it is none.
[[nodiscard]] std::size_t terminal_columns(int descriptor);

/// `text` with its lines broken between words so that they have at most `columns` columns; what goes over to
/// a new line is indented like the line's beginning (its blanks, and a number in front of a title). Colours
/// take no room, East Asian wide characters two columns. A word longer than a line stays whole. 0 columns: as
/// it is.
[[nodiscard]] std::string wrap_lines(std::string_view text, std::size_t columns);

}  // namespace debrief
