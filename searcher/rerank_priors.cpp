#include "searcher/rerank_priors.h"

#include <algorithm>
#include <cmath>

namespace debrief {

double recency_gain(std::chrono::days age, std::chrono::days half_life) {
    if (half_life.count() <= 0) return 0;
    const double days = static_cast<double>(std::max<std::chrono::days::rep>(age.count(), 0));
    return std::exp2(-days / static_cast<double>(half_life.count()));
}

double evidence_gain(std::size_t owners) {
    return 1 - std::exp2(-static_cast<double>(owners));
}

}  // namespace debrief
