#include "searcher/query_periods.h"

#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "corpus/event_dates.h"
#include "corpus/event_dates_words.h"
#include "corpus/timestamps.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace debrief {

namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::year_month_day;

Period one_day(Day day) {
    return {{day, day}, false};
}

std::vector<std::string_view> words_of_date(std::string_view plain) {
    std::vector<std::string_view> words;
    for (std::size_t begin = 0; begin < plain.size();) {
        const std::size_t end = std::min(plain.find(' ', begin), plain.size());
        if (end > begin) words.push_back(plain.substr(begin, end - begin));
        begin = end + 1;
    }
    return words;
}

/// The same day so many months before, or the last of that month.
std::optional<Day> months_before(Day day, int count) {
    const year_month_day date(day);
    const auto month = date.year() / date.month() - months(count);
    if (month.year() < std::chrono::year(1)) return std::nullopt;
    const auto last = Day(month / std::chrono::last);
    return std::min(last, Day(month / 1) + days(static_cast<int>(static_cast<unsigned>(date.day())) - 1));
}

/// So many days, weeks, months or years before `today`; `unit` as written: "d", "weeks".
std::optional<Day> units_before(Day today, std::size_t count, std::string_view unit) {
    struct Unit {
        std::string_view name;
        int days;
        int months;
    };
    static constexpr std::array units{Unit{"day", 1, 0}, Unit{"week", 7, 0}, Unit{"month", 0, 1},
                                      Unit{"quarter", 0, 3}, Unit{"year", 0, 12}};
    constexpr std::size_t most = 9'999;
    if (count > most) return std::nullopt;
    if (unit.size() > 1 && unit.ends_with('s')) unit.remove_suffix(1);
    for (const Unit& known : units) {
        if (unit != known.name && (unit != known.name.substr(0, 1) || known.name == "quarter")) continue;
        const int number = static_cast<int>(count);
        if (known.months != 0) return months_before(today, number * known.months);
        return today - days(number * known.days);
    }
    return std::nullopt;
}

bool is_behind_today(std::string_view word) {
    return word == "last" || word == "past";
}

/// "7d", "7 days", "last 7 days", "past month": a time that ends today.
std::optional<Period> read_time_back(std::vector<std::string_view> words, Day today) {
    if (!words.empty() && words.front() == "the") words.erase(words.begin());
    const bool is_past = !words.empty() && words.front() == "past";
    if (!words.empty() && is_behind_today(words.front())) words.erase(words.begin());
    if (words.size() == 1) {
        const std::size_t digits = std::min(words[0].find_first_not_of("0123456789"), words[0].size());
        words = {words[0].substr(0, digits), words[0].substr(digits)};
        if (digits == 0 && is_past) words[0] = "1";
    }
    const auto count = words.size() == 2 ? parse_number(words[0]) : std::nullopt;
    const auto day = count ? units_before(today, *count, words[1]) : std::nullopt;
    if (!day) return std::nullopt;
    return Period{{*day, *day}, true};
}

/// "today", "monday", "last friday": the last such day. Of weekdays named "last", today is none.
std::optional<Period> read_named_day(std::span<const std::string_view> words, Day today) {
    if (words.size() == 1 && (words[0] == "today" || words[0] == "now")) return one_day(today);
    const bool is_last = words.size() == 2 && is_behind_today(words[0]);
    if (words.size() != 1 && !is_last) return std::nullopt;
    const auto weekday = find_weekday(words.back());
    if (!weekday) return std::nullopt;
    const Day latest = is_last ? today - days{1} : today;
    return one_day(latest - (std::chrono::weekday(latest) - *weekday));
}

/// The date that all of a prose text is, without what it begins with.
std::optional<DayRange> read_prose(const std::string& prose, std::optional<Day> today,
                                   std::string_view beginning = "") {
    const std::string text = std::string(beginning) + prose;
    const std::vector<EventDate> dates = find_event_dates(text, today);
    const Span whole{beginning.size(), text.size()};
    if (dates.size() != 1 || dates.front().span != whole) return std::nullopt;
    return dates.front().days;
}

/// With capitals, without which prose means something else by "may", and "quarter" in front of its number.
std::string to_prose(std::span<const std::string_view> words) {
    std::string prose;
    for (const std::string_view word : words) {
        prose += prose.empty() ? "" : " ";
        const std::size_t begin = prose.size();
        prose += word;
        if (is_ascii_lower(prose[begin])) prose[begin] = static_cast<char>(prose[begin] - 'a' + 'A');
    }
    return prose;
}

