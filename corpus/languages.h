#pragma once

#include <string>
#include <string_view>

namespace debrief {

/// The ISO 639-1 code that a label means: "en" for `en-GB`, `EN_us`, `eng`, `English`; empty for what is
/// none.
[[nodiscard]] std::string normalise_language(std::string_view label);

/// What English calls the language of a code: "German" for "de"; the code itself where it calls it nothing.
[[nodiscard]] std::string language_name(const std::string& code);

}  // namespace debrief
