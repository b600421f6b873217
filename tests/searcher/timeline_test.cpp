#include "searcher/facts/timeline.h"

#include "searcher/facts/date_label.h"
#include "searcher/facts/timeline_output.h"
#include "searcher/index_reader.h"
#include "tests/support/catch.h"
#include "tests/support/real_briefings.h"

#include <array>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

using namespace debrief;
using namespace debrief::test;

namespace {

Briefing dated(std::string id, std::string_view day, std::string text, std::string title = "") {
    Briefing briefing = make_briefing(std::move(id), std::move(title), std::move(text));
    briefing.date = parse_iso_day(day);
    return briefing;
}

Timeline timeline_of(const IndexDirectory& directory, const std::string& query, std::size_t limit = 0) {
    IndexReader reader(directory);
    TimelineRequest request;
    request.subject.search.query = query;
    request.limit = limit;
    return find_timeline(reader, request);
}

/// `label (ids)` each, `~` before it where the year is inferred.
std::string dates_of(const Timeline& timeline) {
    std::string dates;
    for (const TimelineDate& date : timeline.dates) {
        std::string ids;
        for (const DateTelling& telling : date.tellings)
            ids += (ids.empty() ? "" : " ") + timeline.subject.briefings[telling.briefing].record.briefing.id;
        dates += fmt::format("{}{}{} ({})", dates.empty() ? "" : ", ", date.is_year_inferred ? "~" : "",
                             date_label(date.days, date.precision), ids);
    }
    return dates;
}

/// The dates of one briefing, by its id.
std::string dates_of(const Briefing& briefing) {
    const SampleIndex index({briefing});
    return dates_of(timeline_of(index.directory(), briefing.id));
}

const TimelineDate& only_date(const Timeline& timeline) {
    REQUIRE(timeline.dates.size() == 1);
    return timeline.dates.front();
}

std::string best_sentence(const Timeline& timeline) {
    const TimelineDate& date = only_date(timeline);
    return date.tellings[date.best].statement.text;
}

constexpr const char* deal = "00000000000000de";

}  // namespace

TEST_CASE("dates come in the order of days, a coarser one before those it begins with",
          "[searcher][timeline]") {
    CHECK(dates_of(dated(
              "1", "2026-04-08",
              "It was sold on June 1, 2025 for much. It was bought in June 2025 by them. It was planned "
              "in 2025 from the start. They met in the first quarter of 2025. The "
              "vote on January 1, 2025 was lost. It began in January 2025 with talks.")) ==
          "2025 (1), 1st quarter of 2025 (1), January 2025 (1), 1 January 2025 (1), June 2025 (1), "
          "1 June 2025 (1)");
}

TEST_CASE("a date that several give is one, and a coarser one another", "[searcher][timeline]") {
    const SampleIndex index(
        {dated("a", "2025-07-01", "The deal was signed on June 12, 2025 at night."),
         dated("b", "2025-07-02", "They signed the papers on June 12. It was in June 2025."),
         dated("c", "2025-07-03", "It was in June, said all of them.")},
        {{"a", deal}, {"b", deal}, {"c", deal}});
    const Timeline timeline = timeline_of(index.directory(), deal);
    CHECK(dates_of(timeline) == "June 2025 (b c), 12 June 2025 (a b)");
    CHECK_FALSE(timeline.dates[1].tellings[0].is_year_inferred);
    CHECK(timeline.dates[1].tellings[1].is_year_inferred);
    CHECK(timeline.dates[1].tellings[1].written == "June 12");
}

TEST_CASE("years that nobody writes are inferred", "[searcher][timeline]") {
    const Briefing briefing =
        dated("1", "2026-04-08", "The vote was lost on March 3 by a lot. They met last week again.");
    CHECK(dates_of(briefing) == "~3 March 2026 (1), ~week of 30 March 2026 (1)");
    const SampleIndex index({briefing});
    const std::string text = to_text(timeline_of(index.directory(), "1"), {});
    CHECK(text ==
          "2 dates in 1 telling\n\n"
          "~3 March 2026\n"
          "    The vote was lost on *March 3* by a lot. [no source]\n"
          "    2026-04-08  1\n\n"
          "~week of 30 March 2026\n"
          "    They met *last week* again. [no source]\n"
          "    2026-04-08  1\n\n"
          "~ the text does not write the year\n");
}

