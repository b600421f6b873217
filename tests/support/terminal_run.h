#pragma once

#include "tests/support/run.h"

#include <string>
#include <string_view>
#include <vector>

namespace debrief::test {

/// Runs one of the project's programs to its end on a terminal of 80 columns and 24 lines that understands
/// colours and changes no byte: what it prints there is `out`, its standard error goes to a file. Of the
/// environment, nothing that changes what is printed is kept; `variables` ("NO_COLOR=1") are added.
[[nodiscard]] Run run_on_terminal(std::string_view program, const std::vector<std::string>& arguments,
                                  const std::vector<std::string>& variables = {});

}  // namespace debrief::test
