#pragma once

#include "corpus/base/program.h"

#include <string_view>
#include <vector>

namespace debrief {

/// What shells offer where somebody types a word of a query: the fields, each with its colon, and behind a
/// field what it can be, by its choices and by what the index has.
[[nodiscard]] std::vector<ShellWord> query_completions(const CommandLine& line, std::string_view typed);

}  // namespace debrief
