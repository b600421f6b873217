#include "searcher/facts/date_label.h"

#include "searcher/iso_periods.h"

#include <array>
#include <string_view>

#include <fmt/format.h>

namespace debrief {

namespace {

using std::chrono::month_day_last;
using std::chrono::year_month_day;
using std::chrono::year_month_day_last;

constexpr std::array<std::string_view, 12> labelled_months{"January",   "February", "March",    "April",
                                                           "May",       "June",     "July",     "August",
                                                           "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 4> labelled_quarters{"1st", "2nd", "3rd", "4th"};

/// The first and the last day of a date, taken apart.
struct CalendarRange {
    explicit CalendarRange(const DayRange& days) : first(days.first), last(days.last) {}

    [[nodiscard]] bool is_in_one_year() const { return first.year() == last.year(); }
    [[nodiscard]] bool is_in_one_month() const { return is_in_one_year() && first.month() == last.month(); }
    [[nodiscard]] bool begins_month() const { return first.day() == std::chrono::day(1); }
    [[nodiscard]] bool ends_month() const {
        return last == year_month_day(year_month_day_last(last.year(), month_day_last(last.month())));
    }
    [[nodiscard]] bool begins_year() const { return begins_month() && first.month() == std::chrono::January; }
    [[nodiscard]] bool ends_year() const { return ends_month() && last.month() == std::chrono::December; }

    year_month_day first;
    year_month_day last;
};

std::string_view month_of(const year_month_day& day) {
    return labelled_months[static_cast<unsigned>(day.month()) - 1];
}
int year_of(const year_month_day& day) {
    return static_cast<int>(day.year());
}
unsigned number_in_month(const year_month_day& day) {
    return static_cast<unsigned>(day.day());
}

std::string label_of_days(const CalendarRange& range) {
    const auto& [first, last] = range;
    const std::string end = fmt::format("{} {} {}", number_in_month(last), month_of(last), year_of(last));
    if (first == last) return end;
    if (range.is_in_one_month()) return fmt::format("{} to {}", number_in_month(first), end);
    if (range.is_in_one_year())
        return fmt::format("{} {} to {}", number_in_month(first), month_of(first), end);
    return fmt::format("{} {} {} to {}", number_in_month(first), month_of(first), year_of(first), end);
}

/// Which part of a month or a year it is; nothing where it touches neither end and so is the middle.
std::string_view part_of(bool is_at_begin, bool is_at_end) {
    if (is_at_begin) return "early";
    return is_at_end ? "late" : "mid";
}

std::string label_of_months(const CalendarRange& range) {
    const auto& [first, last] = range;
    const bool is_whole = range.begins_month() && range.ends_month();
    if (range.is_in_one_month()) {
        const std::string month = fmt::format("{} {}", month_of(first), year_of(first));
        return is_whole ? month
                        : fmt::format("{} {}", part_of(range.begins_month(), range.ends_month()), month);
    }
    if (!is_whole) return label_of_days(range);
    if (range.is_in_one_year())
        return fmt::format("{} to {} {}", month_of(first), month_of(last), year_of(last));
    return fmt::format("{} {} to {} {}", month_of(first), year_of(first), month_of(last), year_of(last));
}

std::string label_of_quarter(const CalendarRange& range) {
    const auto& [first, last] = range;
    const unsigned begin = static_cast<unsigned>(first.month()) - 1;
    const unsigned end = static_cast<unsigned>(last.month()) - 1;
    const bool is_whole = range.is_in_one_year() && range.begins_month() && range.ends_month();
    if (is_whole && begin % 3 == 0 && end == begin + 2)
        return fmt::format("{} quarter of {}", labelled_quarters[begin / 3], year_of(first));
    if (is_whole && begin % 6 == 0 && end == begin + 5)
        return fmt::format("{} half of {}", begin == 0 ? "1st" : "2nd", year_of(first));
    return label_of_months(range);
}

std::string label_of_years(const CalendarRange& range) {
    const auto& [first, last] = range;
    const bool is_whole = range.begins_year() && range.ends_year();
    if (range.is_in_one_year()) {
        if (is_whole) return fmt::format("{}", year_of(first));
        return fmt::format("{} {}", part_of(range.begins_year(), range.ends_year()), year_of(first));
    }
    return is_whole ? fmt::format("{} to {}", year_of(first), year_of(last)) : label_of_months(range);
}

}  // namespace

std::string date_label(const DayRange& days, DatePrecision precision) {
    const CalendarRange range(days);
    switch (precision) {
        case DatePrecision::day:
            break;
        case DatePrecision::week:
            if (days.last - days.first == std::chrono::days(6))
                return "week of " + label_of_days(CalendarRange({days.first, days.first}));
            break;
        case DatePrecision::month:
            return label_of_months(range);
        case DatePrecision::quarter:
            return label_of_quarter(range);
        case DatePrecision::year:
            return label_of_years(range);
    }
    return label_of_days(range);
}

std::string event_filter_of(const DayRange& days) {
    return "event:" + to_iso_period(days);
}

}  // namespace debrief
