#pragma once

#include "indexer/schema.h"
#include "searcher/query.h"

#include <optional>
#include <string>
#include <string_view>

namespace debrief {

/// What stands behind a field of numbers, as a range of them.
struct AmountReading {
    NumberRange range;
    std::string unit;     ///< money: ISO 4217, empty where any currency is meant
    std::string problem;  ///< a message for a note; empty: the text was read
};

/// Reads `text` behind `amount:` or `percent:`: a figure in any of its written forms (`$14bn`, `14.3 billion
/// dollars`, `EUR 5m`, `49 percent`), for which the unit may be missing (`14bn`, `49`), a range of two
/// (`13b..15b`, `$13..15bn`, `40..`), a comparison (`>10b`, `<=50%`) or `*` for any. A figure alone stands
/// for all numbers that round to it as precisely as it is written: `14bn` for 13.5 billion and more, below
/// 14.5; `=14bn` for itself.
[[nodiscard]] AmountReading read_amounts(std::string_view text, const Field& field);

/// Reads `text` behind `cites:` where it is a number of citations: `>5`, `<=2`, `2..4`, `3`, `2..`. Nothing
/// for what begins like none.
[[nodiscard]] std::optional<AmountReading> read_count(std::string_view text);

/// The sum of money or percentage that all of `text` is, as its field and the numbers that round to it;
/// nothing for what is none or does not tell its unit.
[[nodiscard]] std::optional<Query> read_figure(std::string_view text);

}  // namespace debrief