TEST_CASE("what nobody dated gives only what its text says by itself", "[searcher][timeline]") {
    Briefing briefing =
        dated("1", "2026-11-22",
              "It came on April 8 to us all. They met last week, on Tuesday. It ended in May 2025.");
    briefing.date_origin = Origin::file;
    CHECK(dates_of(briefing) == "May 2025 (1)");  // a month tells too little about April 8
    briefing.text += " All was over on May 9, 2025 for good.";
    CHECK(dates_of(briefing) == "~8 April 2025 (1), May 2025 (1), 9 May 2025 (1)");
    briefing.date_origin = Origin::text;
    CHECK(dates_of(briefing) == "~8 April 2025 (1), May 2025 (1), 9 May 2025 (1)");
    briefing.date.reset();
    CHECK(dates_of(briefing) == "~8 April 2025 (1), May 2025 (1), 9 May 2025 (1)");
    briefing.text = "It came on April 8 to us all, and in mid-March last year.";
    CHECK(dates_of(briefing).empty());
}

TEST_CASE("the best sentence is backed, writes the year, and is short", "[searcher][timeline]") {
    const auto best = [](const std::string& text) {
        const SampleIndex index({dated("1", "2025-07-01", text)});
        return best_sentence(timeline_of(index.directory(), "1"));
    };
    CHECK(best("They signed it in the night of June 12, 2025.\n\nThe long deal of many words was signed on "
               "June 12, 2025 "
               "by both of them. (cnbc.com)") ==
          "The long deal of many words was signed on June 12, 2025 by both of them.");
    CHECK(best("They signed it all on June 12, as was said.\n\nThey signed it all in the night of June 12, "
               "2025.") == "They signed it all in the night of June 12, 2025.");
    CHECK(best("Both of them signed the deal in the night of June 12, 2025.\n\nBoth of them signed the deal "
               "on June 12, 2025.") == "Both of them signed the deal on June 12, 2025.");
    CHECK(best("Signed on June 12, 2025.\n\nBoth of them signed the deal in the night of June 12, 2025.") ==
          "Both of them signed the deal in the night of June 12, 2025.");
}

TEST_CASE("of a query, dates stand in sentences that answer or next to such", "[searcher][timeline]") {
    const SampleIndex index(
        {dated("1", "2026-01-01",
               "In May 2021 it rained a lot. The zinc price rose in June 2022 by half. In July 2023 it fell "
               "again. Nobody knew why. In August 2024 the vote was lost."),
         dated("2", "2026-01-02", "In March 2020 the parliament voted on a law.")});
    CHECK(dates_of(timeline_of(index.directory(), "zinc")) == "May 2021 (1), June 2022 (1), July 2023 (1)");
    CHECK(dates_of(timeline_of(index.directory(), "1")) ==
          "May 2021 (1), June 2022 (1), July 2023 (1), August 2024 (1)");
    CHECK(dates_of(timeline_of(index.directory(), "zinc event:2022")) == "June 2022 (1)");
    CHECK(dates_of(timeline_of(index.directory(), "event:2024")) == "August 2024 (1)");
    CHECK(dates_of(timeline_of(index.directory(), "event:2020..2021")) == "March 2020 (2), May 2021 (1)");
    CHECK(dates_of(timeline_of(index.directory(), "xyzzy")).empty());
}

TEST_CASE("a sentence that answers itself is better than one next to it", "[searcher][timeline]") {
    const SampleIndex index(
        {dated("1", "2026-01-01",
               "It was said in June 2022 so. The zinc price of all the world rose in June 2022 "
               "by half, as many had thought.")});
    CHECK(best_sentence(timeline_of(index.directory(), "zinc")).starts_with("The zinc price"));
}

