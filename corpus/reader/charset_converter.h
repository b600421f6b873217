#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace debrief {

/// Text that was converted to UTF-8, and how well that went.
struct ConvertedText {
    std::string text;          ///< well-formed UTF-8
    std::size_t replaced = 0;  ///< byte sequences that no character could be made of; each is U+FFFD now
};

/// Bytes as UTF-8, by a converter of ICU's; nothing where ICU has none of this name.
[[nodiscard]] std::optional<ConvertedText> convert_to_utf8(std::string_view bytes,
                                                           const std::string& converter);

/// Whether ICU has a converter of this name that reads each character of ASCII as itself.
[[nodiscard]] bool leaves_ascii_alone(const std::string& converter);

}  // namespace debrief
