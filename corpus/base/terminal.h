#pragma once

#include <string>
#include <string_view>

namespace debrief {

/// What a terminal may be shown of a text from outside: line ends and tabs become blanks; control characters
/// (C0, DEL, C1) and bidirectional controls (U+202A to U+202E, U+2066 to U+2069) become U+FFFD, ill-formed
/// UTF-8 too.
[[nodiscard]] std::string to_terminal_line(std::string_view text);

/// The same, but line ends stay.
[[nodiscard]] std::string to_terminal_text(std::string_view text);

}  // namespace debrief
