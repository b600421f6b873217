#include "searcher/facts/story_report.h"

#include "searcher/deadline.h"
#include "searcher/facts/figure_list.h"
#include "searcher/facts/figures_output.h"
#include "searcher/facts/statement_readers.h"
#include "searcher/facts/story_report_output.h"
#include "searcher/facts/telling_comparison.h"
#include "searcher/facts/telling_comparison_output.h"
#include "searcher/facts/timeline.h"
#include "searcher/facts/timeline_output.h"
#include "searcher/index_reader.h"
#include "tests/support/byte_filter.h"
#include "tests/support/catch.h"
#include "tests/support/real_briefings.h"
#include "tests/support/sample_index.h"

#include <algorithm>

#include <nlohmann/json.hpp>

using namespace debrief;
using namespace debrief::test;

namespace {

using Texts = std::vector<std::string>;

Briefing told_on(const std::string& day, std::string id, std::string text) {
    Briefing briefing = make_briefing(std::move(id), "", std::move(text));
    briefing.title = "Telling " + briefing.id;
    briefing.date = parse_iso_day(day);
    return briefing;
}

std::optional<StoryReport> told(const SampleIndex& index, const std::string& id, std::size_t limit = 100) {
    IndexReader reader(index.directory());
    SubjectRequest request;
    request.search.query = id;
    request.search.limit = limit;
    return tell_story(reader, request);
}

/// What each of several texts, told a day after the other, adds.
std::vector<Additions> additions(const Texts& texts) {
    AdditionFinder finder;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        Briefing briefing = make_briefing(std::to_string(i), "", texts[i]);
        briefing.date = parse_iso_day("2026-03-10");
        finder.read(StatementReader(briefing), briefing);
    }
    return finder.find();
}

Texts ids(const StoryReport& report) {
    Texts all;
    for (const SubjectBriefing& briefing : report.subject.briefings)
        all.push_back(briefing.record.briefing.id);
    return all;
}

const SampleIndex& deal() {
    static const SampleIndex index(
        {told_on("2026-03-02", "b",
                 "Acme Corp paid $14.3 billion for Zenith Labs on 1 March 2026. (cnbc.com) Nobody said why."),
         told_on("2026-03-01", "a", "Acme Corp bought Zenith Labs for $14 billion. (acme.com) It was time."),
         told_on("2026-03-03", "c",
                 "Acme Corp paid for Zenith Labs. (techcrunch.com, x.com) Mira Holt signed it. (cnbc.com)"),
         told_on("2026-03-04", "alone", "Rain fell on Bremen.")},
        {{"a", "5a"}, {"b", "5a"}, {"c", "5a"}});
    return index;
}

}  // namespace

TEST_CASE("a story is told by its id and by that of each telling", "[searcher][story_report]") {
    for (const std::string id : {"5a", "5A", " 5a ", "a", "b", "c"}) {
        CAPTURE(id);
        const auto report = told(deal(), id);
        REQUIRE(report);
        CHECK(report->subject.story == "5a");
        CHECK(ids(*report) == Texts{"a", "b", "c"});
        CHECK(report->headline == "c");
        CHECK(report->title == "Telling c");
        CHECK(report->first == parse_iso_day("2026-03-01"));
        CHECK(report->last == parse_iso_day("2026-03-03"));
        CHECK(report->owners.all == std::set<std::string>{"Acme", "CNBC", "TechCrunch", "X"});
        CHECK(report->owners.party == std::set<std::string>{"Acme"});
    }
}

TEST_CASE("each telling has what backs it and what it adds", "[searcher][story_report]") {
    const auto report = told(deal(), "5a");
    REQUIRE(report);
    REQUIRE(report->tellings.size() == 3);
    const StoryTelling& first = report->tellings[0];
    CHECK(first.sentences == 2);
    CHECK(first.evidence.party.owners == std::set<std::string>{"Acme"});
    CHECK(first.evidence.unbacked == 1);
    CHECK(first.adds.names == Texts{"Acme Corp", "Zenith Labs"});
    CHECK(first.adds.figures == Texts{"$14 billion"});
    CHECK(first.adds.hosts == Texts{"acme.com"});
    CHECK(report->tellings[1].adds == Additions{{}, {}, {"2026-03-01"}, {"cnbc.com"}});
    CHECK(report->tellings[2].adds == Additions{{"Mira Holt"}, {}, {}, {"techcrunch.com", "x.com"}});
    CHECK(report->tellings[2].evidence.owners() == 3);
}

