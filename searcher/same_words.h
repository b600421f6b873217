#pragma once

#include "searcher/place_reader.h"
#include "searcher/ranking.h"

#include <string>
#include <string_view>
#include <vector>

namespace Xapian {
class Database;
class Query;
}  // namespace Xapian

namespace debrief {

/// Terms and phrases that mean the same.
struct SameWords {
    struct Word {
        std::string_view prefix;  ///< outlives the query
        std::string form;         ///< with the prefix a term of the index (`to_term`)
    };
    std::vector<std::string> terms;          ///< of the index (`to_term`, `stem_term`)
    std::vector<std::vector<Word>> phrases;  ///< of two words or more
};

/// Briefings that have any of them, scored as if these were one word: it counts as often as all terms
/// together, and a phrase as often as that of its words which counts least. How many briefings have a phrase
/// is not known before they are looked at: it is taken for a quarter of those that would have all its words
/// if words knew nothing of each other.
///
/// Without `context.database` each shard counts for itself.
[[nodiscard]] Xapian::Query same_words_query(SameWords words, const RankingOptions& ranking,
                                             const PlaceContext& context);

}  // namespace debrief
