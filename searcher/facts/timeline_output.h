#pragma once

#include "searcher/facts/timeline.h"
#include "searcher/output.h"
#include "searcher/output_pattern.h"

#include <array>
#include <string>

#include <nlohmann/json_fwd.hpp>

namespace debrief {

inline constexpr std::array timeline_columns{
    Column{"first", "/first", "day, ISO 8601"},
    Column{"last", "/last", "day, ISO 8601"},
    Column{"precision", "/precision", "day, week, month, quarter or year"},
    Column{"year", "/year", "written or inferred"},
    Column{"label", "/label", "as people write it"},
    Column{"tellings", "/tellings", "how many briefings give it"},
    Column{"id", "/briefing/id", "of the briefing that tells it best"},
    Column{"text", "/sentence/text", "the sentence there"},
    Column{"evidence", "/sentence/evidence", "direct, inherited or none"},
    Column{"hosts", "/hosts", "that back it"},
    Column{"ids", "/ids", "of all that give it"},
    Column{"filter", "/filter", "the term of a query that keeps such briefings"},
};

/// The dates in their order, for people. Made safe for a terminal.
[[nodiscard]] std::string to_text(const Timeline& timeline, const TextStyle& style);

/// The subject (`to_json(Subject)`) and an array `dates`.
[[nodiscard]] nlohmann::ordered_json to_json(const Timeline& timeline);

}  // namespace debrief
