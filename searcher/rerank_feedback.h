#pragma once

#include "searcher/signature_vectors.h"

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace debrief {

/// What words the best hits have in common adds: pseudo-relevance feedback, after Rocchio (1971), "Relevance
/// feedback in information retrieval", with weights of the hits that fall with their scores.
struct FeedbackOptions {
    std::size_t documents = 8;  ///< the best, that words are taken from
    double sharpness = 8;       ///< a hit weighs its share of the best score to this power
    std::size_t terms = 20;     ///< added, the weightiest
    std::size_t fewest = 2;     ///< of the documents have an added stem
    double most_common = 0.1;   ///< of all briefings have an added stem at most
    double share = 0.2;         ///< of the new query that is added; 0: none
    std::size_t kept = 10;      ///< of the hits without feedback stay where they are
};

/// A stem that is added to a query, and its share of what is added.
struct FeedbackTerm {
    std::string stem;
    double share = 0;  ///< all sum to 1
};

/// The stems that the first of `vectors` have in common, heaviest first, as many as `weights`. `is_allowed`
/// says which are no words of the query and rare enough.
[[nodiscard]] std::vector<FeedbackTerm> feedback_terms(
    const SignatureVectors& vectors, std::span<const double> weights,
    const std::function<bool(const std::string& stem)>& is_allowed, const FeedbackOptions& options);

}  // namespace debrief
