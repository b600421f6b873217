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

/// Undoes what copying between programs does to plain text: first `repair_mojibake`, then
/// `repair_character_references`; their contracts say what is certain. Markup must have been taken out
/// before. Takes time linear in the text; a text without damage comes out as it is.
[[nodiscard]] RepairedText repair_text(std::string_view text);

}  // namespace debrief
