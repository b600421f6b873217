#include "web/pages/periods.h"

#include "searcher/facts/date_label.h"
#include "web/html.h"

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::size_t iso_year_bytes = 4;
constexpr std::size_t iso_month_bytes = 7;

/// "2025-Q2", or nothing.
std::optional<DayRange> parse_quarter(std::string_view iso) {
    if (iso.size() != iso_month_bytes || iso.substr(iso_year_bytes, 2) != "-Q") return std::nullopt;
    const char quarter = iso.back();
    if (quarter < '1' || quarter > '4') return std::nullopt;
    const int first_month = (quarter - '1') * 3 + 1;
    const auto month = [&](int number) {
        return parse_iso_period(fmt::format("{}-{:02}", iso.substr(0, iso_year_bytes), number));
    };
    const auto first = month(first_month);
    const auto last = month(first_month + 2);
    if (!first || !last) return std::nullopt;
    return DayRange{first->first, last->last};
}

}  // namespace

std::string period_html(const DayRange& days, DatePrecision precision) {
    const std::string label = escape_html(date_label(days, precision));
    const std::string first = to_iso(days.first);
    const std::string last = to_iso(days.last);
    const auto timed = [&](std::string_view machine) {
        return fmt::format("<time datetime=\"{}\">{}</time>", machine, label);
    };
    const auto agrees = [&](std::size_t bytes) { return first.compare(0, bytes, last, 0, bytes) == 0; };
    if (days.first == days.last) return timed(first);
    if (precision == DatePrecision::month && agrees(iso_month_bytes))
        return timed(first.substr(0, iso_month_bytes));
    if (precision == DatePrecision::year && agrees(iso_year_bytes))
        return timed(first.substr(0, iso_year_bytes));
    return label;
}

std::string days_html(const std::optional<Day>& first, const std::optional<Day>& last) {
    if (!first || !last) return "";
    const std::string begin = period_html({*first, *first}, DatePrecision::day);
    if (first == last) return begin;
    return fmt::format("{} to {}", begin, period_html({*last, *last}, DatePrecision::day));
}

std::string period_label(std::string_view iso) {
    if (const std::size_t dots = iso.find(".."); dots != std::string_view::npos)
        return period_label(iso.substr(0, dots)) + " to " + period_label(iso.substr(dots + 2));
    if (const auto quarter = parse_quarter(iso)) return date_label(*quarter, DatePrecision::quarter);
    const auto days = parse_iso_period(iso);
    if (!days) return std::string(iso);
    return date_label(*days, iso.size() == iso_year_bytes    ? DatePrecision::year
                             : iso.size() == iso_month_bytes ? DatePrecision::month
                                                             : DatePrecision::day);
}

}  // namespace debrief
