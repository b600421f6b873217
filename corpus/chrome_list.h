#pragma once

#include <string>
#include <string_view>

namespace debrief {

/// Where a listed line is chrome.
enum class ChromePlace { nowhere, edges, anywhere };

/// A line as the list compares it: case folded, blanks as one, marks at both ends off.
[[nodiscard]] std::string normalise_line(std::string_view line);

/// What the shipped list (`corpus/data/chrome.txt`) says of a line; of most, their first word tells that it
/// has none.
[[nodiscard]] ChromePlace find_listed_line(std::string_view line);

}  // namespace debrief
