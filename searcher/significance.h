#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace debrief {

struct RandomisationOptions {
    std::size_t permutations = 100'000;  ///< most that are tried
    std::uint64_t seed = 1;
};

struct RandomisationResult {
    double p = 1;                  ///< two-sided
    std::size_t permutations = 1;  ///< that were tried
    bool is_exact = false;         ///< whether these were all there are
};

/// The paired randomisation test (Fisher's; Smucker, Allan and Carterette, CIKM 2007): how often the mean of
/// the differences is at least as far from 0 if each difference's sign is chosen by chance. All choices are
/// tried if there are no more than `permutations`; pairs without a difference do not add to them. Otherwise
/// the signs are the bits, lowest first, of std::mt19937_64 begun with the seed, a new number for every 64
/// differences and for every permutation, and p = (as extreme + 1) / (tried + 1), so that it is never 0. The
/// result is the same on every machine.
[[nodiscard]] RandomisationResult randomisation_test(std::span<const double> differences,
                                                     const RandomisationOptions& options = {});

}  // namespace debrief
