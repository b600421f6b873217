#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace debrief {

/// Markdown without Hugo's shortcodes (`{{< figure … >}}`, `{{% note %}}`); what stands between two of them
/// stays. One that is a link's target becomes `#`.
[[nodiscard]] std::string without_shortcodes(std::string_view markdown);

/// Markdown without the marks of its footnotes (`[^1]`), each note a paragraph where it stands. A mark
/// without a note, and one in code, stays.
[[nodiscard]] std::string without_footnote_marks(std::string_view markdown);

/// Markdown with an empty line wherever that many lines stood without one, since md4c takes quadratic time
/// for paragraphs of many lines with links.
[[nodiscard]] std::string with_bounded_paragraphs(std::string_view markdown, std::size_t most_lines);

}  // namespace debrief
