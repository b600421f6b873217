#pragma once

#include <string>
#include <string_view>

namespace debrief {

/// A title for a text that has none: its first sentence, cut at the end of a clause or of a word where it is
/// long. At most about 100 bytes; empty for a text without words.
[[nodiscard]] std::string title_from_text(std::string_view text);

/// Whether a first line reads as a title rather than as the beginning of the text.
[[nodiscard]] bool is_title_line(std::string_view line);

}  // namespace debrief
