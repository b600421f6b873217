#include "searcher/sweep_run.h"

#include "corpus/base/ordered_pipeline.h"
#include "searcher/batch_format.h"
#include "searcher/topic_search.h"

#include <cmath>
#include <memory>

namespace debrief {

namespace {

/// A score as a run tells it (six digits), which evaluation reads in single precision.
float as_in_run(double score) {
    constexpr double steps = 1e6;
    return static_cast<float>(std::round(score * steps) / steps);
}

/// Measures topics on one thread.
class TopicScorer {
 public:
    TopicScorer(const SweepRequest& request, const Sweep& sweep)
        : request_(request), sweep_(sweep), reader_(request.index) {}

    /// The topic's score with the usual ranking, then with each setting.
    TopicScores operator()(const SweepTopic& topic) {
        TopicScores scores{score_with(request_.search.ranking, topic)};
        for (const SweepSetting& setting : sweep_.settings) {
            scores.push_back(setting.is_usual ? scores.front() : score_with(setting.ranking, topic));
        }
        return scores;
    }

 private:
    double score_with(const RankingOptions& ranking, const SweepTopic& topic) {
        SearchRequest search_request = request_.search;
        search_request.query = topic.topic.forms.front();
        if (!topic.topic.filter.empty()) search_request.filters.push_back(topic.topic.filter);
        search_request.limit = request_.measure.depth;
        search_request.ranking = ranking;
        std::vector<RunEntry> entries;
        for (const RankedId& ranked : rank_ids(reader_, search_request))
            entries.push_back({to_trec_id(ranked.id), as_in_run(ranked.score)});
        return request_.measure.measure.value(
            judge_ranking(in_order(std::move(entries)), topic.judged, request_.rules));
    }

    const SweepRequest& request_;
    const Sweep& sweep_;
    IndexReader reader_;
};

}  // namespace

std::vector<SweepTopic> judged_topics(const std::vector<Topic>& topics, const Judgements& judgements) {
    std::vector<SweepTopic> judged;
    for (const Topic& topic : topics) {
        const auto found = judgements.find(to_trec_id(topic.id));
        if (found != judgements.end()) judged.push_back({topic, found->second});
    }
    return judged;
}

SweepScores run_sweep(const SweepRequest& request, const Sweep& sweep,
                      const std::vector<SweepTopic>& topics) {
    using Pipeline = OrderedPipeline<const SweepTopic*, TopicScores>;
    SweepScores scores;
    scores.settings.resize(sweep.settings.size());
    const auto produce = [&](const Pipeline::Emit& emit) {
        for (const SweepTopic& topic : topics) emit(&topic);
    };
    const auto make_worker = [&] {
        return [scorer = std::make_shared<TopicScorer>(request, sweep)](const SweepTopic*&& topic) {
            return (*scorer)(*topic);
        };
    };
    Pipeline(request.threads).run(produce, make_worker, [&](TopicScores&& of_topic) {
        scores.usual.push_back(of_topic.front());
        for (std::size_t i = 0; i < scores.settings.size(); ++i)
            scores.settings[i].push_back(of_topic[i + 1]);
        if (request.on_topic) request.on_topic(scores.usual.size());
    });
    return scores;
}

}  // namespace debrief
