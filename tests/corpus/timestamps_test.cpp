#include "corpus/timestamps.h"

#include "tests/support/catch.h"
#include "tests/support/random.h"
#include "tests/support/repeated.h"

#include <array>

using namespace debrief;
using namespace debrief::test;

namespace {

/// The day that a timestamp names as ISO 8601; "none" where it names none.
std::string day_of(std::string_view text) {
    const auto day = parse_timestamp(text);
    return day ? to_iso(*day) : "none";
}

}  // namespace

TEST_CASE("the standards' forms of a date are read, the day as it is written", "[corpus][timestamps]") {
    const auto text = GENERATE(values<std::string>({
        "2026-04-08",
        "2026-04-08T09:30:00Z",
        "2026-04-08t09:30:00z",
        "2026-04-08T09:30:00.123456789Z",
        "2026-04-08T09:30:00,5Z",
        "2026-04-08T23:59:60Z",
        "2026-04-08T24:00:00Z",
        "2026-04-08T23:30:00-07:00",
        "2026-04-08T00:10:00+14:00",
        "2026-04-08T09:30+02",
        "2026-04-08T09Z",
        "2026-04-08T0930",
        "2026-04-08Z",
        "2026-04-08+02:00",
        "2026-04-08-05:00",
        "20260408",
        "20260408T093000Z",
        "20260408T0930+0200",
        "20260408093000",
        "2026-W15-3",
        "2026W153",
        "2026-W15-3T09:30:00Z",
        "2026-098",
        "Wed, 08 Apr 2026 09:30:00 GMT",
        "Wed, 8 Apr 2026 09:30 GMT",
        "Wed, 08 Apr 2026 09:30:00 +0000",
        "Wed, 08 Apr 2026 09:30:00 -0400 (EDT)",
        "Wed, 08 Apr 2026 09:30:00 EDT",
        "Wednesday, 08-Apr-26 09:30:00 GMT",
        "Wed Apr  8 09:30:00 2026",
        " \t2026-04-08\r\n",
    }));
    CAPTURE(text);
    CHECK(day_of(text) == "2026-04-08");
}

TEST_CASE("slips and habits of programs and people are read, too", "[corpus][timestamps]") {
    const auto text = GENERATE(values<std::string>({
        "2026-04-08 09:30:00",
        "2026-04-08 09:30:00.000000+00:00",
        "2026-04-08 09:30:00 UTC",
        "2026-04-08 09:30:00 +0000 UTC",
        "2026-04-08T09:30:00+02:00[Europe/Berlin]",
        "2026-04-08 09:30 America/Argentina/Buenos_Aires",
        "2026-4-8",
        "2026/04/08",
        "2026/4/8 9:30",
        "2026.04.08",
        "2026. 4. 8.",
        "2026-Apr-08",
        "2026 April 8",
        "8 Apr 2026",
        "08-Apr-2026",
        "08/Apr/2026:09:30:00 +0000",
        "8 April 2026",
        "8. April 2026",
        "8th April 2026",
        "8th of April, 2026",
        "the 8th of April 2026",
        "8 APRIL 2026",
        "8 apr. 2026",
        "8 Apr 26",
        "8 Apr '26",
        "8 Apr 126",
        "Wednesday 8 April 2026",
        "Wed 8 Apr 2026 9.30pm",
        "Weds, 8 Apr 2026",
        "Fri, 8 Apr 2026 09:30:00 GMT",
        "Wed,08 Apr 2026 09:30:00GMT",
        "Wed, 8 Apr 2026 9:30:00 UT",
        "Wed, (a comment (in a comment)) 8 Apr 2026 (unclosed",
        "Wed Apr 08 2026 09:30:00 GMT+0200 (Central European Summer Time)",
        "Wed Apr  8 09:30:00 EDT 2026",
        "Wed Apr 08 09:30:00 +0000 2026",
        "April 8, 2026",
        "April 8 2026",
        "April 8th, 2026",
        "Apr. 8, 2026",
        "Apr-08-2026",
        "April 8, 2026 9:30 am",
        "April 8, 2026, 9:30 a.m. EDT",
        "April 8, 2026 at 9 p.m. Eastern Time",
        "April 8, 2026 at 9:30\xE2\x80\xAF"
        "AM",
        "April\xC2\xA0"
        "8, 2026",
        "Wednesday, April 8th, 2026 at 9:30 am Pacific Daylight Time",
        "9:30 AM EDT, Wed April 8, 2026",
        "09:30, 8 April 2026",
        "8 April 2026, Wednesday",
    }));
    CAPTURE(text);
    CHECK(day_of(text) == "2026-04-08");
}

