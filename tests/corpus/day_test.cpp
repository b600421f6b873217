#include "corpus/base/day.h"

#include "tests/support/catch.h"

using namespace debrief;

namespace {

std::string iso_or_none(std::optional<Day> day) {
    return day ? to_iso(*day) : "none";
}

}  // namespace

TEST_CASE("a day is read where the calendar has it", "[corpus][day]") {
    struct Case {
        const char* text;
        const char* expected;
    };
    const auto [text, expected] = GENERATE(values<Case>({
        {"2026-04-08", "2026-04-08"}, {"2024-02-29", "2024-02-29"},
        {"2000-02-29", "2000-02-29"}, {"0001-01-01", "0001-01-01"},
        {"9999-12-31", "9999-12-31"}, {"2026-02-29", "none"},
        {"1900-02-29", "none"},       {"2026-04-31", "none"},
        {"2026-13-01", "none"},       {"2026-00-01", "none"},
        {"2026-01-00", "none"},       {"0000-01-01", "none"},
        {"2026-4-8", "none"},         {"2026/04/08", "none"},
        {"2026-04/08", "none"},       {"20260408", "none"},
        {"2026-04-08 ", "none"},      {"2026-04-08T09:30:00Z", "none"},
        {"2026-04-0x", "none"},       {"-026-04-08", "none"},
        {"2026-04", "none"},          {"", "none"},
    }));
    CAPTURE(text);
    CHECK(iso_or_none(parse_iso_day(text)) == expected);
}

TEST_CASE("a period covers all days of what it names", "[corpus][day]") {
    struct Case {
        const char* text;
        const char* expected;
    };
    const auto [text, expected] = GENERATE(values<Case>({
        {"2026", "2026-01-01..2026-12-31"},
        {"2026-04", "2026-04-01..2026-04-30"},
        {"2024-02", "2024-02-01..2024-02-29"},
        {"2026-12", "2026-12-01..2026-12-31"},
        {"2026-04-08", "2026-04-08..2026-04-08"},
        {"0000", "none"},
        {"2026-13", "none"},
        {"2026-", "none"},
        {"2026.04", "none"},
        {"2026-04-", "none"},
        {"26", "none"},
        {"", "none"},
    }));
    CAPTURE(text);
    const auto range = parse_iso_period(text);
    CHECK((range ? to_iso(range->first) + ".." + to_iso(range->last) : "none") == expected);
}

TEST_CASE("every day is read as it was written", "[corpus][day][property]") {
    const Day last = *parse_iso_day("9999-12-31");
    std::size_t wrong = 0;
    for (Day day = *parse_iso_day("0001-01-01"); day <= last; day += std::chrono::days(367)) {
        if (parse_iso_day(to_iso(day)) != day) ++wrong;
    }
    CHECK(wrong == 0);
}
