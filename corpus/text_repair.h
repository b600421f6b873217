#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace debrief {

/// A text with the damage taken out that copying between programs did to it, where that is certain.
struct RepairedText {
    std::string text;
    std::size_t repairs = 0;  ///< places that were changed
};

/// Undoes UTF-8 that was read as windows-1252 and encoded again (`â€™` is `’`), also twice, and character
/// references that were escaped once too often (`&amp;amp;`, `&#8217;`). For plain text: markup must have
/// been taken out before.
[[nodiscard]] RepairedText repair_text(std::string_view text);

}  // namespace debrief
