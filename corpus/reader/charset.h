#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace debrief {

/// A text as well-formed UTF-8 without a byte order mark, and what it took to make it so.
struct DecodedText {
    std::string text;
    std::string charset;       ///< what the bytes were taken for, by its WHATWG name: "utf-8", "windows-1252"
    std::size_t replaced = 0;  ///< places that no character could be made of; each is U+FFFD now
};

/// Turns bytes of any charset into UTF-8. In this order: a byte order mark; UTF-16 or UTF-32 told by its
/// zeros; valid UTF-8; the declared label (WHATWG's, `iso-8859-1` means windows-1252; empty or unknown:
/// none), as far as the bytes fit it; what the detector says; windows-1252. A text that is UTF-8 but for a
/// few bytes is mended as such. Never throws on the text's account.
[[nodiscard]] DecodedText decode_text(std::string_view bytes, std::string_view declared_label = {});

/// What to tell of a decoded text that lost something ("2 characters are broken and were replaced"); empty
/// where all is well.
[[nodiscard]] std::string describe_loss(const DecodedText& decoded);

}  // namespace debrief
