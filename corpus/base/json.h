#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

namespace debrief {

/// Compact JSON on one line, keys in the order they were added. Ill-formed UTF-8 comes out as U+FFFD, never
/// as an error. Beside what JSON must escape, all control characters, bidirectional controls and marks, and
/// the line ends of Unicode are: it may be shown on a terminal, and whatever divides lines divides it
/// nowhere.
[[nodiscard]] std::string to_json_text(const nlohmann::ordered_json& value);

}  // namespace debrief
