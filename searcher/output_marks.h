#pragma once

#include "searcher/output.h"

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

}  // namespace debrief
