#pragma once

#include "searcher/facts/story_report.h"
#include "searcher/output.h"
#include "searcher/output_pattern.h"

#include <array>
#include <string>

#include <nlohmann/json_fwd.hpp>

namespace debrief {

inline constexpr std::array story_report_columns{
    Column{"id", "/id", "what 'debrief show' takes"},
    Column{"title", "/title", ""},
    Column{"date", "/date", "day of publication, ISO 8601"},
    Column{"source", "/source", "who published it"},
    Column{"headline", "/is_headline", "true for the telling that stands for the story"},
    Column{"press", "/evidence/press/owners", "whose sites back it"},
    Column{"party", "/evidence/party/owners", "the same of those it is about"},
    Column{"social", "/evidence/social/owners", "the same of sites where anybody writes"},
    Column{"sentences", "/sentences", "that it has"},
    Column{"unbacked", "/evidence/unbacked", "sentences that no source backs"},
    Column{"names", "/adds/names", "that no telling before it gives"},
    Column{"figures", "/adds/figures", "that no telling before it gives"},
    Column{"dates", "/adds/dates", "that no telling before it gives"},
    Column{"hosts", "/adds/hosts", "that no telling before it cites"},
    Column{"url", "/url", ""},
    Column{"path", "/path", "the file it came from"},
};

[[nodiscard]] std::string to_text(const StoryReport& report, const TextStyle& style);
[[nodiscard]] nlohmann::ordered_json to_json(const StoryReport& report);

}  // namespace debrief
