#include "searcher/rerank_feedback.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace debrief {

std::vector<FeedbackTerm> feedback_terms(const SignatureVectors& vectors, std::span<const double> weights,
                                         const std::function<bool(const std::string& stem)>& is_allowed,
                                         const FeedbackOptions& options) {
    struct Sum {
        double weight = 0;
        std::size_t documents = 0;
    };
    std::map<std::string_view, Sum> sums;
    for (std::size_t i = 0; i < std::min(weights.size(), vectors.size()); ++i) {
        for (std::size_t k = 0; k < vectors.stems(i).size(); ++k) {
            Sum& sum = sums[vectors.name(vectors.stems(i)[k])];
            sum.weight += weights[i] * vectors.weights(i)[k];
            ++sum.documents;
        }
    }
    std::vector<FeedbackTerm> terms;
    for (const auto& [stem, sum] : sums) {
        if (sum.documents < options.fewest || sum.weight <= 0) continue;
        std::string name(stem);
        if (is_allowed(name)) terms.push_back({std::move(name), sum.weight});
    }
    std::stable_sort(terms.begin(), terms.end(),
                     [](const auto& left, const auto& right) { return left.share > right.share; });
    terms.resize(std::min(options.terms, terms.size()));
    double total = 0;
    for (const FeedbackTerm& term : terms) total += term.share;
    for (FeedbackTerm& term : terms) term.share /= total;
    return terms;
}

}  // namespace debrief
