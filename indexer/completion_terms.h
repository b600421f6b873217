#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace debrief {

/// Titles as they are completed: the folded title, `\n`, and the title as people read it.
inline constexpr std::string_view title_completion_prefix = "XTITLE";

/// The word forms of a text with blanks between them: how names, sources and titles are looked up. A text
/// that ends with a blank behind a word keeps it.
[[nodiscard]] std::string folded_text(std::string_view text);

/// The term by which a title is completed; nothing for one without words, and for one that is too long to be
/// typed.
[[nodiscard]] std::optional<std::string> title_completion_term(std::string_view title);

/// The title of such a term.
[[nodiscard]] std::string title_of_completion_term(std::string_view term);

}  // namespace debrief
