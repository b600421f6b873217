#pragma once

#include "searcher/facts/figure_list.h"
#include "searcher/output.h"
#include "searcher/output_pattern.h"

#include <array>
#include <string>

#include <nlohmann/json_fwd.hpp>

namespace debrief {

/// The columns of a row, which is a figure as its first place has it.
inline constexpr std::array figure_columns{
    Column{"rank", "/rank", "from 1"},
    Column{"kind", "/kind", "money, percentage, multiple, duration or count"},
    Column{"normal", "/normal", "its normal form: 'USD 14300000000'"},
    Column{"bound", "/bound", "exact, about, more than or less than"},
    Column{"about", "/about", "what it is about; empty: not sure"},
    Column{"text", "/places/0/text", "as written"},
    Column{"sentence", "/places/0/sentence/text", "that gives it, the best backed one"},
    Column{"evidence", "/places/0/sentence/evidence", "direct, inherited or none"},
    Column{"id", "/places/0/briefing/id", "of the briefing"},
    Column{"date", "/places/0/briefing/date", "day of publication, ISO 8601"},
    Column{"briefings", "/briefings", "that give it"},
    Column{"owners", "/owners", "different ones, of the sources that back it"},
    Column{"low", "/low", "the number of its normal form; of a range the lower"},
    Column{"high", "/high", "of a range the higher"},
    Column{"unit", "/unit", "of the normal form"},
};

/// Figures for people, each with the sentence that backs it best.
[[nodiscard]] std::string to_text(const FigureList& list, const TextStyle& style);

[[nodiscard]] nlohmann::ordered_json to_json(const FigureList& list);

}  // namespace debrief
