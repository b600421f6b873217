#include "searcher/iso_periods.h"

#include <cstddef>

namespace debrief {

std::string to_iso_period(const DayRange& days) {
    constexpr std::size_t year = 4;  // bytes of a day's text
    constexpr std::size_t year_and_month = 7;
    const std::string first = to_iso(days.first);
    if (days.first == days.last) return first;
    for (const std::size_t length : {year, year_and_month}) {
        std::string period = first.substr(0, length);
        if (parse_iso_period(period) == days) return period;
    }
    return first + ".." + to_iso(days.last);
}

}  // namespace debrief
