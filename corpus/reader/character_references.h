#pragma once

#include "corpus/reader/text_repair.h"

#include <string_view>

namespace debrief {

/// Turns HTML's character references that were left in plain text into what they mean: `&#8217;`, `&quot;`,
/// `&amp;amp;` (escaped up to three times; `&#150;` means windows-1252's dash, as it does in HTML), and drops
/// formatting tags that were escaped (`&lt;b&gt;…&lt;/b&gt;`, `&lt;br&gt;`).
///
/// References that lost their `&`, as in AG's news (`Britain #39;s`, `said quot;no quot;`), are mended where
/// no letter stands before them and they cannot be words or numbers with a semicolon: `#39;` and `amp;` must
/// run on into a letter or digit, stand behind a plural (`workers #39; union`) or between capitalised words
/// (`Merck amp; Co.`), or be in a text in which another one does so. The blank that stands for the `&` goes
/// where the sign belongs to the word before it.
///
/// Left alone: what has no semicolon, names that HTML 4 does not have, control characters, and what speaks of
/// markup: code between backticks, and lines that name HTML, XML, entities, escaping or markup. Takes time
/// linear in the text.
[[nodiscard]] RepairedText repair_character_references(std::string_view text);

}  // namespace debrief
