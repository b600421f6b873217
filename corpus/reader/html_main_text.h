#pragma once

#include "corpus/reader/html_tree.h"

#include <string>
#include <string_view>

namespace debrief {

/// What is taken for the text of a page.
struct MainText {
    std::string text;
    bool has_prose = false;  ///< it is written in sentences; else it is all that the page shows
};

/// The text of a page's article: what is written in sentences, without what surrounds it (navigation, share
/// bars, related links, comments, notices of cookies) and without the headline, which is `title`. All that
/// shows where no sentences are found.
[[nodiscard]] MainText find_main_text(const HtmlTree& tree, std::string_view title);

}  // namespace debrief
