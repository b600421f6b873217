#pragma once

#include "indexer/index_directory.h"
#include "searcher/evaluation.h"
#include "searcher/search.h"
#include "searcher/sweep.h"
#include "searcher/sweep_file.h"
#include "searcher/sweep_measure.h"
#include "searcher/topics.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace debrief {

/// A topic with what is relevant to it.
struct SweepTopic {
    Topic topic;  ///< asked by its first form, with its filter; its limit does not count
    std::map<std::string, int> judged;  ///< relevance by document, as runs name it
};

/// The topics that have judgements, in their order.
[[nodiscard]] std::vector<SweepTopic> judged_topics(const std::vector<Topic>& topics,
                                                    const Judgements& judgements);

struct SweepRequest {
    IndexDirectory index;
    SearchRequest search;  ///< how to search beside the settings; its `query`, limits and offset do not count
    SweepMeasure measure;
    EvaluationRules rules{};                           ///< how to judge rankings
    std::size_t threads = 1;                           ///< the scores are the same for any number
    std::function<void(std::size_t done)> on_topic{};  ///< called where there is one, after each topic
};

/// Answers each topic with the usual ranking and with each setting. A topic that nothing is found for counts
/// 0. Throws `Error` of kind `index`.
[[nodiscard]] SweepScores run_sweep(const SweepRequest& request, const Sweep& sweep,
                                    const std::vector<SweepTopic>& topics);

}  // namespace debrief
