#pragma once

#include "searcher/output_format.h"
#include "searcher/run_comparison.h"

#include <iosfwd>

namespace debrief {

/// A comparison, what its runs are called, and how much of it is wanted.
struct ComparisonReport {
    std::string baseline;  ///< the file's name
    std::string run;
    RunComparison comparison;
    bool has_queries = false;  ///< each query's values
};

/// Writes it as tables (`text`), as one JSON object, or as rows of measures ("all" as their query), then of
/// queries where they are wanted.
void write_comparison(const ComparisonReport& report, const OutputFormat& format, std::ostream& out);

}  // namespace debrief
