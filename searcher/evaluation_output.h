#pragma once

#include "searcher/evaluation.h"
#include "searcher/output_format.h"

#include <iosfwd>

namespace debrief {

/// An evaluation and how much of it is wanted.
struct EvaluationReport {
    std::string tag;  ///< the run's
    std::vector<Measure> measures;
    Evaluation evaluation;
    bool has_queries = false;  ///< each query's values
    bool has_summary = true;
};

/// Writes it in trec_eval's own format (`text`), as one JSON object, or as rows of `query` ("all" for the
/// summary), `measure` and `value`.
void write_evaluation(const EvaluationReport& report, const OutputFormat& format, std::ostream& out);

/// A measure's value as trec_eval prints it: four decimals, or a whole number.
[[nodiscard]] std::string value_text(const MeasureKind& kind, double value);

/// Six decimals for machines: more would be noise of the last bits. Whole numbers stay whole.
[[nodiscard]] nlohmann::ordered_json value_json(const MeasureKind& kind, double value);

}  // namespace debrief
