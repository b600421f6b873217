#pragma once

#include "corpus/prose_tokens.h"

#include <optional>
#include <string_view>

namespace debrief {

/// A currency as a text names it.
struct CurrencyMark {
    std::string_view code;  ///< ISO 4217
    std::size_t last;       ///< the token behind it (behind the number: the first behind the words)
    double factor = 1;      ///< of the currency's unit: 0.01 for cents
};

/// The currency sign or code that stands at token `i`, before a number: `$`, `US$`, `€`, `USD`, `Rs`.
[[nodiscard]] std::optional<CurrencyMark> read_currency_before(const Prose& prose, std::size_t i);

/// The currency that stands at token `i`, behind a number: `dollars`, `Canadian dollars`, `EUR`, `€`,
/// `cents`. Words that are more often something else (`pounds`, `won`) count only behind numbers in thousands
/// and more, which `multiplier` tells.
[[nodiscard]] std::optional<CurrencyMark> read_currency_behind(const Prose& prose, std::size_t i,
                                                               double multiplier);

/// A unit of time.
struct TimeUnit {
    std::string_view name;  ///< singular: "month"
    double days;
};

/// Lets the words through that name a unit of time, in singular.
extern const WordSieve time_unit_sieve;

/// The unit of a word in lower case, singular or plural: "month", "hrs".
[[nodiscard]] std::optional<TimeUnit> find_time_unit(std::string_view lower_word);

}  // namespace debrief
