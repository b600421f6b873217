#include "searcher/sweep_measure.h"

#include "corpus/base/error.h"

#include <array>

#include <fmt/format.h>

namespace debrief {

SweepMeasure find_sweep_measure(std::string_view name) {
    // Where a cut-off is above, what is behind it counts only for ties.
    constexpr std::size_t few = 200;
    constexpr std::size_t many = 1000;
    const std::array<SweepMeasure, 5> measures{{{"ndcg_cut_10", &Measures::ndcg_cut_10, few},
                                                {"map", &Measures::map, many},
                                                {"P_10", &Measures::p_10, few},
                                                {"recall_100", &Measures::recall_100, few},
                                                {"recip_rank", &Measures::recip_rank, many}}};
    std::string names;
    for (const SweepMeasure& measure : measures) {
        if (measure.name == name) return measure;
        names += (names.empty() ? "" : ", ") + measure.name;
    }
    throw Error(ErrorKind::usage, fmt::format("'--measure' cannot be '{}'", name), "give one of: " + names);
}

}  // namespace debrief
