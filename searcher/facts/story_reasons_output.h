#pragma once

#include "searcher/facts/story_reasons.h"
#include "searcher/output.h"
#include "searcher/output_pattern.h"

#include <array>
#include <string>

#include <nlohmann/json_fwd.hpp>

namespace debrief {

inline constexpr std::array story_reasons_columns{
    Column{"left", "/briefings/0/id", "the first briefing"},
    Column{"right", "/briefings/1/id", "the second briefing"},
    Column{"verdict", "/verdict", "same, copy, linked, few shared keys, days apart or not alike enough"},
    Column{"linked", "/linked", "true or false"},
    Column{"one_story", "/one_story", "true or false: as the index has it now"},
    Column{"similarity", "/similarity", "what decides"},
    Column{"needed", "/needed/similarity", "how much of it these two need"},
    Column{"cosine", "/cosine", "of the weightiest words, part of the similarity"},
    Column{"days_apart", "/days_apart", "of publication, where both days were given"},
    Column{"words", "/shared/stems", "stems that both have, weightiest first"},
    Column{"names", "/shared/names", "that both have"},
    Column{"figures", "/shared/figures", "that both have"},
    Column{"dates", "/shared/dates", "that both texts give"},
};

[[nodiscard]] std::string to_text(const StoryReasons& reasons, const TextStyle& style);
[[nodiscard]] nlohmann::ordered_json to_json(const StoryReasons& reasons);

}  // namespace debrief
