#pragma once

#include "corpus/prose_tokens.h"

#include <cstddef>
#include <vector>

namespace debrief {

/// Words between quotation marks.
struct QuotedPiece {
    std::size_t open = 0;   ///< token of the opening mark
    std::size_t close = 0;  ///< token of the closing mark; where the next paragraph goes on, the token behind
                            ///< the last of this one
    bool goes_on =
        false;  ///< the next piece is the next paragraph of the same quotation, and none closes this
};

/// All pieces of a text, in order, apart from each other; of nested ones the outermost. A mark opens or
/// closes by what it touches, so a mark that is missing or too many costs the words near it only: what is not
/// closed in its paragraph is no piece, unless the next paragraph begins with the same mark. Straight single
/// quotes are apostrophes; curly ones are marks where they cannot be.
[[nodiscard]] std::vector<QuotedPiece> find_quoted_pieces(const Prose& prose);

/// Whether a character is a quotation mark of any kind.
[[nodiscard]] bool is_quotation_mark(char32_t c);

}  // namespace debrief
