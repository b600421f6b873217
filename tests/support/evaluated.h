#pragma once

#include "searcher/evaluation.h"

#include <string>
#include <string_view>

namespace debrief::test {

/// The run of a text such as "q1 a=3 b=2.5", a line a query; by way of a file as `read_run` takes it.
[[nodiscard]] debrief::Run run_of(std::string_view text);

/// The same of judgements.
[[nodiscard]] Judgements judgements_of(std::string_view text);

/// Of "map 0.5 P_5 0.2" the measures with the values that they have.
[[nodiscard]] std::string with_values(std::string_view expected, const debrief::Run& run,
                                      const Judgements& judgements, const EvaluationRules& rules = {});

}  // namespace debrief::test
