#pragma once

#include "corpus/base/command_line.h"
#include "indexer/index_run.h"

#include <array>

namespace debrief {

/// The options of `debrief-index`.
extern const std::array<Option, 23> index_options;

/// What a command line asks for. Throws `Error` of kind `usage`.
[[nodiscard]] IndexRunRequest parse_request(const CommandLine& line);

}  // namespace debrief
