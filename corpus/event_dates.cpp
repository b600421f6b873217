#include "corpus/event_dates.h"

#include "corpus/event_dates_shapes.h"

#include <algorithm>
#include <array>

namespace debrief {

namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::year;
using std::chrono::year_month;
using std::chrono::year_month_day;

/// A date without a year that stands before all full dates of its text is of the story's present, which is
/// not long before the dates that are its background.
constexpr days longest_before_background{90};

/// Such a date is of the story's present for certain where that is the day of publication, or shortly before.
constexpr days longest_news{7};

/// A bare weekday means one of the days up to this many before the text's own, that day, or the one after it.
constexpr int farthest_past_weekday = 5;

/// The days a month of unknown year would have in `y`; nothing for February 29 in other years.
std::optional<DayRange> days_in_year(const DateShape& shape, int y) {
    const auto first_month = year(y) / std::chrono::month(shape.month);
    if (shape.kind == DateShapeKind::day) {
        const year_month_day first = first_month / std::chrono::day(shape.day);
        if (!first.ok()) return std::nullopt;
        if (shape.last_month == 0) return DayRange{Day(first), Day(first)};
        const int turn = shape.last_month < shape.month ? 1 : 0;
        const year_month_day last = year(shape.last_year.value_or(y + turn)) /
                                    std::chrono::month(shape.last_month) / std::chrono::day(shape.last_day);
        if (!last.ok() || Day(last) < Day(first)) return std::nullopt;
        return DayRange{Day(first), Day(last)};
    }
    year_month last_month = first_month;
    if (shape.last_month != 0) {
        const int turn = shape.last_month < shape.month ? 1 : 0;
        last_month = year(shape.last_year.value_or(y + turn)) / std::chrono::month(shape.last_month);
    }
    if (last_month < first_month) return std::nullopt;
    return DayRange{Day(first_month / 1), Day(last_month / std::chrono::last)};
}

DayRange months_of(int y, unsigned first, unsigned last) {
    return {Day(year(y) / std::chrono::month(first) / 1),
            Day(year(y) / std::chrono::month(last) / std::chrono::last)};
}

/// Early, middle and late month by tens of days, early, middle and late year by four months.
DayRange part_of(DayRange whole, DatePart part) {
    if (part == DatePart::whole) return whole;
    const year_month_day first(whole.first);
    const bool is_month = whole.last - whole.first < days(31);
    if (is_month) {
        if (part == DatePart::early) return {whole.first, whole.first + days(9)};
        if (part == DatePart::mid) return {whole.first + days(10), whole.first + days(19)};
        return {whole.first + days(20), whole.last};
    }
    const int y = static_cast<int>(first.year());
    if (part == DatePart::early) return months_of(y, 1, 4);
    if (part == DatePart::mid) return months_of(y, 5, 8);
    return {Day(year(y) / 9 / 1), whole.last};
}

/// A date with which the text gives a year for those that have none.
struct Reference {
    std::size_t position;  ///< token
    Day day;
};

/// Gives the shapes of one text their days.
class Resolver {
 public:
    Resolver(std::span<const DateShape> shapes, std::optional<Day> published) : published_(published) {
        for (const DateShape& shape : shapes) {
            if (!shape.year || shape.month == 0) continue;
            const auto found = days_in_year(shape, *shape.year);
            if (!found) continue;
            auto& references = shape.kind == DateShapeKind::day ? full_dates_ : months_;
            references.push_back({shape.first, found->first});
        }
    }

    std::optional<DayRange> resolve(const DateShape& shape) {
        auto found = days_of(shape);
        if (!found) return std::nullopt;
        if (found->first < earliest || found->last > latest) return std::nullopt;
        last_year_ = static_cast<int>(year_month_day(found->first).year());
        return part_of(*found, shape.part);
    }

 private:
    /// What `to_iso` can print.
    static constexpr Day earliest = Day(year(1) / 1 / 1);
    static constexpr Day latest = Day(year(9999) / 12 / 31);

    /// The nearest before `position`, else the nearest after it.
    static const Reference* nearest(std::span<const Reference> references, std::size_t position) {
        if (references.empty()) return nullptr;
        const auto after =
            std::partition_point(references.begin(), references.end(),
                                 [&](const Reference& reference) { return reference.position < position; });
        return after == references.begin() ? &*after : &*(after - 1);
    }

    /// The day from which "last week" counts.
    [[nodiscard]] std::optional<Day> base(std::size_t position) const {
        if (published_) return published_;
        if (const Reference* full = nearest(full_dates_, position)) return full->day;
        return std::nullopt;
    }

    std::optional<DayRange> days_of(const DateShape& shape) const {
        switch (shape.kind) {
            case DateShapeKind::day:
            case DateShapeKind::month:
                return shape.year ? days_in_year(shape, *shape.year) : days_without_year(shape);
            case DateShapeKind::quarter:
            case DateShapeKind::half:
                return quarter_or_half(shape);
            case DateShapeKind::year:
                return DayRange{months_of(*shape.year, 1, 12).first,
                                months_of(shape.last_year.value_or(*shape.year), 1, 12).last};
            case DateShapeKind::weekday:
                return weekday(shape);
            case DateShapeKind::distance:
                return distance(shape);
        }
        return std::nullopt;
    }

    std::optional<DayRange> quarter_or_half(const DateShape& shape) const {
        const auto day = base(shape.first);
        if (!shape.year && !day) return std::nullopt;
        const int y =
            shape.year ? *shape.year : static_cast<int>(year_month_day(*day).year()) + shape.distance;
        const unsigned length = shape.kind == DateShapeKind::half ? 6 : 3;
        return months_of(y, (shape.number - 1) * length + 1, shape.number * length);
    }

