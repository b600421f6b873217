#pragma once

#include "corpus/briefing.h"
#include "indexer/document_values.h"
#include "indexer/stemmer.h"
#include "searcher/query.h"
#include "searcher/query_planner.h"

#include <functional>
#include <string>
#include <vector>

namespace debrief {

/// What of a briefing decides whether parts of queries match it.
struct MatchedBriefing {
    const Briefing& briefing;
    FacetValues facets;
    std::size_t citations = 0;
    std::vector<FigureValue> figures;
    std::vector<DayRange> events;
    std::string story;                                      ///< empty: nobody else tells it
    std::function<bool(const std::string& term)> has_term;  ///< of the index
};

/// Why a part of a query that looks for words or phrases, or is of a field, matches a briefing, or why not:
/// the places, or what is there instead. Lower case, without a full stop; empty for other parts.
[[nodiscard]] std::string reason_of(const Query& part, bool is_met, const MatchedBriefing& matched,
                                    SearchedText text, Stemmers& stemmers);

}  // namespace debrief
