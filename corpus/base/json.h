#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

namespace debrief {

/// Compact JSON on one line, keys in the order they were added. Ill-formed UTF-8 comes out as U+FFFD, never
/// as an error.
[[nodiscard]] std::string to_json_text(const nlohmann::ordered_json& value);

}  // namespace debrief
