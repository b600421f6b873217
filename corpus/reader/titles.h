#pragma once

#include <string>
#include <string_view>

namespace debrief {

/// A title for a text that has none: its first sentence, cut at the end of a clause or of a word where it is
/// long. Sentences of numbers and citations alone are passed over where another one follows. At most about 90
/// columns (a Chinese character takes two); empty for a text without words.
[[nodiscard]] std::string title_from_text(std::string_view text);

/// Whether a first line reads as a title rather than as the beginning of the text: one sentence of at most
/// 160 columns, without the full stop of Chinese and Japanese.
[[nodiscard]] bool is_title_line(std::string_view line);

}  // namespace debrief
