#include "searcher/facts/date_label.h"

#include "tests/support/catch.h"

using namespace debrief;

namespace {

DayRange days(const char* first, const char* last) {
    return {*parse_iso_day(first), *parse_iso_day(last)};
}

}  // namespace

TEST_CASE("dates are called as people call them", "[searcher][timeline]") {
    struct Case {
        const char* first;
        const char* last;
        DatePrecision precision;
        const char* label;
    };
    using enum DatePrecision;
    const auto& [first, last, precision, label] = GENERATE(values<Case>({
        {"2025-06-12", "2025-06-12", day, "12 June 2025"},
        {"2025-06-12", "2025-06-15", day, "12 to 15 June 2025"},
        {"2025-06-30", "2025-07-02", day, "30 June to 2 July 2025"},
        {"2025-12-31", "2026-01-01", day, "31 December 2025 to 1 January 2026"},
        {"0001-01-01", "0001-01-01", day, "1 January 1"},
        {"2025-04-07", "2025-04-13", week, "week of 7 April 2025"},
        {"2025-04-28", "2025-05-04", week, "week of 28 April 2025"},
        {"2025-04-07", "2025-04-20", week, "7 to 20 April 2025"},
        {"2026-01-01", "2026-01-31", month, "January 2026"},
        {"2024-02-01", "2024-02-29", month, "February 2024"},
        {"2023-02-01", "2023-02-28", month, "February 2023"},
        {"2026-01-01", "2026-01-10", month, "early January 2026"},
        {"2026-01-11", "2026-01-20", month, "mid January 2026"},
        {"2026-01-21", "2026-01-31", month, "late January 2026"},
        {"2026-01-01", "2026-03-31", month, "January to March 2026"},
        {"2025-12-01", "2026-01-31", month, "December 2025 to January 2026"},
        {"2025-12-02", "2026-01-31", month, "2 December 2025 to 31 January 2026"},
        {"2026-04-01", "2026-06-30", quarter, "2nd quarter of 2026"},
        {"2026-07-01", "2026-12-31", quarter, "2nd half of 2026"},
        {"2026-01-01", "2026-06-30", quarter, "1st half of 2026"},
        {"2026-02-01", "2026-04-30", quarter, "February to April 2026"},
        {"2025-01-01", "2025-12-31", year, "2025"},
        {"2025-01-01", "2025-04-30", year, "early 2025"},
        {"2025-05-01", "2025-08-31", year, "mid 2025"},
        {"2025-09-01", "2025-12-31", year, "late 2025"},
        {"2019-01-01", "2021-12-31", year, "2019 to 2021"},
        {"2024-06-01", "2025-05-31", year, "June 2024 to May 2025"},
    }));
    CAPTURE(first, last);
    CHECK(date_label(days(first, last), precision) == label);
}

TEST_CASE("an event's term has the days as short as they can be", "[searcher][timeline]") {
    CHECK(event_filter_of(days("2025-06-12", "2025-06-12")) == "event:2025-06-12");
    CHECK(event_filter_of(days("2025-06-01", "2025-06-30")) == "event:2025-06");
    CHECK(event_filter_of(days("2025-01-01", "2025-12-31")) == "event:2025");
    CHECK(event_filter_of(days("2025-06-12", "2025-06-15")) == "event:2025-06-12..2025-06-15");
}
