#pragma once

#include "corpus/html.h"
#include "corpus/html_tree.h"

namespace debrief {

/// What a page says of itself, the surest source first: all of an `HtmlPage` but its text. The summary is its
/// description, whether the text begins with it or not.
[[nodiscard]] HtmlPage read_html_metadata(const HtmlTree& tree, std::size_t nesting);

}  // namespace debrief
