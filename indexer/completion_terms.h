#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace debrief {

/// Titles as they are completed: folded, `\n`, and two bytes of a hash of the title as it is shown.
inline constexpr std::string_view title_completion_prefix = "T";

/// The word forms of a text with blanks between them: how names, sources and titles are looked up. A text
/// that ends with a blank behind a word keeps it.
[[nodiscard]] std::string folded_text(std::string_view text);

/// The term by which a title is completed; nothing for one without words, and for one that is too long to be
/// typed.
[[nodiscard]] std::optional<std::string> title_completion_term(std::string_view title);

/// A title as it is shown where it is completed.
[[nodiscard]] std::string completed_title(std::string_view title);

}  // namespace debrief
