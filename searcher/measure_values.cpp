#include "searcher/measure_values.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace debrief::measure {

namespace {

/// Keeps infAP's share of relevant documents defined where none was judged above a rank; trec_eval's value.
constexpr double sampling_smoothing = 0.00001;

constexpr std::size_t whole_ranking = std::numeric_limits<std::size_t>::max();

double share(std::size_t part, std::size_t whole) {
    return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

std::size_t ranks_within(Ranking ranking, std::size_t depth) {
    return std::min(depth, ranking.found.size());
}

std::size_t relevant_within(Ranking ranking, std::size_t depth) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < ranks_within(ranking, depth); ++i) count += ranking.is_relevant(i) ? 1 : 0;
    return count;
}

/// Precision summed over the relevant documents of the first `depth` ranks.
double summed_precision(Ranking ranking, std::size_t depth) {
    double sum = 0;
    std::size_t seen = 0;
    for (std::size_t i = 0; i < ranks_within(ranking, depth); ++i) {
        if (ranking.is_relevant(i)) sum += share(++seen, i + 1);
    }
    return sum;
}

double per_relevant(double sum, Ranking ranking) {
    return ranking.relevant == 0 ? 0.0 : sum / static_cast<double>(ranking.relevant);
}

double discounted(const std::vector<int>& gains, std::size_t depth) {
    double sum = 0;
    for (std::size_t i = 0; i < std::min(depth, gains.size()); ++i) {
        if (gains[i] > 0) sum += gains[i] / std::log2(static_cast<double>(i) + 2);
    }
    return sum;
}

double normalised_gain(Ranking ranking, std::size_t depth) {
    const double ideal = discounted(ranking.ideal_gains, depth);
    return ideal > 0 ? discounted(ranking.found, depth) / ideal : 0.0;
}

std::size_t to_depth(double depth) {
    return static_cast<std::size_t>(depth);
}

/// A share of the relevant documents as a number of them. Adding 0.9 rounds up, and is part of the
/// definition: in binary fractions 0.7 of 3 is just below 2.1, which makes it 2, and so it does in
/// trec_eval 9.
std::size_t as_documents(double share_of_relevant, Ranking ranking) {
    return static_cast<std::size_t>(share_of_relevant * static_cast<double>(ranking.relevant) + 0.9);
}

}  // namespace

double queries(Ranking, double) {
    return 1;
}

double found(Ranking ranking, double) {
    return static_cast<double>(ranking.found.size());
}

double relevant(Ranking ranking, double) {
    return static_cast<double>(ranking.relevant);
}

double relevant_found(Ranking ranking, double) {
    return static_cast<double>(ranking.relevant_found);
}

double nonrelevant_found(Ranking ranking, double) {
    return static_cast<double>(ranking.nonrelevant_found);
}

double average_precision(Ranking ranking, double) {
    return per_relevant(summed_precision(ranking, whole_ranking), ranking);
}

double average_precision_at(Ranking ranking, double depth) {
    return per_relevant(summed_precision(ranking, to_depth(depth)), ranking);
}

double inferred_average_precision(Ranking ranking, double) {
    double sum = 0;
    double relevant_above = 0;
    double nonrelevant_above = 0;
    double unjudged_above = 0;  // of the pool
    for (std::size_t i = 0; i < ranking.found.size(); ++i) {
        if (ranking.is_relevant(i)) {
            const double rank = static_cast<double>(i) + 1;
            const double of_pool = relevant_above + nonrelevant_above + unjudged_above;
            const double of_judged = (relevant_above + sampling_smoothing) /
                                     (relevant_above + nonrelevant_above + 2 * sampling_smoothing);
            sum += (1 + of_pool * of_judged) / rank;
            ++relevant_above;
        } else if (ranking.found[i] >= 0) {
            ++nonrelevant_above;
        } else if (ranking.found[i] == in_pool_unjudged) {
            ++unjudged_above;
        }
    }
    return per_relevant(sum, ranking);
}

double r_precision(Ranking ranking, double) {
    return share(relevant_within(ranking, ranking.relevant), ranking.relevant);
}

double precision_at_multiple(Ranking ranking, double multiple) {
    const std::size_t depth = as_documents(multiple, ranking);
    return share(relevant_within(ranking, depth), depth);
}

double binary_preference(Ranking ranking, double) {
    const std::size_t most = std::min(ranking.nonrelevant, ranking.relevant);
    double sum = 0;
    std::size_t nonrelevant_above = 0;
    for (std::size_t i = 0; i < ranking.found.size(); ++i) {
        if (ranking.is_relevant(i)) {
            sum += 1 - share(std::min(nonrelevant_above, ranking.relevant), most);
        } else if (ranking.found[i] >= 0) {
            ++nonrelevant_above;
        }
    }
    return per_relevant(sum, ranking);
}

double reciprocal_rank(Ranking ranking, double) {
    for (std::size_t i = 0; i < ranking.found.size(); ++i) {
        if (ranking.is_relevant(i)) return share(1, i + 1);
    }
    return 0;
}

double interpolated_precision(Ranking ranking, double recall) {
    const std::size_t least = as_documents(recall, ranking);
    double best = 0;
    std::size_t seen = 0;
    for (std::size_t i = 0; i < ranking.found.size(); ++i) {
        if (ranking.is_relevant(i) && ++seen >= least) best = std::max(best, share(seen, i + 1));
    }
    return best;
}

double eleven_point_average(Ranking ranking, double) {
    double sum = 0;
    for (const double recall : {0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0}) {
        sum += interpolated_precision(ranking, recall);
    }
    return sum / 11;
}

double precision_at(Ranking ranking, double depth) {
    return share(relevant_within(ranking, to_depth(depth)), to_depth(depth));
}

double relative_precision_at(Ranking ranking, double depth) {
    return share(relevant_within(ranking, to_depth(depth)), std::min(to_depth(depth), ranking.relevant));
}

double recall_at(Ranking ranking, double depth) {
    return share(relevant_within(ranking, to_depth(depth)), ranking.relevant);
}

double success_at(Ranking ranking, double depth) {
    return relevant_within(ranking, to_depth(depth)) > 0 ? 1 : 0;
}

double unjudged_at(Ranking ranking, double depth) {
    const auto begin = ranking.found.begin();
    const auto end = begin + static_cast<std::ptrdiff_t>(ranks_within(ranking, to_depth(depth)));
    const auto unjudged = std::count_if(begin, end, [](int relevance) { return relevance < 0; });
    return share(static_cast<std::size_t>(unjudged), to_depth(depth));
}

double ndcg(Ranking ranking, double) {
    return normalised_gain(ranking, whole_ranking);
}

double ndcg_at(Ranking ranking, double depth) {
    return normalised_gain(ranking, to_depth(depth));
}

double set_precision(Ranking ranking, double) {
    return share(ranking.relevant_found, ranking.found.size());
}

double set_relative_precision(Ranking ranking, double) {
    return share(ranking.relevant_found, std::min(ranking.found.size(), ranking.relevant));
}

double set_recall(Ranking ranking, double) {
    return share(ranking.relevant_found, ranking.relevant);
}

double set_average_precision(Ranking ranking, double unused) {
    return set_precision(ranking, unused) * set_recall(ranking, unused);
}

double set_f(Ranking ranking, double) {
    // The harmonic mean of precision and recall, both of which have the relevant found above the line.
    return share(2 * ranking.relevant_found, ranking.found.size() + ranking.relevant);
}

double utility(Ranking ranking, double) {
    return 2 * static_cast<double>(ranking.relevant_found) - static_cast<double>(ranking.found.size());
}

}  // namespace debrief::measure
