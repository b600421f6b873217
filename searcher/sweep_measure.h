#pragma once

#include "searcher/evaluation.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace debrief {

/// What a sweep compares rankings by: one of trec_eval's measures.
struct SweepMeasure {
    std::string name;
    double Measures::*member;
    std::size_t depth;  ///< of a ranking that is looked at
};

/// The measure of this name. Throws `Error` of kind `usage` for what is none.
[[nodiscard]] SweepMeasure find_sweep_measure(std::string_view name);

}  // namespace debrief
