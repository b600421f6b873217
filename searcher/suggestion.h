#pragma once

#include "indexer/stemmer.h"
#include "searcher/query.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace Xapian {
class Database;
}

namespace debrief {

class MatchSets;
struct SearchMemory;
struct SearchRequest;

/// What was read of this state of the index, and is added to.
struct SuggestionSources {
    MatchSets& sets;
    SearchMemory* memory = nullptr;  ///< none: words that are near are looked for each time
};

/// A piece of a query, and what may have been meant.
struct SuggestedChange {
    std::size_t offset = 0;  ///< of its first byte in the query as typed
    std::string typed;
    std::string by;
    bool operator==(const SuggestedChange&) const = default;
};

/// "Did you mean": a query that would find more.
struct Suggestion {
    std::string query;                     ///< as typed but for the changes: case, quotes, operators, fields
    std::vector<SuggestedChange> changes;  ///< in order of their offsets
    std::size_t total = 0;                 ///< briefings that it finds
};

/// How much is spent on a suggestion.
struct SuggestionLimits {
    std::size_t words = 8;            ///< of a query; longer ones get none
    std::size_t candidates = 6;       ///< for each word
    std::size_t counts = 32;          ///< combinations of candidates that are counted
    std::size_t looked_at = 100'000;  ///< words of the index, for each word
    std::size_t names_of = 100;       ///< briefings whose names are looked at
    std::size_t rare_share =
        5'000;                  ///< a known word is doubted that fewer than one of so many briefings have
    std::size_t commoner = 50;  ///< times, that what is suggested for a known word must be
};

/// A query of words of the index that finds more than `query`: such that more briefings have all of its
/// words, or that more match. Words are doubted that the index does not have, or that few briefings have
/// while a similar one is common; where all are known but no briefing has them all, names of the index that
/// are like two neighbours. Runs of two words may be one, and one two. A fuzzy word alone (`wang~`) gives the
/// name it is most likely part of. What stands behind fields and what is excluded stays as it is. `total` is
/// what `request` finds. A memory is always asked with the same limits.
[[nodiscard]] std::optional<Suggestion> find_suggestion(const Xapian::Database& database, const Query& query,
                                                        const SearchRequest& request, Stemmers& stemmers,
                                                        const SuggestionSources& sources,
                                                        std::optional<std::size_t> total,
                                                        const SuggestionLimits& limits = {});

}  // namespace debrief
