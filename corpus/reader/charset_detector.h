#pragma once

#include "corpus/reader/charset_labels.h"

#include <string_view>

namespace debrief {

/// Bytes of a text that are enough to judge its charset by.
inline constexpr std::size_t charset_judged_bytes = 64'000;

/// The charset that bytes which are not UTF-8 are most probably in: one that a statistical detector names,
/// where the bytes bear it out, else windows-1252 (or, where that makes odd words, what old Macs and DOS
/// had). Looks at a bounded part of the bytes, from the first that is not ASCII on.
[[nodiscard]] Charset detect_charset(std::string_view bytes);

/// How much of a decoded text cannot be meant.
struct Plausibility {
    std::size_t foreign = 0;   ///< characters outside of ASCII
    std::size_t in_runs = 0;   ///< of these, those in runs that no text in Latin letters has
    std::size_t controls = 0;  ///< control characters beyond ASCII
    std::size_t odd = 0;       ///< places that no writer would leave so: those, `cafŽ`, `r‚sum‚`

    /// Whether the text can be in Latin letters, as far as its other characters tell.
    [[nodiscard]] bool is_latin() const { return in_runs * 2 <= foreign; }
};
[[nodiscard]] Plausibility judge_plausibility(std::string_view text);

}  // namespace debrief
