#pragma once

#include <string>
#include <string_view>

namespace debrief {

/// Markdown without Hugo's shortcodes (`{{< figure … >}}`, `{{% note %}}`); what stands between two of them
/// stays. One that is a link's target becomes `#`.
[[nodiscard]] std::string without_shortcodes(std::string_view markdown);

/// Markdown without the marks of its footnotes (`[^1]`), each note a paragraph where it stands. A mark
/// without a note, and one in code, stays.
[[nodiscard]] std::string without_footnote_marks(std::string_view markdown);

}  // namespace debrief