TEST_CASE("what nobody else tells is told alone, what nobody tells is not", "[searcher][story_report]") {
    const auto alone = told(deal(), "alone");
    REQUIRE(alone);
    CHECK(alone->subject.story.empty());
    CHECK(ids(*alone) == Texts{"alone"});
    CHECK(alone->headline == "alone");
    CHECK(alone->first == parse_iso_day("2026-03-04"));
    for (const std::string id : {"", " ", "acme", "rain fell", "story:5a", "*"}) {
        CAPTURE(id);
        CHECK_FALSE(told(deal(), id));
    }
    CHECK_FALSE(told(deal(), std::string(1'000, 'x')));
}

TEST_CASE("of a long story the first tellings are read, and all are counted", "[searcher][story_report]") {
    const auto report = told(deal(), "5a", 2);
    REQUIRE(report);
    CHECK(ids(*report) == Texts{"a", "b"});
    CHECK(report->subject.total == 3);
    CHECK(report->headline == "c");
    CHECK(report->owners.all.size() == 4);
    CHECK(to_text(*report, {}).ends_with("\n2 of 3 tellings: '--briefings' reads more\n"));
}

TEST_CASE("a name adds nothing where its words stood before in any number", "[searcher][story_report]") {
    CHECK(additions({"The zenith labs were sold.", "Then Zenith Lab and Mira Holt rose."})[1].names ==
          Texts{"Mira Holt"});
    CHECK(additions({"Mira Holt spoke.", "Then Holt spoke with Holt."})[1].names.empty());
    CHECK(additions({"Then Holt spoke with Holt.", "So Mira Holt spoke."})[1].names == Texts{"Mira Holt"});
    CHECK(additions({"Yes, Mira Holt spoke.", "No, Mira Holt and Ann Lee did.", "Also Ann Lee."})[2]
              .are_none());
}

TEST_CASE("a figure adds nothing where it, or what it rounds to, was given", "[searcher][story_report]") {
    const auto second = [](const std::string& before, const std::string& text) {
        return additions({before, text})[1].figures;
    };
    CHECK(second("It cost $14 billion.", "It cost $14.3 billion.").empty());
    CHECK(second("It cost $14.3 billion.", "It cost about $14 billion.").empty());
    CHECK(second("It cost $14.3 billion.", "It cost more than $14.3 billion.").empty());
    CHECK(second("It cost $14.3 billion.", "It cost $10 billion.") == Texts{"$10 billion"});
    CHECK(second("It cost $14.3 billion.", "It cost 14.3 billion euros.") == Texts{"14.3 billion euros"});
    CHECK(second("It rose 49 percent.", "It rose 49%, not 50%.") == Texts{"50%"});
    CHECK(second("It took nine months.", "After nine months it took nine months.").empty());
    CHECK(second("It was.", "Two companies met for six days with 300 guests.") == Texts{"300 guests"});
    CHECK(second("It was.", "It took nine months, 20 percent and $5 million, then $5 million.") ==
          Texts{"$5 million", "20 percent", "nine months"});
}

TEST_CASE("a date adds something where it is more precise than what was given", "[searcher][story_report]") {
    const auto second = [](const std::string& before, const std::string& text) {
        return additions({before, text})[1].dates;
    };
    CHECK(second("In June 2025 it came.", "On 18 June 2025 it came.") == Texts{"2025-06-18"});
    CHECK(second("On 18 June 2025 it came.", "In June 2025 it came, in 2025.").empty());
    CHECK(second("On 18 June 2025 it came.", "On 19 June 2025 and in the second quarter of 2024 it came.") ==
          Texts{"2024-Q2", "2025-06-19"});
    CHECK(second("It came.", "It came last week.") == Texts{"2026-03-02..2026-03-08"});
    AdditionFinder finder;
    Briefing dated_by_file = make_briefing("1", "", "It came last week, on 3 May 2024.");
    dated_by_file.date = parse_iso_day("2026-03-10");
    dated_by_file.date_origin = Origin::file;
    finder.read(StatementReader(dated_by_file), dated_by_file);
    CHECK(finder.find()[0].dates == Texts{"2024-05-03"});
}

TEST_CASE("hosts are added once, in the order of the text", "[searcher][story_report]") {
    const auto all = additions({"A (x.com). B (cnbc.com, x.com).", "C (cnbc.com, bbc.com)."});
    CHECK(all[0].hosts == Texts{"x.com", "cnbc.com"});
    CHECK(all[1].hosts == Texts{"bbc.com"});
    CHECK(additions({}).empty());
    CHECK(additions({"", ""})[1].are_none());
}

TEST_CASE("a story as text", "[searcher][story_report]") {
    CHECK(to_text(*told(deal(), "5a"), {}) ==
          "Telling c\n"
          "2026-03-01 to 2026-03-03  3 tellings  5a\n"
          "cites 4 owners: press 2 · party 1 · social 1\n"
          "\n"
          "  1. Telling a\n"
          "     2026-03-01  a\n"
          "     press 0 · party 1 · social 0 · 1 of 2 sentences unbacked\n"
          "     gives  names    Acme Corp, Zenith Labs\n"
          "            figures  $14 billion\n"
          "            hosts    acme.com\n"
          "\n"
          "  2. Telling b\n"
          "     2026-03-02  b\n"
          "     press 1 · party 0 · social 0 · 1 of 2 sentences unbacked\n"
          "     adds   dates    2026-03-01\n"
          "            hosts    cnbc.com\n"
          "\n"
          "  3. Telling c\n"
          "     2026-03-03  c  (headline)\n"
          "     press 2 · party 0 · social 1 · 0 of 2 sentences unbacked\n"
          "     adds   names    Mira Holt\n"
          "            hosts    techcrunch.com, x.com\n"
          "\n");
    CHECK(to_text(*told(deal(), "alone"), {}) ==
          "Telling alone\n"
          "2026-03-04  told by nobody else\n"
          "cites nobody\n"
          "\n"
          "  1. Telling alone\n"
          "     2026-03-04  alone\n"
          "     cites nobody\n"
          "     gives  names    Bremen\n"
          "\n");
    const SampleIndex same({told_on("2026-03-01", "a", "Wind."), told_on("2026-03-02", "b", "Wind.")},
                           {{"a", "5"}, {"b", "5"}});
    CHECK(to_text(*told(same, "5"), {}).ends_with("     cites nobody\n     adds nothing\n\n"));
}

TEST_CASE("a hostile story is told, and changes no terminal", "[searcher][story_report]") {
    const std::string evil = "\x1B[31m\x07\xE2\x80\xAE \xC2\x9B evil\nline \xEF\xBF\xBD";
    Briefing huge = told_on("2026-03-01", "huge" + evil, "Acme " + evil + " paid $5 million. (cnbc.com) ");
    for (int i = 0; i < 100'000; ++i) huge.text += "Acme ";
    huge.title = evil;
    const Briefing small = told_on("2026-03-02", "small", std::string("A\0B", 3) + evil);
    const SampleIndex index({huge, small}, {{huge.id, "5"}, {"small", "5"}});
    const auto report = told(index, "5");
    REQUIRE(report);
    CHECK(report->tellings.size() == 2);
    CHECK(first_harm(to_text(*report, {})).empty());
}

TEST_CASE("the real briefings are told as one story", "[searcher][story_report][real]") {
    const SampleIndex* const index = real_briefings();
    if (!index) return;
    const auto report = told(*index, "004");
    REQUIRE(report);
    CHECK(report->tellings.size() == 5);
    CHECK(report->owners.all.size() >= 6);
    const Texts all = ids(*report);
    CHECK(std::find(all.begin(), all.end(), report->headline) != all.end());
    CHECK(std::none_of(report->tellings.begin(), report->tellings.end(),
                       [](const StoryTelling& telling) { return telling.sentences == 0; }));
}

TEST_CASE("who shares what is understood of tellings finds what each finds alone",
          "[searcher][story_report]") {
    IndexReader reader(deal().directory());
    SubjectRequest asked;
    asked.search.query = "b";
    auto report = find_story(reader, asked);
    REQUIRE(report);
    CHECK(report->tellings.empty());
    StatementReaders tellings(report->subject.briefings);
    REQUIRE(tellings.size() == report->subject.briefings.size());
    CHECK(&tellings.reader(0) == &tellings.reader(0));  // understood once
    add_tellings(*report, tellings, asked.search);
    CHECK(to_json(*report) == to_json(*tell_story(reader, asked)));

    const Subject& story = report->subject;
    CHECK(to_json(compare_tellings(tellings, nullptr), story, ShownEntries::all) ==
          to_json(compare_tellings(story.briefings), story, ShownEntries::all));
    Timeline timeline = find_timeline(reader, {.subject = asked}, story, tellings);
    CHECK(timeline.subject.briefings.empty());
    CHECK_FALSE(timeline.dates.empty());
    timeline.subject = story;
    CHECK(to_json(timeline) == to_json(find_timeline(reader, {.subject = asked})));
    FigureList figures = find_figure_list(reader, {.subject = asked}, story, tellings);
    CHECK(figures.subject.briefings.empty());
    CHECK_FALSE(figures.figures.empty());
    figures.subject = story;
    CHECK(to_json(figures) == to_json(find_figure_list(reader, {.subject = asked})));
}

TEST_CASE("past its time nothing more of shared tellings is looked at", "[searcher][story_report]") {
    IndexReader reader(deal().directory());
    SubjectRequest asked;
    asked.search.query = "b";
    const auto report = find_story(reader, asked);
    REQUIRE(report);
    StatementReaders tellings(report->subject.briefings);
    Deadline over(std::chrono::milliseconds(-1));
    asked.search.deadline = &over;
    CHECK(compare_tellings(tellings, &over).tellings == 0);
    CHECK(find_timeline(reader, {.subject = asked}, report->subject, tellings).dates.empty());
    CHECK(find_figure_list(reader, {.subject = asked}, report->subject, tellings).figures.empty());
    CHECK(report->subject.briefings.size() == tellings.size());
}