    std::optional<DayRange> days_without_year(const DateShape& shape) const {
        if (shape.is_of_same_year && last_year_) return days_in_year(shape, *last_year_);
        if (shape.direction == DateDirection::last || shape.direction == DateDirection::next) {
            const auto day = base(shape.first);
            return day ? choose(shape, *day, shape.direction) : std::nullopt;
        }
        const Reference* full = nearest(full_dates_, shape.first);
        if (full == nullptr) {
            if (published_) return choose(shape, *published_, shape.direction);
            const Reference* month = nearest(months_, shape.first);
            return month ? choose(shape, month->day, shape.direction) : std::nullopt;
        }
        auto chosen = choose(shape, full->day, shape.direction);
        if (chosen && full->position > shape.first) {
            const int y = static_cast<int>(year_month_day(chosen->first).year());
            const auto next = days_in_year(shape, y + 1);
            const bool may_be_next = next && (!published_ || next->first <= *published_);
            const bool is_news = may_be_next && published_ && *published_ - next->first <= longest_news;
            const bool is_too_early = chosen->first < full->day - longest_before_background;
            if (may_be_next && (is_news || is_too_early)) chosen = next;
        }
        return chosen;
    }

    /// The days of that month (and day) that lie nearest to `day`, on the side that `direction` says.
    static std::optional<DayRange> choose(const DateShape& shape, Day day, DateDirection direction) {
        const int y = static_cast<int>(year_month_day(day).year());
        std::optional<DayRange> best;
        days best_distance{0};
        constexpr int years_around = 4;  // to the next leap year, mostly
        for (int candidate = y - years_around; candidate <= y + years_around; ++candidate) {
            const auto range = days_in_year(shape, candidate);
            if (!range || !is_on_side(*range, day, direction)) continue;
            const days distance = day < range->first  ? range->first - day
                                  : day > range->last ? day - range->last
                                                      : days{0};
            if (!best || distance <= best_distance) {
                best = range;
                best_distance = distance;
            }
        }
        return best;
    }

    static bool is_on_side(const DayRange& range, Day day, DateDirection direction) {
        switch (direction) {
            case DateDirection::ahead:
                return range.last >= day;
            case DateDirection::behind:
                return range.first <= day;
            case DateDirection::last:
                return range.last < day;
            case DateDirection::next:
                return range.first > day;
            case DateDirection::nearest:
                break;
        }
        return true;
    }

    std::optional<DayRange> weekday(const DateShape& shape) const {
        const auto day = base(shape.first);
        if (!day) return std::nullopt;
        const std::chrono::weekday today(*day);
        const days back = today - shape.weekday;  // 0 to 6
        Day found = *day - back;
        if (shape.direction == DateDirection::last) {
            if (back == days{0}) found -= days{7};
        } else if (shape.direction == DateDirection::next || back > days{farthest_past_weekday}) {
            found += days{7};
        }
        return DayRange{found, found};
    }

    std::optional<DayRange> distance(const DateShape& shape) const {
        const auto day = base(shape.first);
        if (!day) return std::nullopt;
        const year_month_day date(*day);
        const year_month this_month = date.year() / date.month();
        switch (shape.unit) {
            case DateUnit::day:
                return DayRange{*day + days(shape.distance), *day + days(shape.distance)};
            case DateUnit::week: {
                const Day monday =
                    *day - (std::chrono::weekday(*day) - std::chrono::Monday) + days(7 * shape.distance);
                return DayRange{monday, monday + days(6)};
            }
            case DateUnit::month: {
                const year_month month = this_month + months(shape.distance);
                return DayRange{Day(month / 1), Day(month / std::chrono::last)};
            }
            case DateUnit::quarter: {
                const unsigned in_quarter = (static_cast<unsigned>(date.month()) - 1) % 3;
                const year_month first =
                    this_month - months(static_cast<int>(in_quarter)) + months(3 * shape.distance);
                return DayRange{Day(first / 1), Day((first + months(2)) / std::chrono::last)};
            }
            case DateUnit::year:
                break;
        }
        return months_of(static_cast<int>(date.year()) + shape.distance, 1, 12);
    }

    std::optional<Day> published_;
    std::vector<Reference> full_dates_;
    std::vector<Reference> months_;  ///< months with a year: the last resort
    std::optional<int> last_year_;   ///< of the date before
};

DatePrecision precision_of(const DateShape& shape) {
    switch (shape.kind) {
        case DateShapeKind::day:
        case DateShapeKind::weekday:
            return DatePrecision::day;
        case DateShapeKind::month:
            return DatePrecision::month;
        case DateShapeKind::quarter:
            return DatePrecision::quarter;
        case DateShapeKind::half:
        case DateShapeKind::year:
            return DatePrecision::year;
        case DateShapeKind::distance:
            break;
    }
    constexpr std::array by_unit{DatePrecision::day, DatePrecision::week, DatePrecision::month,
                                 DatePrecision::quarter, DatePrecision::year};
    return by_unit[static_cast<std::size_t>(shape.unit)];
}

}  // namespace

std::vector<EventDate> find_event_dates(std::string_view text, std::optional<Day> published) {
    const Prose prose(text);
    return find_event_dates(prose, find_date_shapes(prose), published);
}

std::vector<EventDate> find_event_dates(const Prose& prose, std::span<const DateShape> shapes,
                                        std::optional<Day> published) {
    Resolver resolver(shapes, published);
    std::vector<EventDate> dates;
    for (const DateShape& shape : shapes) {
        const auto found = resolver.resolve(shape);
        if (!found) continue;
        dates.push_back(
            {prose.span(shape.first, shape.last), *found, precision_of(shape), !shape.year.has_value()});
    }
    return dates;
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
