#include "corpus/timestamps.h"

#include "corpus/base/text.h"
#include "corpus/timestamp_time.h"
#include "corpus/timestamp_tokens.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

// A timestamp is cut into tokens, its time and zone are taken out wherever they stand, and what is left must
// be a date and nothing else. A date all in numbers counts only where all ways to read it name the same day.

namespace debrief {

namespace {

using std::chrono::year_month_day;

constexpr std::size_t longest_timestamp = 200;  ///< bytes; the longest real ones, with a zone's name, have 80
constexpr std::size_t most_marks = 2;           ///< between two parts of a date: `Apr., 8`

constexpr std::array<std::string_view, 4> ordinal_suffixes{"st", "nd", "rd", "th"};
constexpr std::array<std::string_view, 4> world_zones{"gmt", "ut", "utc", "z"};
constexpr std::array<std::string_view, 4> marks_of_numeric_dates{"", "-", "/", "."};
constexpr std::string_view marks_within_dates = ",-/.'";
constexpr std::string_view marks_behind_dates = ",-/.':+";  ///< those before a time or zone stay behind, too

/// A number of a date as written, since its digits tell days from years.
struct Digits {
    std::string text;
    std::string marks;  ///< between it and the part before it

    [[nodiscard]] std::size_t size() const { return text.size(); }
    [[nodiscard]] unsigned value() const {
        return static_cast<unsigned>(parse_number(std::string_view(text).substr(0, 4)).value_or(0));
    }
};

/// What a date is made of, in whatever order.
struct DateParts {
    std::vector<Digits> numbers;
    std::optional<unsigned> month;
    std::optional<unsigned> weekday;
    bool counts_weeks = false;  ///< a W stands before a number
};

std::optional<Day> day_of(int year, unsigned month, unsigned day) {
    const year_month_day date = std::chrono::year(year) / static_cast<int>(month) / static_cast<int>(day);
    if (year < 1 || !date.ok()) return std::nullopt;
    return Day(date);
}

/// A year of two or three digits as RFC 2822 (4.3) has it.
std::optional<int> year_of(const Digits& digits) {
    const int year = static_cast<int>(digits.value());
    switch (digits.size()) {
        case 2:
            return year + (year < 50 ? 2000 : 1900);
        case 3:
            return year + 1900;
        case 4:
            return year;
        default:
            return std::nullopt;
    }
}

/// Takes a date's tokens in one after the other; `false` for one that no date has there.
class DatePartsCollector {
 public:
    bool add(const TimestampToken& token, const TimestampToken* next) {
        if (token.is_number()) return add_number(token);
        if (token.is_word()) return add_word(token, next);
        marks_ += token.text;
        const bool has_part = !parts_.numbers.empty() || parts_.month || parts_.weekday;
        return has_part && marks_.size() <= most_marks &&
               marks_behind_dates.find(token.text) != std::string_view::npos;
    }

    [[nodiscard]] const DateParts& parts() const { return parts_; }

 private:
    bool add_number(const TimestampToken& token) {
        parts_.numbers.push_back({token.text, marks_});
        follows_number_ = true;
        const bool fits = marks_.find_first_not_of(marks_within_dates) == std::string::npos;
        marks_.clear();
        return fits;
    }

    bool add_word(const TimestampToken& token, const TimestampToken* next) {
        const std::string& word = token.text;
        const bool is_joined = follows_number_ && marks_.empty() && !token.follows_blank;
        follows_number_ = false;
        if (is_joined && is_one_of(word, ordinal_suffixes)) return true;
        if (word == "w" && next && next->is_number() && !next->follows_blank && !parts_.counts_weeks) {
            parts_.counts_weeks = true;
            marks_.clear();
            return true;
        }
        const auto month = month_named(word);
        const auto weekday = weekday_named(word);
        marks_.clear();
        if (month && !parts_.month) {
            parts_.month = month;
            return true;
        }
        if (weekday && !parts_.weekday) {
            parts_.weekday = weekday;
            return true;
        }
        return is_joining_word(word) || (is_one_of(word, world_zones) && !next);
    }