/// "2026 q1", "2026q1", "q1 2026", which prose writes in the last way.
std::optional<std::string> quarter_in_prose(std::string_view plain) {
    const std::size_t q = plain.find('q');
    if (q == std::string_view::npos || q + 1 >= plain.size()) return std::nullopt;
    const std::string_view year = trim(q == 0 ? plain.substr(2) : plain.substr(0, q));
    const bool ends_in_number = q == 0 || q + 2 == plain.size();
    if (year.size() != 4 || !parse_number(year) || !ends_in_number) return std::nullopt;
    return fmt::format("Q{} {}", plain[q + 1], year);
}

/// A month or day of prose without its year.
std::optional<DayRange> read_without_year(const std::string& prose, Day today, YearChoice choice) {
    constexpr int years_back = 8;  // to the last leap year
    if (choice == YearChoice::nearest) {
        if (const auto day = read_prose(prose, today)) return day;
        if (const auto month = read_prose(prose, today, "in ")) return month;
    }
    const int year = static_cast<int>(year_month_day(today).year());
    const bool may_leap = prose.find("29") != std::string::npos;
    for (int back = 0; back <= (may_leap ? years_back : 1); ++back) {
        const auto found = read_prose(fmt::format("{} {}", prose, year - back), today);
        if (found && found->first <= today) return found;
    }
    return std::nullopt;
}

bool names_month(std::span<const std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [](std::string_view word) {
        while (word.ends_with('.') || word.ends_with(',')) word.remove_suffix(1);
        return find_month(word).has_value();
    });
}

bool names_year(std::span<const std::string_view> words) {
    return std::any_of(words.begin(), words.end(),
                       [](std::string_view word) { return word.size() == 4 && parse_number(word); });
}

/// Dates as metadata has them; numbers alone might be seconds.
std::optional<Period> read_timestamp(std::string_view plain) {
    if (plain.size() == 8 && plain.substr(4, 2) == "-w") {  // 2026-W15
        const auto monday = parse_timestamp(fmt::format("{}W{}-1", plain.substr(0, 5), plain.substr(6)));
        if (monday) return Period{{*monday, *monday + days{6}}, false};
    }
    constexpr std::size_t compact_day = 8;  // 20260408
    const bool has_only_digits = plain.find_first_not_of("0123456789") == std::string_view::npos;
    if (has_only_digits && plain.size() != compact_day) return std::nullopt;
    const auto day = parse_timestamp(plain);
    return day ? std::optional(one_day(*day)) : std::nullopt;
}

std::optional<Period> read_words(std::string_view plain, std::optional<Day> today, YearChoice choice) {
    const std::vector<std::string_view> words = words_of_date(plain);
    if (words.empty()) return std::nullopt;
    if (today) {
        if (const auto named = read_named_day(words, *today)) return named;
        if (const auto back = read_time_back(words, *today)) return back;
    }
    const auto quarter = quarter_in_prose(plain);
    const std::string prose = quarter ? *quarter : to_prose(words);
    const bool is_without_year = names_month(words) && !names_year(words);
    if (is_without_year && !today) return std::nullopt;
    const auto found = is_without_year ? read_without_year(prose, *today, choice) : read_prose(prose, today);
    if (found) return Period{*found, false};
    return std::nullopt;
}

}  // namespace

std::string plain_date_text(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint point = code_point_at(text, i);
        switch (point.value) {
            case U'\u2010':
            case U'\u2011':
            case U'\u2012':
            case U'\u2013':
            case U'\u2212':
                plain += '-';
                break;
            case U'_':
            case U'\u00A0':
            case U'\u202F':
                plain += ' ';
                break;
            default:
                plain += text.substr(i, point.bytes);
        }
        i += point.bytes;
    }
    return to_ascii_lower(collapse_spaces(plain));
}

std::optional<Period> read_period(std::string_view plain, std::optional<Day> today, YearChoice choice) {
    if (const auto iso = parse_iso_period(plain)) return Period{*iso, false};
    if (const auto timestamp = read_timestamp(plain)) return timestamp;
    if (const auto found = read_words(plain, today, choice)) return found;
    std::string spaced(plain);  // last-week, 8-april-2026
    std::replace(spaced.begin(), spaced.end(), '-', ' ');
    return spaced == plain ? std::nullopt : read_words(spaced, today, choice);
}

}  // namespace debrief
