#pragma once

#include "searcher/facts/claims.h"
#include "searcher/output.h"
#include "searcher/output_pattern.h"

#include <array>
#include <string>

#include <nlohmann/json_fwd.hpp>

namespace debrief {

/// Claims for people, with what backs each.
[[nodiscard]] std::string to_text(const Claims& claims, const TextStyle& style);

/// As `searcher/schemas/claims.json` describes it.
[[nodiscard]] nlohmann::ordered_json to_json(const Claims& claims);

/// The columns of a claim's row. New ones come last: scripts count them.
inline constexpr std::array claim_columns{
    Column{"rank", "/rank", "from 1"},
    Column{"text", "/sentence/text", "the sentence without its citations"},
    Column{"evidence", "/sentence/evidence", "direct, inherited or none"},
    Column{"hosts", "/hosts", "that back it"},
    Column{"owners", "/owners", "of these hosts"},
    Column{"kinds", "/kinds", "of these hosts: party, press, social"},
    Column{"id", "/briefing/id", "of the briefing"},
    Column{"date", "/briefing/date", "day of its publication, ISO 8601"},
    Column{"source", "/briefing/source", "who published it"},
    Column{"title", "/briefing/title", "of the briefing"},
    Column{"score", "/score", ""},
    Column{"url", "/briefing/url", ""},
    Column{"path", "/briefing/path", "the file it came from"},
    Column{"story", "/briefing/story", "what the briefing tells with others"},
};

}  // namespace debrief
