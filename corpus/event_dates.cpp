#include "corpus/event_dates.h"

namespace debrief {

std::vector<EventDate> find_event_dates(std::string_view, std::optional<Day>) {
    return {};
}

std::string_view to_string(DatePrecision precision) {
    switch (precision) {
        case DatePrecision::day:
            return "day";
        case DatePrecision::week:
            return "week";
        case DatePrecision::month:
            return "month";
        case DatePrecision::quarter:
            return "quarter";
        case DatePrecision::year:
            break;
    }
    return "year";
}

}  // namespace debrief
