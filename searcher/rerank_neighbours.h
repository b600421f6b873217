#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace debrief {

/// How scores are smoothed among texts that are alike: a good answer is like the first ones, and like others
/// that score well. After Diaz (2005), "Regularizing ad hoc retrieval scores", and, for the first ones,
/// Rocchio (1971), "Relevance feedback in information retrieval", without a second match.
struct NeighbourOptions {
    std::size_t pool = 100;        ///< of the best are compared with each other
    std::size_t leaders = 8;       ///< of the first, that the others should be like
    double sharpness = 6;          ///< a leader weighs its share of the first's score to this power
    double leader_share = 0.4;     ///< of a score that comes from likeness to the leaders; 0: none
    std::size_t neighbours = 5;    ///< of each count, the most alike
    double neighbour_share = 0.4;  ///< of a score that then comes from them; 0: none
};

/// Scores from 0 (the lowest) to 1 (the highest); all 1 where they are equal.
[[nodiscard]] std::vector<double> scaled_scores(std::span<const double> scores);

/// How much each of the first weighs beside the very first, by scores that fall.
[[nodiscard]] std::vector<double> leader_weights(std::span<const double> scores, std::size_t leaders,
                                                 double sharpness);

/// How like each text is to the leaders (the first ones, as many as there are weights) other than itself: the
/// mean of its similarities. `similarities` holds `texts` squared numbers.
[[nodiscard]] std::vector<double> likeness_to_leaders(std::span<const double> similarities, std::size_t texts,
                                                      std::span<const double> weights);

/// Each score mixed with those of the nearest others, weighed by how alike they are. One that is like no
/// other keeps no more than its own share.
[[nodiscard]] std::vector<double> smoothed_among_neighbours(std::span<const double> scores,
                                                            std::span<const double> similarities,
                                                            const NeighbourOptions& options);

/// Scores that fall, mixed with likeness to the leaders, then smoothed among neighbours; between the lowest
/// and the highest of them.
[[nodiscard]] std::vector<double> smoothed_scores(std::span<const double> scores,
                                                  std::span<const double> similarities,
                                                  const NeighbourOptions& options);

}  // namespace debrief
