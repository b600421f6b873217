#pragma once

#include "corpus/event_dates_shapes.h"
#include "corpus/event_dates_words.h"

#include <optional>

namespace debrief {

/// A day of the month, and the token behind it.
struct DayNumber {
    unsigned day;
    std::size_t behind;
};

/// What the readers of dates ask of the tokens of one text.
class DateTokens {
 public:
    explicit DateTokens(const Prose& prose) : prose_(prose) {}

 protected:
    [[nodiscard]] bool is_dash(std::size_t i) const;
    /// The month a word names, where its writing allows it.
    [[nodiscard]] std::optional<MonthName> month_at(std::size_t i) const;
    /// The token behind a month's name and its full stop.
    [[nodiscard]] std::size_t behind_month(std::size_t i) const;
    /// The whole number that a token is, of so many digits, not a part of something longer.
    [[nodiscard]] std::optional<unsigned> whole_number(std::size_t i, std::size_t fewest,
                                                       std::size_t most) const;
    /// Whether a number at token `i - 1` goes on as a quantity: "May 10 percent", "May 5 million".
    [[nodiscard]] bool is_quantity_before(std::size_t i) const;
    /// "8", "8th".
    [[nodiscard]] std::optional<DayNumber> day_at(std::size_t i) const;
    /// A year of four digits, not followed by what makes it a count.
    [[nodiscard]] std::optional<int> year_at(std::size_t i) const;
    /// Takes ", 2026" or "2026" behind a month or day.
    void take_year(DateShape& shape) const;
    /// The token behind a word or dash that joins the ends of a range, which stands at `i`; `i` where none
    /// does. "and" counts only behind "between".
    [[nodiscard]] std::size_t behind_range_word(std::size_t i, std::size_t first) const;
    /// Whether digits at `i` are glued to what stands before them.
    [[nodiscard]] bool is_part_of_something(std::size_t i) const;

    const Prose& prose_;
};

}  // namespace debrief
