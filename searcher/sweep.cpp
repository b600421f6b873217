#include "searcher/sweep.h"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <utility>

#include <xxhash.h>

namespace debrief {

namespace {

/// The mean of some topics.
SweepMean mean_of(const TopicScores& scores, const TopicScores& usual, std::span<const std::size_t> topics) {
    SweepMean mean;
    double sum = 0;
    for (const std::size_t topic : topics) {
        sum += scores[topic];
        if (scores[topic] > usual[topic]) ++mean.won;
        if (scores[topic] < usual[topic]) ++mean.lost;
    }
    if (!topics.empty()) mean.mean = sum / static_cast<double>(topics.size());
    return mean;
}

std::vector<SweepRow> ranked_rows(const SweepScores& scores, std::span<const std::size_t> topics) {
    std::vector<SweepRow> rows;
    for (std::size_t i = 0; i < scores.settings.size(); ++i)
        rows.push_back({0, i, mean_of(scores.settings[i], scores.usual, topics)});
    std::stable_sort(rows.begin(), rows.end(), [](const SweepRow& left, const SweepRow& right) {
        return left.all.mean > right.all.mean;
    });
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const bool is_equal = i > 0 && rows[i].all.mean == rows[i - 1].all.mean;
        rows[i].rank = is_equal ? rows[i - 1].rank : i + 1;
    }
    return rows;
}

SweepFold choose_for(const SweepScores& scores, std::span<const std::size_t> fold,
                     std::span<const std::size_t> others) {
    const SweepRow best = ranked_rows(scores, others).front();
    return {fold.size(), best.setting, best.all.mean,
            mean_of(scores.settings[best.setting], scores.usual, fold),
            mean_of(scores.usual, scores.usual, fold).mean};
}

}  // namespace

std::vector<std::size_t> deal_folds(std::span<const std::string> topics, std::size_t folds,
                                    std::uint64_t seed) {
    std::vector<std::size_t> order(topics.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto key_of = [&](std::size_t topic) {
        const std::string& id = topics[topic];
        return std::pair(XXH3_64bits_withSeed(id.data(), id.size(), seed), std::string_view(id));
    };
    std::sort(order.begin(), order.end(),
              [&](std::size_t left, std::size_t right) { return key_of(left) < key_of(right); });
    std::vector<std::size_t> dealt(topics.size());
    for (std::size_t i = 0; i < order.size(); ++i) dealt[order[i]] = i % folds;
    return dealt;
}

SweepReport report_sweep(const SweepScores& scores, std::span<const std::size_t> folds) {
    std::vector<std::size_t> all(folds.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    SweepReport report;
    report.usual = mean_of(scores.usual, scores.usual, all).mean;
    report.rows = ranked_rows(scores, all);
    const std::size_t count = *std::max_element(folds.begin(), folds.end()) + 1;
    TopicScores chosen(folds.size());
    for (std::size_t fold = 0; fold < count; ++fold) {
        std::vector<std::size_t> inside;
        std::vector<std::size_t> others;
        for (const std::size_t topic : all) (folds[topic] == fold ? inside : others).push_back(topic);
        report.folds.push_back(choose_for(scores, inside, others));
        for (const std::size_t topic : inside)
            chosen[topic] = scores.settings[report.folds.back().setting][topic];
    }
    report.cross_validated = mean_of(chosen, scores.usual, all);
    return report;
}

}  // namespace debrief
