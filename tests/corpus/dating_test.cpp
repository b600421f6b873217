#include "corpus/reader/dating.h"

#include "corpus/event_dates.h"
#include "corpus/whole_text.h"
#include "tests/support/catch.h"
#include "tests/support/random.h"

#include <algorithm>
#include <array>

using namespace debrief;

namespace {

Briefing briefing_with(std::string summary, std::string text) {
    Briefing briefing;
    briefing.id = "a";
    briefing.title = "A title";
    briefing.summary = std::move(summary);
    briefing.text = std::move(text);
    return briefing;
}

const auto file_day = parse_iso_day("2026-05-01");

}  // namespace

TEST_CASE("a date that is given stays", "[corpus][dating]") {
    Briefing briefing = briefing_with("", "It came on April 8, 2026.");
    briefing.date = parse_iso_day("2026-04-09");
    infer_date(briefing, file_day);
    CHECK(briefing.date == parse_iso_day("2026-04-09"));
    CHECK(briefing.date_origin == Origin::given);
}

TEST_CASE("the first full date of a text is its date", "[corpus][dating]") {
    struct Case {
        const char* summary;
        const char* text;
        const char* expected;
    };
    const auto [summary, text, expected] = GENERATE(values<Case>({
        {"", "It came on April 8, 2026. It was planned on 30 July 2025.", "2026-04-08"},
        {"", "In June 2025, in 2024, on Tuesday and April 7 it was planned; on 8 April 2026 it came.",
         "2026-04-08"},
        {"Planned on June 12, 2025.", "It came on April 8, 2026.", "2025-06-12"},
        {"", "It is to come on December 31, 2026, they said on April 8, 2026.", "2026-04-08"},
    }));
    Briefing briefing = briefing_with(summary, text);
    infer_date(briefing, file_day);
    CHECK(briefing.date == parse_iso_day(expected));
    CHECK(briefing.date_origin == Origin::text);
}

TEST_CASE("a full date is found however it is written", "[corpus][dating]") {
    const std::string date = GENERATE(
        as<std::string>(), "April 8, 2026", "April 8 2026", "april 8th, 2026", "Apr. 8, 2026", "8 April 2026",
        "8 Apr. 2026", "8th of April 2026", "8 April,\n2026",
        "8 April\xC2\xA0"
        "2026",
        "2026-04-08", "2026/04/08", "4/23/2026", "23.04.2026", "April 8 to May 3, 2026", "8 to 10 April 2026",
        "April 8-10, 2026", "Wednesday, April 8, 2026", "(April 8, 2026)", "8 April2026", "APRIL 8 , 2026");
    CAPTURE(date);
    Briefing briefing =
        briefing_with("", "No. 1234 of 12345 in 2024, since 2019: it came on " + date + " there.");
    infer_date(briefing, std::nullopt);
    REQUIRE(briefing.date);
    CHECK(to_iso(*briefing.date).starts_with("2026-04-"));
}

TEST_CASE("the date of any text is the first full one of all its dates", "[corpus][dating][property]") {
    constexpr std::array<std::string_view, 26> pieces{
        "April", "8",  "2026", "2025", ", ",    " ",   " ", "\n", "th", "of ", "-",        "/", "04",
        ".",     "to", "May ", "3",    "Sept.", "in ", "(", ")",  "1",  "12",  "\xC2\xA0", "x", "Tuesday "};
    const auto seed = GENERATE(range(0U, 500U));
    CAPTURE(seed);
    Briefing briefing = briefing_with("", test::Random(seed).joined(pieces, 40));
    CAPTURE(briefing.text);
    const std::vector<EventDate> dates = find_event_dates(WholeText(briefing).text(), std::nullopt);
    const auto full = std::find_if(dates.begin(), dates.end(), [](const EventDate& date) {
        return date.precision == DatePrecision::day && !date.is_year_inferred;
    });
    infer_date(briefing, std::nullopt);
    CHECK(briefing.date == (full == dates.end() ? std::nullopt : std::optional(full->days.first)));
}

TEST_CASE("a date in a title counts where the title is no copy of the text", "[corpus][dating]") {
    Briefing briefing = briefing_with("", "It came on April 8, 2026.");
    briefing.title = "What came on April 7, 2026";
    infer_date(briefing, std::nullopt);
    CHECK(briefing.date == parse_iso_day("2026-04-07"));
}

TEST_CASE("dates in chrome are not the briefing's", "[corpus][dating]") {
    const std::string quoted = "On April 1, 2026, she wrote:\n";
    Briefing briefing = briefing_with("", quoted + "It came on April 8, 2026.");
    briefing.chrome = {{{0, quoted.size()}, ChromeReason::quoted}};
    infer_date(briefing, file_day);
    CHECK(briefing.date == parse_iso_day("2026-04-08"));
}

TEST_CASE("for want of a full date a briefing has its file's day", "[corpus][dating]") {
    Briefing briefing = briefing_with("On April 8.", "Last week, in 2025, and on December 31, 2026.");
    infer_date(briefing, file_day);
    CHECK(briefing.date == file_day);
    CHECK(briefing.date_origin == Origin::file);

    Briefing without = briefing_with("On April 8.", "Last week, in 2025.");
    infer_date(without, std::nullopt);
    CHECK_FALSE(without.date);
}

TEST_CASE("a day behind the file's is still the text's, for the sake of time zones", "[corpus][dating]") {
    Briefing briefing = briefing_with("", "It came on May 2, 2026.");
    infer_date(briefing, file_day);
    CHECK(briefing.date == parse_iso_day("2026-05-02"));
    CHECK(briefing.date_origin == Origin::text);
}

TEST_CASE("a language that is given is normalised", "[corpus][dating]") {
    Briefing briefing =
        briefing_with("", "Die Zentralbank hat am Mittwoch ihren Leitzins gesenkt, sagte sie am Abend.");
    briefing.language = "en-GB";
    infer_language(briefing);
    CHECK(briefing.language == "en");
    CHECK(briefing.language_origin == Origin::given);

    briefing.language = "Klingonish";
    infer_language(briefing);
    CHECK(briefing.language == "Klingonish");
}

TEST_CASE("a language that nobody gives is told from title, summary and text without chrome",
          "[corpus][dating]") {
    const std::string footer =
        "Download the app, follow us everywhere, and leave a reply below this page today.\n";
    Briefing briefing = briefing_with("Zum ersten Mal seit vier Jahren.",
                                      footer + "Die Zentralbank hat am Mittwoch ihren Leitzins gesenkt.");
    briefing.title = "Leitzins gesenkt";
    briefing.chrome = {{{0, footer.size()}, ChromeReason::listed}};
    infer_language(briefing);
    CHECK(briefing.language == "de");
    CHECK(briefing.language_origin == Origin::text);

    Briefing empty = briefing_with("", "");
    empty.title = "";
    infer_language(empty);
    CHECK(empty.language.empty());
}
