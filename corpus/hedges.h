#pragma once

#include "corpus/base/span.h"

#include <span>
#include <string_view>
#include <vector>

namespace debrief {

class Prose;

/// The words by which an English sentence holds back from saying that something is so: "reportedly", "may",
/// "appears to", "is said to", "the company claims it", "according to people". In order, apart from each
/// other.
///
/// Names are none (`Theresa May`, `May 5`, `Claims Court`, the song 'Maybe Tomorrow'), nor are words in other
/// senses that their neighbours tell (insurance claims, `appeared in court`, `could not`, military might).
/// Where the neighbours do not tell, a word is taken for no hedge. One pass, no allocation but the result.
[[nodiscard]] std::vector<Span> find_hedges(std::string_view sentence);

/// Whether there are any: looks no further than the first.
[[nodiscard]] bool is_hedged(std::string_view sentence);

/// Whether one of `sentences` has any: pieces of the text of `prose`, in order. Looks only at words that may
/// be hedges.
[[nodiscard]] bool is_any_hedged(const Prose& prose, std::span<const Span> sentences);

/// Whether hedges can be told in a text of this language (ISO 639-1; empty: unknown, which is taken for
/// English).
[[nodiscard]] bool knows_hedges_of(std::string_view language);

}  // namespace debrief
