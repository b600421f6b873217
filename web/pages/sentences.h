#pragma once

#include "corpus/base/span.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace debrief {

/// What is told of words in a sentence. Spans are in its text, in order.
struct SentenceMarks {
    SentenceMarks() = default;
    SentenceMarks(std::vector<Span> lit, std::vector<Span> hedging = {})  // NOLINT: matches are marks
        : matches(std::move(lit)), hedges(std::move(hedging)) {}

    std::vector<Span> matches{};
    std::vector<Span> hedges{};  ///< words that hold back, apart from each other
    bool cut_before = false;     ///< whether something of the sentence is left out already
    bool cut_after = false;
};

inline constexpr std::size_t longest_shown_sentence = 700;  ///< bytes; of a longer one a piece is shown
inline constexpr std::size_t longest_shown_title = 200;     ///< bytes

/// A sentence as markup: matches in `<mark>`, hedges in `<span class="hedge">`. Of a very long one the piece
/// around its first match, with an ellipsis where it is cut.
[[nodiscard]] std::string sentence_html(std::string_view text, const SentenceMarks& marks);

/// `text`, or its beginning with an ellipsis where it is longer: cut between words if there are any, never
/// within a character.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t most_bytes);

}  // namespace debrief
