#pragma once

#include "indexer/index_run.h"

#include <string>
#include <string_view>

namespace debrief {

/// What a run did, in one line for people.
[[nodiscard]] std::string summary_line(const IndexRunSummary& summary, std::string_view index);

/// What a run would do, in one line for people.
[[nodiscard]] std::string dry_run_line(const IndexRunSummary& summary, std::string_view index);

/// What a run did, as one line of JSON; the schema is in `indexer/README.md`.
[[nodiscard]] std::string to_json_line(const IndexRunSummary& summary, std::string_view index);

}  // namespace debrief