    DateParts parts_;
    std::string marks_;
    bool follows_number_ = false;
};

std::optional<DateParts> collect_parts(const TimestampTokens& tokens) {
    DatePartsCollector collector;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (!collector.add(tokens[i], i + 1 < tokens.size() ? &tokens[i + 1] : nullptr)) return std::nullopt;
    }
    return collector.parts();
}

/// `8 April 2026`, `April 8, 2026`, `2026 Apr 8`, `8 Apr 26`
std::optional<Day> date_with_named_month(const DateParts& parts) {
    if (parts.numbers.size() != 2) return std::nullopt;
    const bool is_year_first = parts.numbers[0].size() > 2;
    const auto year = year_of(parts.numbers[is_year_first ? 0 : 1]);
    const Digits& day = parts.numbers[is_year_first ? 1 : 0];
    if (!year || day.size() > 2) return std::nullopt;
    return day_of(*year, *parts.month, day.value());
}

std::optional<Day> read_numbers(const Digits& year, const Digits& month, const Digits& day) {
    const bool is_year = year.size() == 2 || year.size() == 4;
    if (!is_year || month.size() > 2 || day.size() > 2) return std::nullopt;
    return day_of(*year_of(year), month.value(), day.value());
}

/// `2026/04/08`, `13.4.2026`: the day that all ways to read it name, or the one way that the weekday fits.
std::optional<Day> date_of_three_numbers(const DateParts& parts) {
    const Digits& a = parts.numbers[0];
    const Digits& b = parts.numbers[1];
    const Digits& c = parts.numbers[2];
    if (b.marks != c.marks || !is_one_of(b.marks, marks_of_numeric_dates)) return std::nullopt;
    std::vector<Day> days;
    for (const auto day : {read_numbers(a, b, c), read_numbers(c, b, a), read_numbers(c, a, b)}) {
        if (day && std::find(days.begin(), days.end(), *day) == days.end()) days.push_back(*day);
    }
    if (days.size() > 1 && parts.weekday) {
        std::erase_if(days,
                      [&](Day day) { return std::chrono::weekday(day).c_encoding() != *parts.weekday; });
    }
    if (days.size() != 1) return std::nullopt;
    return days.front();
}

/// `20260408`, `20260408093000`
std::optional<Day> date_of_one_number(std::string_view digits) {
    const bool is_date = digits.size() == 8 || (digits.size() == 14 && is_compact_time(digits.substr(8)));
    if (!is_date) return std::nullopt;
    const auto part = [&](std::size_t begin, std::size_t count) {
        return static_cast<unsigned>(parse_number(digits.substr(begin, count)).value_or(0));
    };
    return day_of(static_cast<int>(part(0, 4)), part(4, 2), part(6, 2));
}

/// `2026-W15-3`, `2026W153`
std::optional<Day> date_of_week(const DateParts& parts) {
    std::string digits;
    for (const Digits& number : parts.numbers) digits += number.text;
    const bool fits = digits.size() == 7 && parts.numbers.front().size() == 4;
    const auto year = fits ? parse_number(digits.substr(0, 4)) : std::nullopt;
    if (!year || *year == 0) return std::nullopt;
    const auto week = static_cast<int>(parse_number(digits.substr(4, 2)).value_or(0));
    const int weekday = digits.back() - '0';
    if (week < 1 || weekday < 1 || weekday > 7) return std::nullopt;
    // ISO 8601: the first week is the one with the fourth of January, and a week's Thursday tells its year.
    using std::chrono::days;
    const std::chrono::year iso_year(static_cast<int>(*year));
    const Day fourth(iso_year / 1 / 4);
    const Day first_monday = fourth - days(std::chrono::weekday(fourth).iso_encoding() - 1);
    const Day monday = first_monday + days(7 * (week - 1));
    if (year_month_day(monday + days(3)).year() != iso_year) return std::nullopt;
    return monday + days(weekday - 1);
}

/// `2026-098`, the day of the year
std::optional<Day> date_of_year_and_day(const DateParts& parts) {
    const Digits& year = parts.numbers[0];
    const Digits& day = parts.numbers[1];
    if (year.size() != 4 || day.size() != 3 || day.marks != "-" || day.value() == 0) return std::nullopt;
    const auto first = day_of(static_cast<int>(year.value()), 1, 1);
    if (!first) return std::nullopt;
    const Day date = *first + std::chrono::days(day.value() - 1);
    if (year_month_day(date).year() != year_month_day(*first).year()) return std::nullopt;
    return date;
}

std::optional<Day> to_day(const DateParts& parts) {
    if (parts.counts_weeks) return parts.month || parts.numbers.empty() ? std::nullopt : date_of_week(parts);
    if (parts.month) return date_with_named_month(parts);
    switch (parts.numbers.size()) {
        case 1:
            return date_of_one_number(parts.numbers.front().text);
        case 2:
            return date_of_year_and_day(parts);
        case 3:
            return date_of_three_numbers(parts);
        default:
            return std::nullopt;
    }
}

/// Seconds since 1970 from 1973 on (9 or 10 digits), or milliseconds (12 or 13), with or without a fraction.
std::optional<Day> day_since_1970(std::string_view text) {
    const std::size_t point = text.find('.');
    const std::string_view whole = text.substr(0, point);
    if (point != std::string_view::npos && !parse_number(text.substr(point + 1))) return std::nullopt;
    const auto number = parse_number(whole);
    if (!number || whole.front() == '0') return std::nullopt;
    const bool is_date_and_time = date_of_one_number(whole.substr(0, 8)) && is_compact_time(whole.substr(8));
    const auto count = static_cast<std::int64_t>(*number);
    if (whole.size() == 9 || whole.size() == 10) {
        return std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(count)));
    }
    if (whole.size() == 13 || (whole.size() == 12 && !is_date_and_time)) {
        return std::chrono::floor<std::chrono::days>(
            std::chrono::sys_seconds(std::chrono::seconds(count / 1000)));
    }
    return std::nullopt;
}

TimestampTokens without_time(TimestampTokens tokens) {
    auto time = find_time(tokens);
    if (!time) return tokens;
    const bool stands_before_comma =
        time->begin == 0 && time->end < tokens.size() && tokens[time->end].is(",");
    if (stands_before_comma) ++time->end;
    const auto first = tokens.begin();
    tokens.erase(first + static_cast<std::ptrdiff_t>(time->begin),
                 first + static_cast<std::ptrdiff_t>(time->end));
    return tokens;
}

}  // namespace

std::optional<Day> parse_timestamp(std::string_view text) {
    text = trim(text);
    if (text.empty() || text.size() > longest_timestamp) return std::nullopt;
    if (const auto day = day_since_1970(text)) return day;
    const auto parts = collect_parts(without_time(split_timestamp(text)));
    if (!parts) return std::nullopt;
    return to_day(*parts);
}

}  // namespace debrief
