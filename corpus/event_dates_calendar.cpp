#include "corpus/event_dates_calendar.h"

#include "corpus/base/text.h"

#include <algorithm>
#include <array>
#include <string>

namespace debrief {

namespace {

constexpr std::array<std::string_view, 13> month_prepositions{"in",     "since", "during", "until", "till",
                                                              "before", "by",    "after",  "from",  "through",
                                                              "of",     "early", "late"};

}  // namespace

std::optional<DateShape> CalendarDateReader::read_month_first(std::size_t i) const {
    const auto month = month_at(i);
    if (!month) return std::nullopt;
    DateShape shape{.first = i, .last = behind_month(i), .month = month->month};
    if (const auto day = day_at(shape.last); day && prose_.goes_on(shape.last)) {
        shape.day = day->day;
        shape.last = day->behind;
        take_day_range(shape);
        take_year(shape);
        take_second_date(shape);
        return shape;
    }
    shape.kind = DateShapeKind::month;
    take_year(shape);
    take_second_month(shape);
    if (!shape.year && !is_month_alone(shape, *month)) return std::nullopt;
    take_same_year(shape);
    return shape;
}

void CalendarDateReader::take_day_range(DateShape& shape) const {
    const std::size_t next = behind_range_word(shape.last, shape.first);
    if (next == shape.last) return;
    const auto day = day_at(next);
    if (!day || day->day <= shape.day || month_at(day->behind)) return;
    shape.last_month = shape.month;
    shape.last_day = day->day;
    shape.last = day->behind;
}

void CalendarDateReader::take_second_date(DateShape& shape) const {
    const std::size_t next = behind_range_word(shape.last, shape.first);
    if (next == shape.last || shape.last_month != 0 || !month_at(next)) return;
    const auto day = day_at(behind_month(next));
    if (!day) return;
    shape.last_month = month_at(next)->month;
    shape.last_day = day->day;
    DateShape end{.first = next, .last = day->behind};
    take_year(end);
    shape.last = end.last;
    shape.last_year = shape.year ? end.year : std::nullopt;
    if (!shape.year) shape.year = end.year;
}

void CalendarDateReader::take_second_month(DateShape& shape) const {
    const std::size_t next = behind_range_word(shape.last, shape.first);
    if (next == shape.last || !month_at(next)) return;
    DateShape end{.first = next, .last = behind_month(next)};
    if (day_at(end.last)) return;
    take_year(end);
    shape.last_month = month_at(next)->month;
    shape.last = end.last;
    shape.last_year = shape.year ? end.year : std::nullopt;
    if (!shape.year) shape.year = end.year;
}

bool CalendarDateReader::is_month_alone(const DateShape& shape, const MonthName& month) const {
    if (shape.last_month != 0) return true;
    if (month.is_short || prose_.is_number(shape.last)) return false;
    const std::size_t before = shape.first - 1;
    if (!prose_.goes_on(shape.first)) return false;
    const std::string_view word = prose_.is_word(before) ? prose_.lower(before) : std::string_view();
    const bool is_mid = is_dash(before) && prose_.is_word(before - 1, "mid");
    const bool is_told =
        std::find(month_prepositions.begin(), month_prepositions.end(), word) != month_prepositions.end() ||
        word == "last" || word == "next" || word == "this" || word == "between" || word == "mid" || is_mid;
    // "of May" and "by August" are as often people.
    const bool is_person =
        month.is_also_a_word && prose_.is_capitalised(shape.last) && prose_.goes_on(shape.last);
    return is_told && !is_person;
}

void CalendarDateReader::take_same_year(DateShape& shape) const {
    for (const std::string_view words : {"of the same year", "of that year", "that year"}) {
        if (!shape.year && prose_.goes_on(shape.last) && prose_.has_words(shape.last, words))
            shape.is_of_same_year = true;
    }
}

std::optional<DateShape> CalendarDateReader::read_day_before_month(std::size_t i) const {
    if (is_part_of_something(i)) return std::nullopt;
    const auto day = day_at(i);
    if (!day || !prose_.goes_on(day->behind)) return std::nullopt;
    DateShape shape{.first = i, .last = day->behind, .day = day->day};
    std::size_t next = behind_range_word(shape.last, shape.first);
    if (prose_.is_word(shape.last, "and")) next = shape.last + 1;
    if (next != shape.last) {
        const auto last = day_at(next);
        if (!last || last->day <= day->day) return std::nullopt;
        shape.last_day = last->day;
        shape.last = last->behind;
    }
    if (prose_.is_word(shape.last, "of")) ++shape.last;
    const auto month = month_at(shape.last);
    if (!month || !prose_.goes_on(shape.last)) return std::nullopt;
    shape.month = month->month;
    if (shape.last_day != 0) shape.last_month = shape.month;
    shape.last = behind_month(shape.last);
    take_year(shape);
    take_second_day_and_month(shape);
    return shape;
}

void CalendarDateReader::take_second_day_and_month(DateShape& shape) const {
    const std::size_t next = behind_range_word(shape.last, shape.first);
    if (next == shape.last || shape.last_month != 0) return;
    const auto day = day_at(next);
    if (!day || !month_at(day->behind)) return;
    shape.last_day = day->day;
    shape.last_month = month_at(day->behind)->month;
    DateShape end{.first = next, .last = behind_month(day->behind)};
    take_year(end);
    shape.last = end.last;
    shape.last_year = shape.year ? end.year : std::nullopt;
    if (!shape.year) shape.year = end.year;
}

std::optional<DateShape> CalendarDateReader::read_iso(std::size_t i) const {
    if (is_part_of_something(i)) return std::nullopt;
    const char32_t separator = prose_[i + 1].symbol;
    if (separator != U'-' && separator != U'/') return std::nullopt;
    for (std::size_t k = i + 1; k <= i + 4; ++k) {
        if (!prose_.is_glued(k)) return std::nullopt;
    }
    if (!prose_.is_symbol(i + 3, separator) || !whole_number(i + 2, 2, 2)) return std::nullopt;
    std::string iso(prose_.written(i));
    iso.append("-").append(prose_.written(i + 2)).append("-").append(prose_.written(i + 4));
    return from_day(parse_iso_day(iso), i, i + 5);
}

std::optional<DateShape> CalendarDateReader::from_day(std::optional<Day> day, std::size_t first,
                                                      std::size_t last) const {
    if (!day) return std::nullopt;
    const std::chrono::year_month_day date(*day);
    return DateShape{.first = first,
                     .last = last,
                     .year = static_cast<int>(date.year()),
                     .month = static_cast<unsigned>(date.month()),
                     .day = static_cast<unsigned>(date.day())};
}

std::optional<DateShape> CalendarDateReader::read_slashes(std::size_t i) const {
    if (is_part_of_something(i)) return std::nullopt;
    const std::string_view written = prose_.written(i);
    if (written.size() == 10 && written[2] == '.' && written[5] == '.') {
        const std::string iso = std::string(written.substr(6)) + "-" + std::string(written.substr(3, 2)) +
                                "-" + std::string(written.substr(0, 2));
        return from_day(parse_iso_day(iso), i, i + 1);
    }
    for (std::size_t k = i + 1; k <= i + 4; ++k) {
        if (!prose_.is_glued(k)) return std::nullopt;
    }
    const auto first = whole_number(i, 1, 2);
    const auto second = whole_number(i + 2, 1, 2);
    const auto year = whole_number(i + 4, 4, 4);
    if (!first || !second || !year || !prose_.is_symbol(i + 1, U'/') || !prose_.is_symbol(i + 3, U'/'))
        return std::nullopt;
    const auto day_of = [&](unsigned month, unsigned day) -> std::optional<Day> {
        const std::chrono::year_month_day date =
            std::chrono::year(static_cast<int>(*year)) / std::chrono::month(month) / std::chrono::day(day);
        if (!date.ok()) return std::nullopt;
        return Day(date);
    };
    const auto american = day_of(*first, *second);
    const auto british = day_of(*second, *first);
    if (american && british && american != british) return std::nullopt;
    return from_day(american ? american : british, i, i + 5);
}

}  // namespace debrief
