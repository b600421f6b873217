#pragma once

#include "corpus/base/span.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace debrief {

/// A word of a text. Texts and queries are cut into words by the same rules:
/// - letters and digits of any script make words; all else divides them, hyphens too (`multi-agent` is two
/// words)
/// - `14.3` is one word, `1,000` is the word `1000`, `U.S.` is the word `u.s` (and not the pronoun)
/// - of a word of more than 1,024 bytes the first ones count
/// - an apostrophe inside a word stays (`don't`), a possessive `'s` goes (`Scale's` is `scale`)
struct Token {
    std::string form;  ///< compatibility-normalised and case-folded, Latin and Greek accents off; never empty
    Span span;         ///< where it stands in the text, the possessive left out
};

/// The words of well-formed UTF-8, in order, but those that begin inside of `skipped` (sorted, apart from
/// each other).
[[nodiscard]] std::vector<Token> tokenize(std::string_view text, std::span<const Span> skipped = {});

/// The parts of a briefing's text that hold no words of it: its citations.
[[nodiscard]] std::vector<Span> wordless_spans(std::string_view text);

/// Cuts word forms down to stems (Snowball's English). Remembers what it has stemmed, so one for each thread;
/// costs a few megabytes at most.
class Stemmer {
 public:
    Stemmer();
    Stemmer(Stemmer&&) noexcept;
    Stemmer& operator=(Stemmer&&) noexcept;
    ~Stemmer();

    /// Valid until the next call.
    [[nodiscard]] const std::string& stem(const std::string& form);

 private:
    struct Algorithm;
    std::unique_ptr<Algorithm> algorithm_;
    std::unordered_map<std::string, std::string> known_;
    std::string long_stem_;  ///< of a word too long to be remembered
};

/// Whether a word form says so little that ranked queries do without it: English pronouns, auxiliaries,
/// prepositions.
[[nodiscard]] bool is_stop_word(std::string_view form);

}  // namespace debrief
