#pragma once

#include "indexer/index_directory.h"
#include "searcher/batch_summary.h"
#include "searcher/fusion.h"
#include "searcher/output_format.h"
#include "searcher/search.h"
#include "searcher/topics.h"

#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

namespace debrief {

struct BatchRequest {
    IndexDirectory index;
    std::size_t threads = 1;  ///< the output is the same for any number
    OutputFormat format{OutputStyle::trec_run};
    SearchRequest
        search;  ///< for every query; its `query` is not used, its `filters` are joined by a topic's
    /// Whether each topic's forms are asked apart, each in all of `modes` (the one of `search` where there is
    /// none), and the rankings fused. Otherwise topics have one form.
    bool is_fused = false;
    std::vector<RankingMode> modes{};
    FusionOptions fusion{};
};

/// What is told of a topic once its results are written.
struct AnsweredTopic {
    std::string id;
    std::string query;
    std::vector<QueryNote> notes;
    double milliseconds = 0;
    std::uint64_t bytes_read = 0;  ///< as `Topic` has it
};

/// Where a batch's output goes; all of it is called by the thread that runs the batch, in order of the
/// topics. What any of it throws ends the batch: what was written before is whole topics.
struct BatchOutput {
    std::ostream& results;
    std::function<void(const Problem&)> on_problem;
    std::function<void(const AnsweredTopic&)> on_answer{};  ///< where wanted
    std::function<void()> on_wait{};  ///< where wanted: called ten times a second while there is no answer
};

/// Gives the next topic; nothing at the end.
using TopicSource = std::function<std::optional<TopicOrProblem>()>;

/// Answers topics in their order. The header of the format is not written. What is no topic is told and
/// passed over. Throws what `topics` throws (which is called by another thread), and `Error` of kind `index`.
[[nodiscard]] BatchSummary run_batch(const BatchRequest& request, const TopicSource& topics,
                                     const BatchOutput& output);

}  // namespace debrief
