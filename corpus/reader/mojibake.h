#pragma once

#include "corpus/reader/text_repair.h"

#include <string_view>

namespace debrief {

/// Undoes UTF-8 that was read as windows-1252 or Latin-1 and encoded again: `â€™` is `’`, `cafÃ©` is `café`;
/// also where that was done two or three times.
///
/// Certain is a sequence that gives one character when it is encoded back and
///   - gives typographic punctuation, a currency or other symbol, an emoji, or a Vietnamese letter, or
///   - gives a letter of Latin and no writer would put these characters side by side, as in `Ã©`. Where the
///     second one may follow any letter (a closing quotation mark, an ellipsis, a dash, a no-break space,
///     `®`), a small letter must stand beside the sequence or a blank before it, since `AMANHÃ…` and `SÃO`
///     are Portuguese and `à »` is French, or
///   - stands next to others that give letters of the same script (Cyrillic, Greek, Chinese …).
/// All else stays as it is. Takes time linear in the text.
[[nodiscard]] RepairedText repair_mojibake(std::string_view text);

}  // namespace debrief
