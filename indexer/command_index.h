#pragma once

#include "corpus/base/program.h"
#include "indexer/index_run.h"

#include <string>
#include <string_view>

namespace debrief {

/// The line that tells what a run did to an index.
[[nodiscard]] std::string summary_line(const IndexRunSummary& summary, std::string_view index);

/// The program `debrief-index`.
[[nodiscard]] const Program& index_program();

}  // namespace debrief
