#pragma once

#include "corpus/html_tree.h"

#include <string>
#include <string_view>

namespace debrief {

/// The text of a page's article: what is written in sentences, without what surrounds it (navigation, share
/// bars, related links, comments, notices of cookies) and without the headline, which is `title`. All that
/// shows where no sentences are found.
[[nodiscard]] std::string main_text(const HtmlTree& tree, std::string_view title);

}  // namespace debrief
