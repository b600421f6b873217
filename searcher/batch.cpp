#include "searcher/batch.h"

#include "corpus/base/ordered_pipeline.h"
#include "searcher/batch_format.h"

#include <chrono>
#include <memory>
#include <ostream>

namespace debrief {

namespace {

struct TopicAnswer {
    AnsweredTopic told;
    std::string results;
    bool has_hits = false;
};

constexpr std::size_t topics_per_thread = 64;  ///< that wait: one in a hundred takes as long as twenty others

using AnswerOrProblem = std::variant<TopicAnswer, Problem>;
using BatchPipeline = OrderedPipeline<TopicOrProblem, AnswerOrProblem>;

/// Answers queries on one thread.
class Answerer {
 public:
    explicit Answerer(const BatchRequest& request)
        : request_(request),
          format_(request.format, request.is_fused ? RunScores::fusion : RunScores::ranking),
          reader_(request.index) {}

    AnswerOrProblem operator()(TopicOrProblem&& item) {
        if (auto* problem = std::get_if<Problem>(&item)) return std::move(*problem);
        return answer(std::move(std::get<Topic>(item)));
    }

 private:
    TopicAnswer answer(Topic&& topic) {
        const auto started = std::chrono::steady_clock::now();
        SearchResult result = result_of(topic);
        std::string results = format_.to_text(topic.id, result);
        const std::chrono::duration<double, std::milli> elapsed = std::chrono::steady_clock::now() - started;
        return {{std::move(topic.id), std::move(result.query), std::move(result.notes), elapsed.count(),
                 topic.bytes_read},
                std::move(results),
                !result.hits.empty()};
    }

    SearchResult result_of(const Topic& topic) {
        SearchRequest own = request_.search;
        own.limit = topic.limit.value_or(own.limit);
        if (!topic.filter.empty()) own.filters.push_back(topic.filter);
        own.query = topic.forms.front();
        return request_.is_fused ? fused_result(topic, own) : search(reader_, own);
    }

    SearchResult fused_result(const Topic& topic, const SearchRequest& own) {
        SearchRequest asked = request_for_fusion(own, request_.fusion);
        std::vector<RankingMode> modes = request_.modes;
        if (modes.empty()) modes.push_back(own.ranking.mode);
        std::vector<SearchResult> results;
        for (const std::string& form : topic.forms) {
            asked.query = form;
            for (const RankingMode mode : modes) {
                asked.ranking.mode = mode;
                results.push_back(search(reader_, asked));
            }
        }
        return fuse_results(std::move(results), own, request_.fusion);
    }

    const BatchRequest& request_;
    BatchFormat format_;
    IndexReader reader_;
};

void read_all(const TopicSource& topics, const BatchPipeline::Emit& emit) {
    while (auto item = topics()) emit(std::move(*item));
}

}  // namespace

BatchSummary run_batch(const BatchRequest& request, const TopicSource& topics, const BatchOutput& output) {
    (void)request.index.read_manifest();  // so that a missing index is told even where there is no query
    BatchSummary summary;
    const auto consume = [&](AnswerOrProblem&& item) {
        if (const auto* problem = std::get_if<Problem>(&item)) {
            ++summary.refused;
            output.on_problem(*problem);
            return;
        }
        const auto& answer = std::get<TopicAnswer>(item);
        ++summary.queries;
        if (answer.has_hits) ++summary.with_hits;
        summary.milliseconds.push_back(static_cast<float>(answer.told.milliseconds));
        output.results << answer.results;
        if (output.on_answer) output.on_answer(answer.told);
    };
    BatchPipeline(request.threads, topics_per_thread)
        .run([&](const BatchPipeline::Emit& emit) { read_all(topics, emit); },
             [&] {
                 return [answerer = std::make_shared<Answerer>(request)](TopicOrProblem&& item) {
                     return (*answerer)(std::move(item));
                 };
             },
             consume, output.on_wait);
    return summary;
}

}  // namespace debrief
