#include "web/api/api_answer.h"

#include "corpus/base/json.h"

#include <string_view>

#include <nlohmann/json.hpp>

namespace debrief {

namespace {

void remove_paths(nlohmann::ordered_json& json) {
    if (json.is_object()) {
        json.erase("path");
        for (const auto& [name, value] : json.items())
            if (name != "attributes") remove_paths(value);
    } else if (json.is_array()) {
        for (nlohmann::ordered_json& element : json) remove_paths(element);
    }
}

}  // namespace

Response json_answer(nlohmann::ordered_json json) {
    remove_paths(json);
    return {.content_type = "application/json; charset=utf-8", .body = to_json_text(json) + "\n"};
}

}  // namespace debrief
