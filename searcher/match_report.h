#pragma once

#include "searcher/search.h"

#include <optional>
#include <string>
#include <vector>

namespace debrief {

/// What a part of a query finds in one briefing.
struct Verdict {
    std::string part;     ///< as `to_string(Query)` prints it; of lists without what is in them: "any", "not"
    bool is_met = false;  ///< of what is excluded: it is not there
    bool is_needed = false;  ///< were it met, more would be: what keeps a briefing from being a hit
    std::string reason;  ///< where it stands, what is there instead, or which word is missing; may be empty
    std::vector<Verdict> children{};
};

/// Why a briefing is a hit of a query, or why not.
struct MatchReport {
    std::string id;
    std::string title;
    std::string query;  ///< as typed
    bool is_hit = false;
    std::optional<std::size_t> rank;  ///< of a hit, from 1
    std::size_t hits = 0;             ///< of the query
    double score = 0;                 ///< of a hit
    std::vector<ScorePart> parts;     ///< that add up to it
    Verdict verdict;                  ///< of the whole query
    std::vector<QueryNote> notes;
};

/// Walks a query's tree against one briefing: what it says of each part is what the index says. Nothing where
/// the index has no such id. `request` says how to search; its limit and offset do not count. Costs a search
/// for each part, and one for all hits. Throws `Error` of kind `index`.
[[nodiscard]] std::optional<MatchReport> report_match(IndexReader& reader, const std::string& id,
                                                      const SearchRequest& request);

}  // namespace debrief
