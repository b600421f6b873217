#pragma once

#include "searcher/facts/quotations.h"
#include "searcher/output.h"
#include "searcher/output_pattern.h"

#include <array>
#include <string>

#include <nlohmann/json_fwd.hpp>

namespace debrief {

/// Columns of the rows of `debrief quotes`; new ones come last.
inline constexpr std::array quotation_columns{
    Column{"rank", "/rank", "from 1"},
    Column{"words", "/words", "without marks"},
    Column{"speakers", "/speakers", "who is said to have said them"},
    Column{"briefings", "/briefings", "how many quote them"},
    Column{"id", "/places/0/briefing/id", "of the first that quotes them"},
    Column{"date", "/places/0/briefing/date", "of that one, ISO 8601"},
    Column{"source", "/places/0/briefing/source", "of that one: who published it"},
    Column{"sentence", "/places/0/sentence/text", "where it quotes them"},
    Column{"evidence", "/places/0/sentence/evidence", "direct, inherited or none"},
    Column{"cites", "/places/0/sentence/cites/0/host", "the first host that backs it"},
};

[[nodiscard]] std::string to_text(const Quotations& quotations, const TextStyle& style);
[[nodiscard]] nlohmann::ordered_json to_json(const Quotations& quotations);

}  // namespace debrief