TEST_CASE("every month is known by its name and by what people shorten it to", "[corpus][timestamps]") {
    struct Case {
        const char* names;
        const char* expected;
    };
    const auto [names, expected] = GENERATE(values<Case>({
        {"January Jan Jan.", "2026-01-09"},
        {"February Feb Feb. Febr.", "2026-02-09"},
        {"March Mar Mar.", "2026-03-09"},
        {"April Apr Apr.", "2026-04-09"},
        {"May may MAY", "2026-05-09"},
        {"June Jun Jun.", "2026-06-09"},
        {"July Jul Jul.", "2026-07-09"},
        {"August Aug Aug.", "2026-08-09"},
        {"September Sep Sept Sept.", "2026-09-09"},
        {"October Oct Oct.", "2026-10-09"},
        {"November Nov Nov.", "2026-11-09"},
        {"December Dec Dec.", "2026-12-09"},
    }));
    std::istringstream all(names);
    for (std::string name; all >> name;) {
        CAPTURE(name);
        CHECK(day_of("9 " + name + " 2026") == expected);
        CHECK(day_of(name + " 9, 2026 9:30 am") == expected);
    }
}

TEST_CASE("years of two and three digits are those of RFC 2822", "[corpus][timestamps]") {
    CHECK(day_of("1 Jan 00") == "2000-01-01");
    CHECK(day_of("1 Jan 49") == "2049-01-01");
    CHECK(day_of("1 Jan 50") == "1950-01-01");
    CHECK(day_of("1 Jan 99") == "1999-01-01");
    CHECK(day_of("1 Jan 103") == "2003-01-01");
    CHECK(day_of("1 Jan 5") == "none");
}

TEST_CASE("seconds and milliseconds since 1970 are days", "[corpus][timestamps]") {
    struct Case {
        const char* text;
        const char* expected;
    };
    const auto [text, expected] = GENERATE(values<Case>({
        {"1775640600", "2026-04-08"},
        {"1775606399", "2026-04-07"},
        {"1775606400", "2026-04-08"},
        {"1775640600.25", "2026-04-08"},
        {"1775640600123", "2026-04-08"},
        {"946684800", "2000-01-01"},
        {"946684800000", "2000-01-01"},
        {"202604080930", "none"},  // a date and a time as well
        {"0775640600", "none"},
        {"17756406000", "none"},
        {"1775640600.", "none"},
        {"1775640600.x", "none"},
        {"177564", "none"},
        {"0", "none"},
    }));
    CAPTURE(text);
    CHECK(day_of(text) == expected);
}

TEST_CASE("numbers alone are a date only where they name one day", "[corpus][timestamps]") {
    struct Case {
        const char* text;
        const char* expected;
    };
    const auto [text, expected] = GENERATE(values<Case>({
        {"04/08/2026", "none"},
        {"4/8/2026 9:30 am", "none"},
        {"04.08.2026", "none"},
        {"26-04-08", "none"},
        {"01-02-03", "none"},
        {"13/04/2026", "2026-04-13"},
        {"04/13/2026", "2026-04-13"},
        {"13.4.2026 09:30", "2026-04-13"},
        {"04/04/2026", "2026-04-04"},
        {"04/13/26", "2026-04-13"},
        {"Wed, 04/08/2026", "2026-04-08"},  // the weekday tells which
        {"Tue, 04/08/2026", "2026-08-04"},
        {"Mon, 04/08/2026", "none"},
        {"2026/04-08", "none"},
        {"2026,04,08", "none"},
    }));
    CAPTURE(text);
    CHECK(day_of(text) == expected);
}

