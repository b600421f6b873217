#include "corpus/event_dates_tokens.h"

#include "corpus/base/text.h"
#include "corpus/figures_numbers.h"

namespace debrief {

bool DateTokens::is_dash(std::size_t i) const {
    return prose_[i].kind == TokenKind::symbol && is_range_dash(prose_[i].symbol) && prose_.goes_on(i);
}

std::optional<MonthName> DateTokens::month_at(std::size_t i) const {
    if (!prose_.is_word(i)) return std::nullopt;
    const auto month = find_month(prose_.lower(i));
    if (!month || (month->is_also_a_word && !prose_.is_capitalised(i))) return std::nullopt;
    return month;
}

std::size_t DateTokens::behind_month(std::size_t i) const {
    const bool has_stop = month_at(i)->is_short && prose_.is_symbol(i + 1, U'.') && prose_.is_glued(i + 1);
    return i + (has_stop ? 2 : 1);
}

std::optional<unsigned> DateTokens::whole_number(std::size_t i, std::size_t fewest, std::size_t most) const {
    if (!prose_.is_number(i)) return std::nullopt;
    const std::string_view digits = prose_.written(i);
    const auto number = parse_number(digits);
    if (!number || digits.size() < fewest || digits.size() > most) return std::nullopt;
    return static_cast<unsigned>(*number);
}

bool DateTokens::is_quantity_before(std::size_t i) const {
    if (prose_.is_symbol(i, U'%')) return true;
    if (!prose_.is_word(i) || !prose_.goes_on(i)) return false;
    const std::string_view word = prose_.lower(i);
    return prose_.is_glued(i) || word == "percent" || word == "per" || find_multiplier(word);
}

std::optional<DayNumber> DateTokens::day_at(std::size_t i) const {
    const auto day = whole_number(i, 1, 2);
    if (!day || *day < 1 || *day > 31) return std::nullopt;
    std::size_t behind = i + 1;
    if (prose_.is_word(behind) && prose_.is_glued(behind)) {
        const std::string_view ending = prose_.lower(behind);
        if (ending != "st" && ending != "nd" && ending != "rd" && ending != "th") return std::nullopt;
        ++behind;
    } else if (is_quantity_before(behind)) {
        return std::nullopt;
    }
    return DayNumber{*day, behind};
}

std::optional<int> DateTokens::year_at(std::size_t i) const {
    const auto year = whole_number(i, 4, 4);
    if (!year || *year < 1000 || *year > 2999 || is_quantity_before(i + 1)) return std::nullopt;
    return static_cast<int>(*year);
}

void DateTokens::take_year(DateShape& shape) const {
    if (!prose_.goes_on(shape.last)) return;
    const bool has_comma = prose_.is_symbol(shape.last, U',');
    const std::size_t year = shape.last + (has_comma ? 1 : 0);
    if (!prose_.goes_on(year)) return;
    if (const auto number = year_at(year)) {
        shape.year = number;
        shape.last = year + 1;
    }
}

std::size_t DateTokens::behind_range_word(std::size_t i, std::size_t first) const {
    if (!prose_.goes_on(i)) return i;
    if (is_dash(i)) return i + 1;
    const bool has_comma = prose_.is_symbol(i, U',') && prose_.is_word(i + 1, "and");
    const std::size_t word = i + (has_comma ? 1 : 0);
    if (prose_.is_word(word, "to") || prose_.is_word(word, "through") || prose_.is_word(word, "until"))
        return word + 1;
    return prose_.is_word(word, "and") && prose_.is_word(first - 1, "between") ? word + 1 : i;
}

bool DateTokens::is_part_of_something(std::size_t i) const {
    if (!prose_.is_glued(i) || i == 0) return false;
    return !prose_.is_symbol(i - 1, U'(') && !prose_.is_symbol(i - 1, U'"') &&
           !prose_.is_symbol(i - 1, U'\u201C') && !prose_.is_symbol(i - 1, U'[');
}

}  // namespace debrief
