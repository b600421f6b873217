#pragma once

#include "corpus/base/span.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// A word of a text. Texts and queries are cut into words by the same rules:
/// - letters and digits of any script make words; all else divides them, hyphens too (`multi-agent` is two
/// words)
/// - `14.3` is one word, `1,000` is the word `1000` (also with an apostrophe, or a space that does not
/// break), `U.S.` is the word `u.s` (and not the pronoun)
/// - names that are nothing without their marks keep them: `c++`, `c#`, `.net`, `at&t`, `r&d`
/// - of a word of more than 1,024 bytes the first ones count
/// - scripts without blanks make pairs of neighbouring characters (東京都 is 東京 and 京都), a lone one
/// itself
/// - an apostrophe inside a word stays (`don't`), but parts it behind an elision (`l'état` is `l` and
/// `etat`); a possessive `'s` goes (`Scale's` is `scale`)
struct Token {
    std::string form;  ///< compatibility-normalised and case-folded, Latin and Greek accents off; never empty
    Span span;         ///< where it stands in the text, the possessive left out
};

/// The words of well-formed UTF-8, in order, but those that begin inside of `skipped` (sorted, apart from
/// each other).
[[nodiscard]] std::vector<Token> tokenize(std::string_view text, std::span<const Span> skipped = {});

/// The forms of words with blanks between them: how whole names are looked for and texts are sorted.
[[nodiscard]] std::string join_forms(std::span<const Token> tokens);
/// The same of a text's words.
[[nodiscard]] std::string join_forms(std::string_view text);

/// The parts of a briefing's text that hold no words of it: its citations.
[[nodiscard]] std::vector<Span> wordless_spans(std::string_view text);

/// Whether a word form is a piece of a script that is written without blanks (Chinese, Japanese, Thai, …):
/// such texts are cut into pairs of neighbouring characters, each a token that overlaps the next.
[[nodiscard]] bool is_unspaced(std::string_view form);

/// The characters of such a piece, with their marks.
[[nodiscard]] std::vector<std::string> characters_of(std::string_view form);

/// Whether a word form says so little that ranked queries do without it: English pronouns, auxiliaries,
/// prepositions.
[[nodiscard]] bool is_stop_word(std::string_view form);

}  // namespace debrief
