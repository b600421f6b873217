#pragma once

#include "corpus/word_sieve.h"

#include <optional>
#include <string_view>

namespace debrief {

/// When a word is a hedge.
enum class HedgeRule {
    always,        ///< "reportedly"
    month,         ///< "may": not with a capital
    strength,      ///< "might": not as a noun
    ability,       ///< "could": before a verb of being and happening, and not negated
    claim,         ///< "claims": before a clause
    appearance,    ///< "appears": before "to", "that", "likely"
    looks,         ///< "looks": before "like", "set", "likely"
    belief,        ///< "believes": but not "believes in"
    suggestion,    ///< "suggested": but no "suggested price"
    passive,       ///< "said to", "thought to": behind a form of "be"
    report,        ///< "reported to be", "reported to have": behind a form of "be"
    expectation,   ///< "expected to", and not "than expected to"
    hint,          ///< "hints": before "at" or "that"
    supposition,   ///< "supposed": but not "supposed to"
    attribution,   ///< "according to": people, sources or reports that nobody names
    unnamed,       ///< "sources": before "said", "say", "told"
    acquaintance,  ///< "familiar with": behind "people", "sources"
};

/// Lets the words through, in lower case, that have a rule.
extern const WordSieve hedge_sieve;

/// The rule of a word in lower case; nothing where it is never a hedge.
[[nodiscard]] std::optional<HedgeRule> hedge_rule(std::string_view lower_word);

/// Whether a verb in lower case tells of being or happening, so that "could" before it is a guess: in "could
/// fall", and not in "could see him" or "could download".
[[nodiscard]] bool happens(std::string_view lower_word);

/// The longest word that has a rule, in bytes.
inline constexpr std::size_t longest_hedge_word = 14;

}  // namespace debrief
