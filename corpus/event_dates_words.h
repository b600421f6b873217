#pragma once

#include "corpus/word_sieve.h"

#include <chrono>
#include <optional>
#include <string_view>

namespace debrief {

/// Lets the words through that name months and weekdays.
extern const WordSieve calendar_words;

/// A word that names a month.
struct MonthName {
    unsigned month;       ///< 1 to 12
    bool is_short;        ///< an abbreviation, which a full stop may follow
    bool is_also_a_word;  ///< "may", "march", "mar", "dec", "sep", "jan": a month only with a capital
};

/// The month of a word in lower case.
[[nodiscard]] std::optional<MonthName> find_month(std::string_view lower_word);

/// The weekday of a word in lower case, whole names only.
[[nodiscard]] std::optional<std::chrono::weekday> find_weekday(std::string_view lower_word);

/// The number of "first" to "fourth", "1st" to "4th".
[[nodiscard]] std::optional<unsigned> find_ordinal(std::string_view lower_word);

}  // namespace debrief
