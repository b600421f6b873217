#include "searcher/date_histogram.h"

#include <algorithm>
#include <array>

namespace debrief {

namespace {

using Step = DateHistogram::Step;

constexpr std::array steps{Step::day, Step::week, Step::month, Step::year, Step::decade, Step::century};

constexpr Day first_writable_day = std::chrono::year(1) / 1 / 1;  ///< that a query can name
constexpr Day last_writable_day = std::chrono::year(9999) / 12 / 31;

/// The first day of a step of `years` years that holds `year`.
Day begin_of_years(std::chrono::year year, int years) {
    const int number = static_cast<int>(year);
    const int begin = (number >= 0 ? number : number - years + 1) / years * years;
    return std::chrono::year(begin) / 1 / 1;
}

/// The first day of the step that `day` is in.
Day begin_of_step(Day day, Step step) {
    const std::chrono::year_month_day date(day);
    switch (step) {
        case Step::day:
            return day;
        case Step::week:
            return day - (std::chrono::weekday(day) - std::chrono::Monday);
        case Step::month:
            return date.year() / date.month() / 1;
        case Step::year:
            return begin_of_years(date.year(), 1);
        case Step::decade:
            return begin_of_years(date.year(), 10);
        case Step::century:
            return begin_of_years(date.year(), 100);
    }
    return day;
}

/// The first day of the step behind the one that begins with `begin`.
Day begin_of_next(Day begin, Step step) {
    const std::chrono::year_month_day date(begin);
    switch (step) {
        case Step::day:
            return begin + std::chrono::days(1);
        case Step::week:
            return begin + std::chrono::days(7);
        case Step::month:
            return date + std::chrono::months(1);
        case Step::year:
            return date + std::chrono::years(1);
        case Step::decade:
            return date + std::chrono::years(10);
        case Step::century:
            return date + std::chrono::years(100);
    }
    return begin;
}

/// Whether the steps from `first` to `last` are more than `most`.
bool are_more(Day first, Day last, Step step, std::size_t most) {
    std::size_t count = 0;
    for (Day begin = begin_of_step(first, step); begin <= last; begin = begin_of_next(begin, step))
        if (++count > most) return true;
    return false;
}

}  // namespace

std::string_view to_string(DateHistogram::Step step) {
    constexpr std::array<std::string_view, steps.size()> names{"day",  "week",   "month",
                                                               "year", "decade", "century"};
    return names[static_cast<std::size_t>(step)];
}

DateHistogram make_histogram(const std::map<Day, std::size_t>& days, std::size_t undated, std::size_t bars) {
    DateHistogram histogram;
    histogram.undated = undated;
    if (days.empty()) return histogram;
    const Day first = days.begin()->first;
    const Day last = days.rbegin()->first;
    const auto* const fitting = std::find_if(steps.begin(), steps.end(), [&](Step step) {
        return step == steps.back() || !are_more(first, last, step, bars);
    });
    histogram.step = *fitting;
    auto counted = days.begin();
    for (Day begin = begin_of_step(first, *fitting); begin <= last;) {
        const Day next = begin_of_next(begin, *fitting);
        const Day end = std::min(next - std::chrono::days(1), last_writable_day);
        DateHistogram::Bar bar{{std::max(begin, first_writable_day), end}, 0};
        for (; counted != days.end() && counted->first < next; ++counted) bar.briefings += counted->second;
        histogram.bars.push_back(bar);
        begin = next;
    }
    return histogram;
}

}  // namespace debrief
