#include "corpus/reader/attributes.h"

#include "corpus/base/json.h"

#include <nlohmann/json.hpp>

namespace debrief {

void add_attribute(Briefing& briefing, std::string_view name, std::string_view text) {
    if (text.empty()) return;
    briefing.attributes.push_back({std::string(name), to_json_text(nlohmann::ordered_json(text))});
}

void add_attribute(Briefing& briefing, std::string_view name, std::span<const std::string> texts) {
    if (texts.empty()) return;
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const std::string& text : texts) list.push_back(text);
    briefing.attributes.push_back({std::string(name), to_json_text(list)});
}

}  // namespace debrief
