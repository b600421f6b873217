#include "corpus/base/day.h"

#include "corpus/base/text.h"

#include <fmt/format.h>

namespace debrief {

namespace {

std::optional<unsigned> digits(std::string_view text, std::size_t begin, std::size_t count) {
    if (begin + count > text.size()) return std::nullopt;
    const auto number = parse_number(text.substr(begin, count));
    if (!number) return std::nullopt;
    return static_cast<unsigned>(*number);
}

std::optional<std::chrono::year> leading_year(std::string_view text) {
    const auto year = digits(text, 0, 4);
    if (!year || *year == 0) return std::nullopt;
    return std::chrono::year(static_cast<int>(*year));
}

std::optional<std::chrono::year_month> leading_month(std::string_view text) {
    const auto year = leading_year(text);
    const auto month = digits(text, 5, 2);
    if (!year || !month || text[4] != '-') return std::nullopt;
    const std::chrono::year_month both = *year / std::chrono::month(*month);
    if (!both.ok()) return std::nullopt;
    return both;
}

}  // namespace

std::optional<Day> parse_iso_day(std::string_view text) {
    const auto month = leading_month(text);
    const auto day = digits(text, 8, 2);
    if (text.size() != 10 || !month || !day || text[7] != '-') return std::nullopt;
    const std::chrono::year_month_day date = *month / std::chrono::day(*day);
    if (!date.ok()) return std::nullopt;
    return Day(date);
}

std::optional<DayRange> parse_iso_period(std::string_view text) {
    using std::chrono::last;
    if (text.size() == 4) {
        if (const auto year = leading_year(text)) return DayRange{Day(*year / 1 / 1), Day(*year / 12 / 31)};
    } else if (text.size() == 7) {
        if (const auto month = leading_month(text)) return DayRange{Day(*month / 1), Day(*month / last)};
    } else if (const auto day = parse_iso_day(text)) {
        return DayRange{*day, *day};
    }
    return std::nullopt;
}

std::string to_iso(Day day) {
    const std::chrono::year_month_day date(day);
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

}  // namespace debrief
