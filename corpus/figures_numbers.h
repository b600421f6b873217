#pragma once

#include "corpus/prose_tokens.h"
#include "corpus/word_sieve.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace debrief {

/// How a number is written.
enum class NumberForm {
    digits,  ///< "14.3", "1,200", "14bn"
    words,   ///< "forty-nine", "a dozen", "half a billion"
};

/// A number in a text, with the words that multiply it ("14.3 billion").
struct ProseNumber {
    std::size_t first = 0;  ///< tokens, half-open
    std::size_t last = 0;
    double value = 0;
    double multiplier = 1;  ///< part of `value`: 1e9 of "14.3 billion"
    NumberForm form = NumberForm::digits;
    /// Its multiplier is one letter ("5m", "300k", "70B"), which also means metres and the like: take it only
    /// where the words around tell a sum or a count.
    bool has_letter_multiplier = false;
};

/// What may stand before a number.
enum class NumberPlace {
    anywhere,
    range_end,  ///< behind the dash of a range, where it would else be a part of a name
};

/// The number that begins at token `i`, in digits or in English words; nothing where the digits belong to a
/// name, a version, a time, an ordinal. A lone "a" is none ("a hundred" is).
[[nodiscard]] std::optional<ProseNumber> read_number(const Prose& prose, std::size_t i,
                                                     NumberPlace place = NumberPlace::anywhere);

/// Lets the words through that begin a number.
extern const WordSieve number_openers;
/// Lets the words through that go on with a number.
extern const WordSieve number_followers;
/// Lets the words through of which `find_multiplier` tells something.
extern const WordSieve multiplier_sieve;
/// Lets the words through of which `find_vague_multiplier` tells something.
extern const WordSieve vague_multiplier_sieve;

/// The factor of a word such as "million", "bn", "crore"; nothing for other words.
[[nodiscard]] std::optional<double> find_multiplier(std::string_view lower_word);

/// The least that a plural such as "dozens", "hundreds", "billions" says; nothing for other words.
[[nodiscard]] std::optional<double> find_vague_multiplier(std::string_view lower_word);

/// The value of one number word from "zero" to "ninety"; nothing for other words.
[[nodiscard]] std::optional<double> find_small_number(std::string_view lower_word);

}  // namespace debrief