TEST_CASE("days that the calendar lacks are none", "[corpus][timestamps]") {
    const auto text = GENERATE(values<std::string>({
        "2026-02-29",  "2026-13-01",   "2026-00-10",     "2026-04-31T09:30:00Z",
        "31 Apr 2026", "Feb 29, 2026", "0 Apr 2026",     "0000-04-08",
        "20260231",    "20261301",     "31/02/2026",     "2026-W54-1",
        "2026-W00-1",  "2026-W15-8",   "2026-W15-0",     "2025-W53-1",
        "2026-366",    "2026-000",     "20260408250000",
    }));
    CAPTURE(text);
    CHECK(day_of(text) == "none");
    CHECK(day_of("2024-02-29") == "2024-02-29");
    CHECK(day_of("2024-366") == "2024-12-31");
    CHECK(day_of("2026-W53-7") == "2027-01-03");
    CHECK(day_of("2020-W01-1") == "2019-12-30");
}

TEST_CASE("what is no date, or more than one, is none", "[corpus][timestamps]") {
    const auto text = GENERATE(values<std::string>({
        "",
        " ",
        "yesterday",
        "April 2026",
        "2026",
        "2026-04",
        "April 8",
        "8 Apr",
        "Wed",
        "09:30",
        "T09:30Z",
        "2026-04-08 2026-04-09",
        "8 April 2026 and 9 April 2026",
        "8-9 April 2026",
        "8 April 2026 by Jane Doe",
        "Updated 8 April 2026",
        "8 Quartember 2026",
        "8 Ap 2026",
        "April April 8 2026",
        "Wed Thu 8 April 2026",
        "2026-04-08 25:00",
        "2026-04-08 09:60",
        "2026-04-08 09:30 10:30",
        "-2026-04-08",
        "+2026-04-08",
        "2026--04--08--",
        "2026---04---08",
        "2026-04-08|",
        "12026-04-08",
        "8 April 12026",
        "888 April 2026",
        "()",
        "(8 April 2026)",
        "\xC3\xA9 8 April 2026",
        "\xFF",
        "8 April 2026\xE2\x80",
        "<b>8 April 2026</b>",
    }));
    CAPTURE(text);
    CHECK(day_of(text) == "none");
}

TEST_CASE("a timestamp without end is none and costs nothing", "[corpus][timestamps]") {
    CHECK(day_of(std::string(5'000'000, '1')) == "none");
    CHECK(day_of(std::string(5'000'000, '(')) == "none");
    CHECK(day_of("8 April 2026" + std::string(5'000'000, ' ')) == "2026-04-08");
    CHECK(day_of(repeated("April ", 1'000'000)) == "none");
}

TEST_CASE("pieces of dates in any order never harm, and give days of four-digit years",
          "[corpus][timestamps][property]") {
    constexpr std::array<std::string_view, 34> pieces{
        "2026", "04",  "8",  "-",   "/",  ".",        ":",        ",",  " ",    "T",   "Z",   "+",
        "W",    "Apr", "09", "00",  "99", "am",       "p.m",      "(",  ")",    "wed", "EDT", "time",
        "'",    "st",  "of", "365", "_",  "\xC2\xA0", "\xE2\x80", "\0", "9999", "0000"};
    Random random(7);
    for (int i = 0; i < 20'000; ++i) {
        const std::string text = random.joined(pieces, 1 + random.below(12));
        const std::string day = day_of(text);
        CAPTURE(text, day);
        REQUIRE((day == "none" || (day.size() == 10 && parse_iso_day(day))));
    }
}
