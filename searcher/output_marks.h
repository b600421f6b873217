#pragma once

#include "searcher/output.h"

#include <span>
#include <string>
#include <string_view>

namespace debrief {

/// What stands around pieces of text that are to be seen.
struct Marks {
    std::string_view bold, match, faint, end, match_end;
};

[[nodiscard]] constexpr Marks marks_of(Emphasis emphasis) {
    if (emphasis == Emphasis::colour) return {"\x1B[1m", "\x1B[1;33m", "\x1B[2m", "\x1B[0m", "\x1B[0m"};
    return {"", "*", "", "", "*"};
}

/// `text` on one line, made safe for a terminal, with its matches marked; they are in order and apart.
[[nodiscard]] std::string marked(std::string_view text, std::span<const Span> matches, const Marks& marks);

/// `text`, which must be safe for a terminal, as a link (OSC 8) to an address on the web or, where there is
/// none, to a file; as it is where there is neither, or no links are shown.
[[nodiscard]] std::string linked(std::string_view text, std::string_view url, std::string_view path,
                                 Links links);

}  // namespace debrief
