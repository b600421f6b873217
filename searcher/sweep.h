#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace debrief {

/// How good each topic is answered, in the order of the topics.
using TopicScores = std::vector<double>;

/// What a sweep has measured.
struct SweepScores {
    TopicScores usual;                  ///< with the ranking as it is
    std::vector<TopicScores> settings;  ///< with each setting
};

/// A mean over topics, beside that of the usual ranking.
struct SweepMean {
    double mean = 0;
    std::size_t won = 0;   ///< topics that are answered better than usual
    std::size_t lost = 0;  ///< worse
    bool operator==(const SweepMean&) const = default;
};

/// A setting among all.
struct SweepRow {
    std::size_t rank = 0;     ///< from 1; equal means have the same
    std::size_t setting = 0;  ///< index of it
    SweepMean all;
};

/// What choosing a setting without looking at one fold of the topics comes to.
struct SweepFold {
    std::size_t topics = 0;   ///< of the fold
    std::size_t setting = 0;  ///< the best over all other topics; of equal ones the first
    double elsewhere = 0;     ///< its mean over those
    SweepMean held_out;       ///< its mean over the fold
    double usual = 0;         ///< that of the usual ranking over the fold
};

struct SweepReport {
    double usual = 0;            ///< mean of the usual ranking
    std::vector<SweepRow> rows;  ///< best first; equal ones in the order of the settings
    std::vector<SweepFold> folds;
    SweepMean cross_validated;  ///< over all topics, each with the setting that its fold has chosen
};

/// Deals topics out to folds, as evenly as may be: the fold (from 0) of each. It depends on the ids and the
/// seed alone, not on the order of the topics.
[[nodiscard]] std::vector<std::size_t> deal_folds(std::span<const std::string> topics, std::size_t folds,
                                                  std::uint64_t seed);

/// Ranks the settings, and cross-validates the choice of the best. There are one setting and two folds at
/// least, and each fold has a topic.
[[nodiscard]] SweepReport report_sweep(const SweepScores& scores, std::span<const std::size_t> folds);

}  // namespace debrief
