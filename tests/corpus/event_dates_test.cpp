#include "corpus/event_dates.h"

#include "tests/support/catch.h"
#include "tests/support/random.h"

#include <array>

using namespace debrief;

namespace {

/// "written | first[..last] precision[?]", several with "; "; "?" where the year is inferred.
std::string print(std::string_view text, std::optional<Day> published) {
    std::string printed;
    for (const EventDate& date : find_event_dates(text, published)) {
        if (!printed.empty()) printed += "; ";
        printed.append(date.span.of(text)).append(" | ").append(to_iso(date.days.first));
        if (date.days.first != date.days.last) printed.append("..").append(to_iso(date.days.last));
        printed.append(" ").append(to_string(date.precision)).append(date.is_year_inferred ? "?" : "");
    }
    return printed;
}

/// A Friday.
std::optional<Day> published() {
    return parse_iso_day("2026-04-10");
}

struct Case {
    const char* text;
    const char* expected;
};

}  // namespace

TEST_CASE("full dates are read in all the ways of writing them", "[corpus][event_dates]") {
    const auto text = GENERATE(values<std::string>({
        "April 8, 2026",
        "April 8th, 2026",
        "April 8 2026",
        "Apr. 8, 2026",
        "8 April 2026",
        "8th of April 2026",
        "8th April, 2026",
        "8 April, 2026",
        "2026-04-08",
        "2026/04/08",
        "08.04.2026",
        "APRIL 8, 2026",
        "Wednesday, April 8, 2026",
        "Wednesday 8 April 2026",
        "April\xC2\xA0"
        "8, 2026",
        "8 Apr 2026",
    }));
    const std::string sentence = "It came on " + text + ", they said.";
    CAPTURE(sentence);
    CHECK(print(sentence, std::nullopt) == text + " | 2026-04-08 day");
}

TEST_CASE("dates have the precision they are written with", "[corpus][event_dates]") {
    const auto [text, expected] = GENERATE(values<Case>({
        {"in January 2026", "January 2026 | 2026-01-01..2026-01-31 month"},
        {"in early 2026", "early 2026 | 2026-01-01..2026-04-30 year"},
        {"in mid-April 2026", "mid-April 2026 | 2026-04-11..2026-04-20 month"},
        {"late February 2026", "late February 2026 | 2026-02-21..2026-02-28 month"},
        {"the end of March 2026", "end of March 2026 | 2026-03-21..2026-03-31 month"},
        {"the first quarter of 2026", "first quarter of 2026 | 2026-01-01..2026-03-31 quarter"},
        {"Q1 2026 and Q4 of 2025",
         "Q1 2026 | 2026-01-01..2026-03-31 quarter; Q4 of 2025 | 2025-10-01..2025-12-31 quarter"},
        {"the second half of 2025", "second half of 2025 | 2025-07-01..2025-12-31 year"},
        {"in 2025, since 2019", "2025 | 2025-01-01..2025-12-31 year; 2019 | 2019-01-01..2019-12-31 year"},
        {"from 2019 to 2023", "2019 to 2023 | 2019-01-01..2023-12-31 year"},
        {"6/23/2025 and 23/6/2025", "6/23/2025 | 2025-06-23 day; 23/6/2025 | 2025-06-23 day"},
    }));
    CAPTURE(text);
    CHECK(print(text, std::nullopt) == expected);
}

TEST_CASE("a range of dates is one date", "[corpus][event_dates]") {
    const auto [text, expected] = GENERATE(values<Case>({
        {"April 8-10, 2026", "April 8-10, 2026 | 2026-04-08..2026-04-10 day"},
        {"April 8\xE2\x80\x93"
         "10",
         "April 8\xE2\x80\x93"
         "10 | 2026-04-08..2026-04-10 day?"},
        {"from 8 to 10 April", "8 to 10 April | 2026-04-08..2026-04-10 day?"},
        {"on 8 and 9 April 2026", "8 and 9 April 2026 | 2026-04-08..2026-04-09 day"},
        {"April 28 to May 3, 2026", "April 28 to May 3, 2026 | 2026-04-28..2026-05-03 day"},
        {"28 April to 3 May 2026", "28 April to 3 May 2026 | 2026-04-28..2026-05-03 day"},
        {"between June and August 2025", "June and August 2025 | 2025-06-01..2025-08-31 month"},
        {"December 30 - January 2", "December 30 - January 2 | 2025-12-30..2026-01-02 day?"},
        {"between April 2 and 4, 2026", "April 2 and 4, 2026 | 2026-04-02..2026-04-04 day"},
    }));
    CAPTURE(text);
    CHECK(print(text, published()) == expected);
}

TEST_CASE("dates relative to the briefing's own are counted from it", "[corpus][event_dates]") {
    const auto [text, expected] = GENERATE(values<Case>({
        {"it came last week", "last week | 2026-03-30..2026-04-05 week?"},
        {"it came this week", "this week | 2026-04-06..2026-04-12 week?"},
        {"it came yesterday", "yesterday | 2026-04-09 day?"},
        {"it came on Tuesday", "Tuesday | 2026-04-07 day?"},
        {"it came Friday", "Friday | 2026-04-10 day?"},
        {"it comes on Saturday", "Saturday | 2026-04-11 day?"},
        {"it came last Friday", "last Friday | 2026-04-03 day?"},
        {"it comes next Tuesday", "next Tuesday | 2026-04-14 day?"},
        {"it came last month", "last month | 2026-03-01..2026-03-31 month?"},
        {"it came last quarter", "last quarter | 2026-01-01..2026-03-31 quarter?"},
        {"it comes this year", "this year | 2026-01-01..2026-12-31 year?"},
        {"it comes next year", "next year | 2027-01-01..2027-12-31 year?"},
        {"by the end of the year", "end of the year | 2026-09-01..2026-12-31 year?"},
        {"it came two days ago", "two days ago | 2026-04-08 day?"},
        {"it came three weeks ago", "three weeks ago | 2026-03-16..2026-03-22 week?"},
        {"it came a year ago", "a year ago | 2025-01-01..2025-12-31 year?"},
        {"last October it came", "last October | 2025-10-01..2025-10-31 month?"},
        {"over the last year, on Black Friday, in the Sunday Times, on Fridays", ""},
    }));
    CAPTURE(text);
    CHECK(print(text, published()) == expected);
    CHECK(print(text, std::nullopt).empty());
}

