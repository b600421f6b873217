#pragma once

#include <string>
#include <string_view>

namespace debrief {

/// The language of a text as ISO 639-1 code ("en", "pt", "zh"), by the detector library; empty where the text
/// is too short to be sure (fewer than about 40 letters) or of several languages.
[[nodiscard]] std::string detect_language(std::string_view text);

}  // namespace debrief
