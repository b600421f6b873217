#pragma once

#include "corpus/reader/html_tree.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace debrief {

/// How a block reads.
enum class HtmlBlockKind : std::uint8_t {
    prose,     ///< sentences
    sentence,  ///< one short sentence, of an article or of anything else
    heading,
    clutter,  ///< mostly links
    label,    ///< a few words
};

/// A run of text between two breaks.
struct HtmlBlock {
    HtmlTree::Index first = 0;      ///< its first text node
    HtmlTree::Index end = 0;        ///< behind its last text node
    HtmlTree::Index container = 0;  ///< the innermost block element around its first text
    std::size_t bytes = 0;          ///< of text without white space
    std::size_t linked_bytes = 0;   ///< of them in links and dates
    bool ends_sentence = false;
    HtmlBlockKind kind = HtmlBlockKind::label;
};

/// The blocks of a page but for what is left out, in order.
[[nodiscard]] std::vector<HtmlBlock> find_blocks(const HtmlTree& tree, const std::vector<bool>& left_out);

}  // namespace debrief