TEST_CASE("a limit keeps the dates that most briefings give, in order", "[searcher][timeline]") {
    const SampleIndex index(
        {dated("a", "2026-01-01", "It began in May 2021 for all. It ended in June 2022 for all."),
         dated("b", "2026-01-02", "It ended in June 2022 for all. It was sold in July 2023 off.")},
        {{"a", deal}, {"b", deal}});
    const Timeline two = timeline_of(index.directory(), deal, 2);
    CHECK(dates_of(two) == "May 2021 (a), June 2022 (a b)");
    CHECK(two.others == 1);
    CHECK(to_text(two, {}).starts_with("3 dates in 2 tellings\n"));
    CHECK(to_text(two, {}).ends_with("\n1 more date; --all shows them\n"));
    CHECK(dates_of(timeline_of(index.directory(), deal, 1)) == "June 2022 (a b)");
}

TEST_CASE("datelines and what is no prose give no date", "[searcher][timeline]") {
    CHECK(dates_of(dated("1", "2026-01-01", "June 12, 2025\n\nIt rained.")).empty());
    CHECK(dates_of(dated("1", "2026-01-01", "On June 12, 2025 " + std::string(3'000, 'x') + ".")).empty());
    CHECK(dates_of(dated("1", "2026-01-01", "It rained. Nobody came.")).empty());
    CHECK(dates_of(make_briefing("1", "")).empty());
}

TEST_CASE("a text that tells what it answers has a note on nothing else", "[searcher][timeline]") {
    const SampleIndex index({dated("1", "2026-01-01", "It rained.")});
    CHECK(to_text(timeline_of(index.directory(), "1"), {}) == "0 dates in 1 telling\n");
    CHECK(to_text(timeline_of(index.directory(), "xyzzy"), {}) == "no briefing answers\n");
}

TEST_CASE("hostile texts give dates in bounds", "[searcher][timeline]") {
    std::string many;
    for (int i = 0; i < 3'000; ++i)
        many += fmt::format("It was {} and {} on {} May {} there. ", i, i, 1 + i % 28, 1900 + i % 120);
    const std::array<std::string, 4> texts{
        many, std::string("On 8 April 2026 it \0\x1B[31m\xFF\xE2\x80\xAE came.", 35),
        "On 8 April 2026" + std::string(100'000, '('), std::string(100'000, '8')};
    const std::string& text = texts[GENERATE(0U, 1U, 2U, 3U)];
    const SampleIndex index({dated("1", "2026-01-01", text)});
    const Timeline timeline = timeline_of(index.directory(), "1");
    CHECK(timeline.dates.size() <= 1'000);
    CHECK(to_text(timeline, {}).find('\x1B') == std::string::npos);
    CHECK(to_text(timeline, {}).find("\xE2\x80\xAE") == std::string::npos);
}

TEST_CASE("long sentences are shown around their date", "[searcher][timeline]") {
    std::string text = "It was told";
    for (int i = 0; i < 60; ++i) text += " again and";
    text += " on June 12, 2025";
    for (int i = 0; i < 60; ++i) text += " and again";
    const SampleIndex index({dated("1", "2026-01-01", text + ".")});
    const std::string shown = to_text(timeline_of(index.directory(), "1"), {});
    CHECK(shown.find("… again and") == std::string::npos);
    CHECK(shown.find("    …") != std::string::npos);
    CHECK(shown.find("on *June 12, 2025* and again") != std::string::npos);
    CHECK(shown.find("… [no source]") != std::string::npos);
    CHECK(shown.size() < 700);
}

TEST_CASE("the dates of the real briefings are those that they give",
          "[searcher][timeline][real_briefings]") {
    const SampleIndex* const real = real_briefings();
    if (!real) return;
    const Timeline timeline = timeline_of(real->directory(), real_story);
    CHECK(dates_of(timeline) ==
          "2024 (001), 2025 (002), 29 April 2025 (001), June 2025 (000 001 002), 12 June 2025 (000), "
          "18 June 2025 (001), 30 July 2025 (002), January 2026 (004), 8 April 2026 (000 001 002)");
    const Timeline june = timeline_of(real->directory(), "scale event:2025-06");
    for (const TimelineDate& date : june.dates) CHECK(to_iso(date.days.first).starts_with("2025-06"));
    CHECK_FALSE(june.dates.empty());
}
