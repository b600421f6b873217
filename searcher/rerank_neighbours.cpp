#include "searcher/rerank_neighbours.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace debrief {

namespace {

struct LikeText {
    std::size_t index = 0;
    double similarity = 0;
};

/// The most alike others, those of equal likeness in their order.
std::vector<LikeText> nearest(std::span<const double> similarities, std::size_t self, std::size_t count) {
    std::vector<LikeText> nearest;
    if (count == 0) return nearest;
    nearest.reserve(count);
    double least = 0;  // that others must be above
    for (std::size_t i = 0; i < similarities.size(); ++i) {
        const double similarity = similarities[i];
        if (similarity <= least || i == self) continue;
        if (nearest.size() == count) nearest.pop_back();
        auto place = nearest.end();
        while (place != nearest.begin() && std::prev(place)->similarity < similarity) --place;
        nearest.insert(place, {i, similarity});
        if (nearest.size() == count) least = nearest.back().similarity;
    }
    return nearest;
}

}  // namespace

std::vector<double> scaled_scores(std::span<const double> scores) {
    if (scores.empty()) return {};
    const auto [low, high] = std::minmax_element(scores.begin(), scores.end());
    std::vector<double> scaled;
    for (const double score : scores) scaled.push_back(*high > *low ? (score - *low) / (*high - *low) : 1);
    return scaled;
}

std::vector<double> leader_weights(std::span<const double> scores, std::size_t leaders, double sharpness) {
    std::vector<double> weights;
    for (const double score : scores.first(std::min(leaders, scores.size())))
        weights.push_back(scores.front() > 0 ? std::pow(score / scores.front(), sharpness) : 1);
    return weights;
}

std::vector<double> likeness_to_leaders(std::span<const double> similarities, std::size_t texts,
                                        std::span<const double> weights) {
    std::vector<double> likeness;
    for (std::size_t text = 0; text < texts; ++text) {
        double sum = 0;
        double total = 0;
        for (std::size_t leader = 0; leader < weights.size(); ++leader) {
            if (leader == text) continue;
            sum += weights[leader] * similarities[text * texts + leader];
            total += weights[leader];
        }
        likeness.push_back(total > 0 ? sum / total : 0);
    }
    return likeness;
}

std::vector<double> smoothed_among_neighbours(std::span<const double> scores,
                                              std::span<const double> similarities,
                                              const NeighbourOptions& options) {
    std::vector<double> smoothed;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        double sum = 0;
        double weights = 0;
        for (const auto& [index, similarity] :
             nearest(similarities.subspan(i * scores.size(), scores.size()), i, options.neighbours)) {
            sum += similarity * scores[index];
            weights += similarity;
        }
        const double others = weights > 0 ? sum / weights : 0;
        smoothed.push_back((1 - options.neighbour_share) * scores[i] + options.neighbour_share * others);
    }
    return smoothed;
}

std::vector<double> smoothed_scores(std::span<const double> scores, std::span<const double> similarities,
                                    const NeighbourOptions& options) {
    if (scores.empty()) return {};
    std::vector<double> mixed = scaled_scores(scores);
    const std::vector<double> likeness = scaled_scores(likeness_to_leaders(
        similarities, scores.size(), leader_weights(scores, options.leaders, options.sharpness)));
    for (std::size_t i = 0; i < mixed.size(); ++i)
        mixed[i] = (1 - options.leader_share) * mixed[i] + options.leader_share * likeness[i];
    const auto [low, high] = std::minmax_element(scores.begin(), scores.end());
    std::vector<double> smoothed = smoothed_among_neighbours(mixed, similarities, options);
    for (double& score : smoothed) score = *low + score * (*high - *low);
    return smoothed;
}

}  // namespace debrief
