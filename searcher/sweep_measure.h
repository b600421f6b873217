#pragma once

#include "searcher/measures.h"

#include <cstddef>
#include <string>

namespace debrief {

/// What a sweep compares rankings by: one of trec_eval's measures.
struct SweepMeasure {
    Measure measure;
    std::size_t depth;  ///< of a ranking that is looked at
};

/// The measure of this name. Throws `Error` of kind `usage` for what is none, or no mean over topics.
[[nodiscard]] SweepMeasure find_sweep_measure(const std::string& name);

}  // namespace debrief
