#include "searcher/sweep_measure.h"

#include "corpus/base/error.h"

#include <fmt/format.h>

namespace debrief {

SweepMeasure find_sweep_measure(const std::string& name) {
    constexpr std::size_t usual_depth = 1000;
    constexpr std::size_t behind_cut = 200;  // counts only where it has the score of what is in front
    Measure measure = measure_named(name);
    if (measure.kind->summary != Summary::mean) {
        throw Error(ErrorKind::usage, fmt::format("'{}' is no mean over topics", name),
                    "compare by one that is, as 'ndcg_cut_10' or 'map'");
    }
    const bool has_cut = measure.kind->parameter == MeasureParameter::depth;
    const std::size_t depth =
        has_cut ? static_cast<std::size_t>(measure.parameter) + behind_cut : usual_depth;
    return {std::move(measure), depth};
}

}  // namespace debrief
