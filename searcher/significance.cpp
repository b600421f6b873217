#include "searcher/significance.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

namespace debrief {

namespace {

constexpr std::size_t signs_of_a_word = 64;
/// Of the sum of all differences: sums that differ by less are equal but for rounding.
constexpr double rounding = 1e-12;

double sum_with_signs(std::span<const double> differences, std::uint64_t signs) {
    double sum = 0;
    for (const double difference : differences) {
        sum += (signs & 1U) == 0 ? difference : -difference;
        signs >>= 1U;
    }
    return sum;
}

double sum_with_random_signs(std::span<const double> differences, std::mt19937_64& engine) {
    double sum = 0;
    while (!differences.empty()) {
        const std::span<const double> some = differences.first(std::min(signs_of_a_word, differences.size()));
        sum += sum_with_signs(some, engine());
        differences = differences.subspan(some.size());
    }
    return sum;
}

/// Whether all choices of signs for `pairs` differences are at most `most`.
bool are_few(std::size_t pairs, std::size_t most) {
    return pairs < signs_of_a_word - 1 && (std::size_t{1} << pairs) <= most;
}

}  // namespace

RandomisationResult randomisation_test(std::span<const double> differences,
                                       const RandomisationOptions& options) {
    std::vector<double> unequal;
    double observed = 0;
    double most = 0;
    for (const double difference : differences) {
        if (difference == 0) continue;
        unequal.push_back(difference);
        observed += difference;
        most += std::abs(difference);
    }
    const double extreme = std::abs(observed) - rounding * most;
    const bool is_exact = are_few(unequal.size(), options.permutations);
    const std::size_t tried = is_exact ? std::size_t{1} << unequal.size() : options.permutations;
    std::mt19937_64 engine(options.seed);
    std::size_t as_extreme = 0;
    for (std::size_t i = 0; i < tried; ++i) {
        const double sum = is_exact ? sum_with_signs(unequal, i) : sum_with_random_signs(unequal, engine);
        if (std::abs(sum) >= extreme) ++as_extreme;
    }
    const double added = is_exact ? 0 : 1;  // the order that was observed is one of all
    return {(static_cast<double>(as_extreme) + added) / (static_cast<double>(tried) + added), tried,
            is_exact};
}

}  // namespace debrief
