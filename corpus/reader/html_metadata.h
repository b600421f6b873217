#pragma once

#include "corpus/reader/html.h"
#include "corpus/reader/html_tree.h"
#include "corpus/reader/json_ld.h"

namespace debrief {

/// What a page says of itself, the surest source first: all of an `HtmlPage` but its text. The summary is its
/// description, whether the text begins with it or not.
[[nodiscard]] HtmlPage read_html_metadata(const HtmlTree& tree, const LinkedData& linked);

}  // namespace debrief
