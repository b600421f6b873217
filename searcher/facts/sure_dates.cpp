#include "searcher/facts/sure_dates.h"

#include "corpus/base/text.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace debrief {

namespace {

/// "April 8" and "mid-July", but not "Tuesday", "last month" and "next year".
bool holds_month_name(std::string_view written) {
    constexpr std::array<std::string_view, 12> months{"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};
    const std::string folded = to_ascii_lower(written);
    for (std::size_t i = 0; i < folded.size(); ++i) {
        const bool is_begin = i == 0 || !is_ascii_letter(folded[i - 1]);
        if (is_begin && std::any_of(months.begin(), months.end(), [&](std::string_view month) {
                return std::string_view(folded).substr(i).starts_with(month);
            }))
            return true;
    }
    return false;
}

/// Keeps what a text that nobody dated says by itself: dates with their year, and, where it gives a day with
/// its year, days and months of the years around.
void drop_unsure(std::vector<EventDate>& dates, std::string_view text) {
    const bool has_full = std::any_of(dates.begin(), dates.end(), [](const EventDate& date) {
        return date.precision == DatePrecision::day && !date.is_year_inferred;
    });
    std::erase_if(dates, [&](const EventDate& date) {
        return date.is_year_inferred && !(has_full && holds_month_name(date.span.of(text)));
    });
}

}  // namespace

std::vector<EventDate> sure_event_dates(const StatementReader& statements, const Briefing& briefing) {
    std::vector<EventDate> dates = statements.event_dates();
    if (!briefing.date || briefing.date_origin != Origin::given)
        drop_unsure(dates, statements.extractor().whole().text());
    return dates;
}

}  // namespace debrief
