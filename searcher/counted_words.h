#pragma once

#include "searcher/query.h"
#include "searcher/ranking.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace debrief {

/// A word of a list of which any may match.
struct CountedWord {
    std::string form;
    std::uint32_t times = 0;  ///< that the list has it
    double share = 1;         ///< of its weight, above 0
};

/// The words of a list that rank, each once, in byte order, so that scores add up alike every time.
[[nodiscard]] std::vector<CountedWord> counted_words(std::span<const Query> list,
                                                     const RankingOptions& ranking);

/// The word forms of a list (or of a word alone) of which any may match, without stop words unless there is
/// nothing else: what ranking counts and snippets light.
[[nodiscard]] std::vector<std::string> ranked_words(std::span<const Query> list);

}  // namespace debrief
