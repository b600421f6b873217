#pragma once

#include "corpus/timestamp_tokens.h"

#include <optional>

namespace debrief {

/// A range of a timestamp's tokens, half-open.
struct TokenRange {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Where a timestamp tells the time of day, its zone included: `9:30`, `09:30:00.123Z`, `9.30 p.m. Eastern
/// Time`, `T0930`, `09:30 GMT+02:00 Europe/Berlin`, and the zone of a date without time (`+02:00`).
[[nodiscard]] std::optional<TokenRange> find_time(const TimestampTokens& tokens);

/// Whether 2, 4 or 6 digits are hours, minutes and seconds.
[[nodiscard]] bool is_compact_time(std::string_view digits);

}  // namespace debrief
