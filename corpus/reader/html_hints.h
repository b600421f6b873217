#pragma once

#include "corpus/reader/html_tree.h"

#include <cstdint>

namespace debrief {

/// What an element's tag, role, class and id say of it.
enum class HtmlHint : std::uint8_t {
    none,
    body,          ///< it is marked as the body of an article
    surroundings,  ///< it seems to be navigation, advertising, a share bar and the like
    comments,      ///< readers' comments: prose that is not the page's
    invisible,     ///< it is for screen readers or not shown at all
};

[[nodiscard]] HtmlHint hint_of(const HtmlTree& tree, HtmlTree::Index node);

}  // namespace debrief