TEST_CASE("a year that is not written comes from the text's full dates, then from its day",
          "[corpus][event_dates]") {
    const auto [text, expected] = GENERATE(values<Case>({
        {"On April 8 it came.", "April 8 | 2026-04-08 day?"},
        {"On December 20 it came.", "December 20 | 2025-12-20 day?"},
        {"By December 20 it must come.", "December 20 | 2026-12-20 day?"},
        {"Since December it came.", "December | 2025-12-01..2025-12-31 month?"},
        {"On June 12, 2019 it began; on June 18 it ended.",
         "June 12, 2019 | 2019-06-12 day; June 18 | 2019-06-18 day?"},
        {"It ended on February 23, 2025, and began on November 6.",
         "February 23, 2025 | 2025-02-23 day; November 6 | 2024-11-06 day?"},
        {"On 3 December it began; on 14 December 2024 it ended.",
         "3 December | 2024-12-03 day?; 14 December 2024 | 2024-12-14 day"},
        {"On April 8 it came. On July 30, 2025 it was planned.",
         "April 8 | 2026-04-08 day?; July 30, 2025 | 2025-07-30 day"},
        {"On April 8 it came. On June 12, 2025 it was planned.",
         "April 8 | 2026-04-08 day?; June 12, 2025 | 2025-06-12 day"},
        {"On April 2 it came. On June 12, 2025 it was planned.",
         "April 2 | 2025-04-02 day?; June 12, 2025 | 2025-06-12 day"},
        {"On April 12 it came. On June 12, 2025 it was planned.",
         "April 12 | 2025-04-12 day?; June 12, 2025 | 2025-06-12 day"},
        {"It reached three in early 2024 and four in June of the same year.",
         "early 2024 | 2024-01-01..2024-04-30 year; June | 2024-06-01..2024-06-30 month?"},
        {"On May 10, 2025 it began, on February 29 it was planned.",
         "May 10, 2025 | 2025-05-10 day; February 29 | 2024-02-29 day?"},
    }));
    CAPTURE(text);
    CHECK(print(text, published()) == expected);
}

TEST_CASE("without any year a date is left out", "[corpus][event_dates]") {
    CHECK(print("On April 8 it came, last week, on Tuesday.", std::nullopt).empty());
    CHECK(print("A post of January 2026, then on April 8.", std::nullopt) ==
          "January 2026 | 2026-01-01..2026-01-31 month; April 8 | 2026-04-08 day?");
}

TEST_CASE("what is no date is none", "[corpus][event_dates]") {
    const auto text = GENERATE(values<std::string>({
        "It may 5 times march 3 miles.",
        "May 10 percent agree? May I? Theresa May won.",
        "In 2500 it had 2025 people, or 2000 users.",
        "February 30, 2026 and 2026-13-01 and 31 June 2025.",
        "4/8/2026 is read in two ways.",
        "version 2025.1, at 10:30, GPT-5, 1990s, $2025, 2025%",
        "the 2024 election",
        "",
    }));
    CAPTURE(text);
    CHECK(print(text, published()).empty());
}

TEST_CASE("spans of dates lie in order, apart, and inside the text whatever it is",
          "[corpus][event_dates][property]") {
    constexpr std::array<std::string_view, 30> pieces{
        "April",   " ",        "8",        "8th",     ", ",         "2026",
        "-",       "04",       "in ",      "May ",    "of ",        "the ",
        "end of ", "last ",    "week",     "Tuesday", "Q1",         "first quarter",
        "two ",    "days ago", "between ", "and ",    "to ",        "\n",
        "\xFF",    "early ",   "mid-",     "9999",    "0001-01-01", "February 29 "};
    const auto seed = GENERATE(take(200, random(0, 1'000'000)));
    CAPTURE(seed);
    const std::string text = test::Random(static_cast<unsigned>(seed)).joined(pieces, 60);
    std::size_t end = 0;
    for (const EventDate& date : find_event_dates(text, published())) {
        CHECK(date.span.begin >= end);
        CHECK(date.span.end > date.span.begin);
        CHECK(date.days.first <= date.days.last);
        end = date.span.end;
    }
    CHECK(end <= text.size());
}

TEST_CASE("hostile texts cost time in proportion to their dates", "[corpus][event_dates]") {
    const auto piece =
        GENERATE(values<std::string>({"April ", "April 8 ", "8 ", "8-", "2026-", "between ", "end of ",
                                      "last ", "one hundred ", "Tuesday, ", "1/2/", "first "}));
    std::string text;
    while (text.size() < 1'000'000) text += piece;
    CAPTURE(piece);
    CHECK(find_event_dates(text, published()).size() <= text.size());
}
