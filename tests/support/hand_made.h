#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace debrief::test {

/// The lines under each `[name]` of a file below `tests/data/`; empty lines and those that begin with `#` are
/// none.
[[nodiscard]] std::map<std::string, std::vector<std::string>> hand_made_answers(std::string_view file);

}  // namespace debrief::test
