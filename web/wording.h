#pragma once

#include "corpus/base/span.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// A number as people read it: "12,345".
[[nodiscard]] std::string with_thousands(std::size_t number);

/// "1 briefing", "2,000 stories".
[[nodiscard]] std::string counted(std::size_t number, std::string_view one, std::string_view several);

/// A message with a capital letter, unless it begins with a quotation mark or the like.
[[nodiscard]] std::string as_sentence(std::string_view message);

/// A text that is shown in a line: its white space as blanks, and at most so many bytes of it.
[[nodiscard]] std::string line_of(std::string_view text, std::size_t most_bytes);

/// A text with what is lit in it.
struct MarkedText {
    std::string text;
    std::vector<Span> matches;
};

/// The text, cut between two characters if it is longer, with what of the matches is left.
[[nodiscard]] MarkedText cut_marked(std::string_view text, const std::vector<Span>& matches,
                                    std::size_t most_bytes);

}  // namespace debrief
