#pragma once

#include <string>

namespace debrief {

/// A part of the input that could not be used.
struct Problem {
    std::string where;  ///< "file" or "file:line"
    std::string reason;
};

}  // namespace debrief
