#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace debrief {

/// What the nearness of two words adds, after Rasolofo and Savoy (2003), "Term Proximity Scoring for
/// Keyword-Based Retrieval Systems", and Metzler and Croft (2005), "A Markov Random Field Model for Term
/// Dependencies": pairs of neighbouring words of the query count as terms of their own.
struct ProximityOptions {
    double ordered_share = 0.2;   ///< of a pair in the order of the query
    double window_share = 0.3;    ///< of a pair near each other in any order
    std::size_t window = 8;       ///< places; nearer than that is near
    std::size_t widest_gap = 3;   ///< places between two words of the query that make a pair
    std::size_t most_pairs = 16;  ///< of a query, the first ones
};

/// Two words of a query that stand next to each other but for stop words.
struct WordPair {
    std::size_t first = 0;   ///< index of a word
    std::size_t second = 0;  ///< index of another
    std::size_t gap = 1;     ///< how many places the second stands behind the first
    bool operator==(const WordPair&) const = default;
};

/// How often the second word follows the first at most `gap` places behind. Places are ascending; each
/// counts once.
[[nodiscard]] std::size_t count_ordered(std::span<const std::uint32_t> first,
                                        std::span<const std::uint32_t> second, std::size_t gap);

/// How often the two words stand less than `window` places apart, each place counted once.
[[nodiscard]] std::size_t count_near(std::span<const std::uint32_t> first,
                                     std::span<const std::uint32_t> second, std::size_t window);

/// What a pair adds to a score: BM25's saturation of both counts. `idf` is the mean of the words', `norm` is
/// k1 * (1 - b + b * length / average length).
[[nodiscard]] double pair_score(std::size_t ordered, std::size_t near, double idf, double norm, double k1,
                                const ProximityOptions& options);

}  // namespace debrief
