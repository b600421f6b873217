#include "searcher/query_dates.h"

#include "corpus/base/text.h"
#include "searcher/query_notes.h"
#include "searcher/query_periods.h"

#include <utility>

#include <fmt/format.h>

namespace debrief {

namespace {

using std::chrono::days;

// What `to_iso` can print.
constexpr Day first_day = Day(std::chrono::year(1) / 1 / 1);
constexpr Day last_day = Day(std::chrono::year(9999) / 12 / 31);

/// The two texts around what makes a range of them; nothing for what is none.
std::optional<std::pair<std::string_view, std::string_view>> ends_of_range(std::string_view text,
                                                                           std::string_view joint) {
    const std::size_t place = text.find(joint);
    if (place == std::string_view::npos) return std::nullopt;
    return std::pair{trim(text.substr(0, place)), trim(text.substr(place + joint.size()))};
}

class DaysReader {
 public:
    DaysReader(const Field& field, std::optional<Day> today)
        : field_(field),
          today_(today),
          choice_(field.match == FieldMatch::events ? YearChoice::nearest : YearChoice::past) {}

    /// Nothing where it cannot be read.
    std::optional<DaysReading> read(std::string_view text) {
        switch (field_.match) {
            case FieldMatch::since:
                return read_bound(text, [](const Period& period) {
                    return DaysReading{period.first(), {}, {}};
                });
            case FieldMatch::until:
                return read_bound(text, [](const Period& period) {
                    return DaysReading{{}, period.last(), {}};
                });
            default:
                return read_days(text);
        }
    }

 private:
    [[nodiscard]] std::optional<Period> period(std::string_view text) const {
        return read_period(text, today_, choice_);
    }

    template <typename ToDays>
    std::optional<DaysReading> read_bound(std::string_view text, const ToDays& to_days) const {
        const auto found = period(text);
        if (!found) return std::nullopt;
        return to_days(*found);
    }

    [[nodiscard]] std::optional<DaysReading> read_days(std::string_view text) const {
        if (text == "*") return DaysReading{first_day, {}, {}};
        if (const auto ends = ends_of_range(text, "..")) return read_range(ends->first, ends->second);
        if (auto compared = read_comparison(text)) return compared;
        if (const auto found = period(text)) {
            if (found->is_back) return DaysReading{found->days.first, *today_, {}};
            return DaysReading{found->days.first, found->days.last, {}};
        }
        const auto ends = ends_of_range(text, " to ");
        return ends ? read_range(ends->first, ends->second) : std::nullopt;
    }

    [[nodiscard]] std::optional<DaysReading> read_range(std::string_view from, std::string_view to) const {
        if (from.empty() && to.empty()) return std::nullopt;
        DaysReading range;
        if (!from.empty()) {
            const auto found = period(from);
            if (!found) return std::nullopt;
            range.first = found->first();
        }
        if (!to.empty()) {
            const auto found = period(to);
            if (!found) return std::nullopt;
            range.last = found->last();
        }
        return range;
    }

    /// `>2026-04`, `<=2025`
    [[nodiscard]] std::optional<DaysReading> read_comparison(std::string_view text) const {
        if (!text.starts_with('<') && !text.starts_with('>')) return std::nullopt;
        const bool includes = text.substr(1).starts_with('=');
        const auto found = period(trim(text.substr(includes ? 2 : 1)));
        if (!found) return std::nullopt;
        DaysReading days_reading;
        if (text.front() == '>') {
            days_reading.first = includes ? found->first() : found->last() + days{1};
        } else {
            days_reading.last = includes ? found->last() : found->first() - days{1};
        }
        return days_reading;
    }

    const Field& field_;
    std::optional<Day> today_;
    YearChoice choice_;
};

bool is_in_calendar(const std::optional<Day>& day) {
    return !day || (*day >= first_day && *day <= last_day);
}

bool takes_ranges(const Field& field) {
    return field.match == FieldMatch::days || field.match == FieldMatch::events;
}

DaysReading with_problem(std::string problem) {
    return {std::nullopt, std::nullopt, std::move(problem)};
}

}  // namespace

DaysReading read_days(std::string_view text, const Field& field, std::optional<Day> today) {
    constexpr std::size_t longest = 80;  // bytes
    const std::string plain = text.size() > longest ? "" : plain_date_text(text);
    auto reading = DaysReader(field, today).read(plain);
    if (reading && reading->first && reading->last && *reading->first > *reading->last)
        return with_problem(fmt::format("{} ends before it begins", quoted_piece(text)));
    if (reading && is_in_calendar(reading->first) && is_in_calendar(reading->last)) return *reading;
    constexpr Day any_day = Day(std::chrono::year(2000) / 6 / 15);
    if (!today && DaysReader(field, any_day).read(plain))
        return with_problem(
            fmt::format("{} counts from today, and nobody tells which day that is", quoted_piece(text)));
    if (!takes_ranges(field) && DaysReader(*find_field("date"), today).read(plain))
        return with_problem(fmt::format("'{}:' takes one date, 'date:' takes ranges", field.name));
    return with_problem(fmt::format("{} is no day, month{}, as in '{}'", quoted_piece(text),
                                    takes_ranges(field) ? ", year or range of them" : " or year",
                                    field.example));
}

}  // namespace debrief
