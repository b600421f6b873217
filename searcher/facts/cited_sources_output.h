#pragma once

#include "searcher/facts/cited_sources.h"
#include "searcher/output.h"
#include "searcher/output_pattern.h"

#include <array>
#include <string>

#include <nlohmann/json_fwd.hpp>

namespace debrief {

inline constexpr std::array source_columns{
    Column{"rank", "/rank", "from 1"},
    Column{"name", "/name", "of the owner, host or kind"},
    Column{"owner", "/owner", "of a host"},
    Column{"briefings", "/briefings", "that cite it"},
    Column{"mentions", "/mentions", "in all of them"},
    Column{"press", "/kinds/press/briefings", "briefings that it is press to"},
    Column{"party", "/kinds/party/briefings", "briefings that it is a party to"},
    Column{"social", "/kinds/social/briefings", "briefings that it is a social site to"},
    Column{"hosts", "/hosts", "of an owner"},
    Column{"filter", "/filter", "the term of a query that keeps the briefings"},
};

/// Who is cited, for people. Made safe for a terminal.
[[nodiscard]] std::string to_text(const CitedSources& sources, const TextStyle& style);

/// The subject (`to_json(Subject)`), sums, `corroboration`, and an array `sources`.
[[nodiscard]] nlohmann::ordered_json to_json(const CitedSources& sources);

}  // namespace debrief
