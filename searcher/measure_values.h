#pragma once

#include <cstddef>
#include <vector>

namespace debrief {

/// What a document found stands for whose relevance is not known.
inline constexpr int not_in_pool = -1;       ///< the judgements do not name it
inline constexpr int in_pool_unjudged = -2;  ///< they name it with a negative number: nobody judged it

/// A query's ranking as its judgements see it: all that measures need.
struct JudgedRanking {
    std::vector<int> found;          ///< by rank, best first: relevance from 0 up, or one of those above
    std::vector<int> ideal_gains;    ///< all relevance above 0 that was judged, highest first
    int relevant_from = 1;           ///< the least relevance that makes a document relevant
    std::size_t relevant = 0;        ///< documents judged relevant, found or not
    std::size_t nonrelevant = 0;     ///< documents judged 0 or more, but not relevant
    std::size_t relevant_found = 0;  ///< those of `found`
    std::size_t nonrelevant_found = 0;

    [[nodiscard]] bool is_relevant(std::size_t rank_from_0) const {
        return found[rank_from_0] >= relevant_from;
    }
};

/// The measures, each by its definition; `README.md` of this folder tells them in words. 0 where a
/// denominator would be 0. Those without a parameter ignore it.
namespace measure {

using Ranking = const JudgedRanking&;

[[nodiscard]] double queries(Ranking ranking, double);
[[nodiscard]] double found(Ranking ranking, double);
[[nodiscard]] double relevant(Ranking ranking, double);
[[nodiscard]] double relevant_found(Ranking ranking, double);
[[nodiscard]] double nonrelevant_found(Ranking ranking, double);
[[nodiscard]] double average_precision(Ranking ranking, double);
[[nodiscard]] double average_precision_at(Ranking ranking, double depth);
[[nodiscard]] double inferred_average_precision(Ranking ranking, double);
[[nodiscard]] double r_precision(Ranking ranking, double);
[[nodiscard]] double precision_at_multiple(Ranking ranking, double multiple);
[[nodiscard]] double binary_preference(Ranking ranking, double);
[[nodiscard]] double reciprocal_rank(Ranking ranking, double);
[[nodiscard]] double interpolated_precision(Ranking ranking, double recall);
[[nodiscard]] double eleven_point_average(Ranking ranking, double);
[[nodiscard]] double precision_at(Ranking ranking, double depth);
[[nodiscard]] double relative_precision_at(Ranking ranking, double depth);
[[nodiscard]] double recall_at(Ranking ranking, double depth);
[[nodiscard]] double success_at(Ranking ranking, double depth);
[[nodiscard]] double unjudged_at(Ranking ranking, double depth);
[[nodiscard]] double ndcg(Ranking ranking, double);
[[nodiscard]] double ndcg_at(Ranking ranking, double depth);
[[nodiscard]] double set_precision(Ranking ranking, double);
[[nodiscard]] double set_relative_precision(Ranking ranking, double);
[[nodiscard]] double set_recall(Ranking ranking, double);
[[nodiscard]] double set_average_precision(Ranking ranking, double);
[[nodiscard]] double set_f(Ranking ranking, double);
[[nodiscard]] double utility(Ranking ranking, double);

}  // namespace measure

}  // namespace debrief
