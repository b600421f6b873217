#include "corpus/exported_briefing.h"

#include "corpus/base/json.h"
#include "corpus/base/terminal.h"
#include "corpus/cleaning.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace debrief {

namespace {

/// Chrome that only a file's reader can tell.
bool is_told_by_reader(const Chrome& chrome) {
    return chrome.reason == ChromeReason::quoted || chrome.reason == ChromeReason::signature;
}

/// A value that is JSON already, with its numbers as they are written; but what a terminal must not get is
/// escaped.
std::string value_text(const std::string& json) {
    const auto value = nlohmann::ordered_json::parse(json, nullptr, false);
    if (value.is_discarded()) return to_json_text(nlohmann::ordered_json(json));
    return to_terminal_line(json) == json ? json : to_json_text(value);
}

std::string attribute_pair(const Attribute& attribute) {
    return fmt::format("[{},{}]", to_json_text(nlohmann::ordered_json(attribute.name)),
                       value_text(attribute.value));
}

}  // namespace

std::string to_export_line(const Briefing& briefing) {
    nlohmann::ordered_json json = {{export_key, export_version}, {"id", briefing.id}};
    const auto add = [&](const char* key, std::string_view text) {
        if (!text.empty()) json[key] = text;
    };
    add("title", briefing.title);
    if (briefing.title_origin == TitleOrigin::made) add("title_origin", export_made_title);
    add("summary", briefing.summary);
    add("text", briefing.text);
    if (briefing.date) {
        add("date", to_iso(*briefing.date));
        if (briefing.date_origin != Origin::given) add("date_origin", to_string(briefing.date_origin));
    }
    add("source", briefing.source);
    add("url", briefing.url);
    add("language", briefing.language);
    if (briefing.language_origin != Origin::given)
        add("language_origin", to_string(briefing.language_origin));
    for (const Chrome& each : briefing.chrome) {
        if (is_told_by_reader(each))
            json["chrome"].push_back({each.span.begin, each.span.end, to_string(each.reason)});
    }
    std::string line = to_json_text(json);
    if (!briefing.attributes.empty()) {
        line.pop_back();
        for (const Attribute& attribute : briefing.attributes) {
            line += &attribute == &briefing.attributes.front() ? ",\"attributes\":[" : ",";
            line += attribute_pair(attribute);
        }
        line += "]}";
    }
    return line + "\n";
}

}  // namespace debrief
