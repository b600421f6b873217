#include "corpus/cleaning.h"

#include "corpus/base/text.h"
#include "corpus/chrome_list.h"
#include "corpus/data_files.h"
#include "tests/support/catch.h"

#include <map>
#include <set>

using namespace debrief;

namespace {

Briefing briefing_of(std::string text) {
    Briefing briefing;
    briefing.id = "a";
    briefing.title = "A title";
    briefing.text = std::move(text);
    return briefing;
}

Repetition never(std::uint64_t) {
    return Repetition::none;
}

/// "reason: line" of each piece of chrome.
std::vector<std::string> chrome_of(Briefing briefing, const FindRepetition& find_repetition = never) {
    mark_chrome(briefing, find_repetition);
    std::vector<std::string> chrome;
    for (const Chrome& each : briefing.chrome)
        chrome.push_back(std::string(to_string(each.reason)) + ": " +
                         std::string(each.span.of(briefing.text)));
    return chrome;
}

using Lines = std::vector<std::string>;

/// What is repeated among these texts, as an index counts it.
FindRepetition repeated_among(const std::vector<Briefing>& briefings) {
    std::map<std::uint64_t, std::multiset<std::uint64_t>> neighbours;
    for (const Briefing& briefing : briefings) {
        for (const EdgeLine& edge : edge_lines(briefing)) neighbours[edge.line].insert(edge.neighbour);
    }
    return [neighbours](std::uint64_t line) {
        const auto found = neighbours.find(line);
        if (found == neighbours.end() || found->second.size() < repetitions_of_chrome)
            return Repetition::none;
        const std::set<std::uint64_t> different(found->second.begin(), found->second.end());
        return different.size() < repetitions_of_chrome ? Repetition::shared : Repetition::bordering;
    };
}

}  // namespace

TEST_CASE("an app's footer behind a body is chrome, line by line", "[corpus][cleaning]") {
    const auto chrome =
        chrome_of(briefing_of("The river rose by two metres. (dw.com)\n\nGet your own daily "
                              "briefing\n\nDownload on the App Store\n\n"
                              "Shared from Bulletin – Be the smartest in the room.\n"));
    CHECK(chrome == Lines{"listed: Get your own daily briefing", "listed: Download on the App Store",
                          "listed: Shared from Bulletin – Be the smartest in the room."});
}

TEST_CASE("a comment form far behind the body is chrome", "[corpus][cleaning]") {
    CHECK(chrome_of(briefing_of("It rained.\n\n\n\n\n\n\nLeave a Reply")) == Lines{"listed: Leave a Reply"});
    CHECK(chrome_of(briefing_of("It rained.\n12 Comments\nLeave a Comment")) ==
          Lines{"listed: 12 Comments", "listed: Leave a Comment"});
}

TEST_CASE("listed lines in front of the body are chrome", "[corpus][cleaning]") {
    CHECK(chrome_of(briefing_of("Skip to content\n» Menu «\nIt rained.\nIt still rains.")) ==
          Lines{"listed: Skip to content", "listed: » Menu «"});
}

TEST_CASE("a listed line inside of a body stays, but for those that are chrome anywhere",
          "[corpus][cleaning]") {
    CHECK(chrome_of(briefing_of("It rained.\nLeave a reply\nIt still rains.")).empty());
    CHECK(chrome_of(briefing_of("It rained.\nADVERTISEMENT\nIt still rains.")) ==
          Lines{"listed: ADVERTISEMENT"});
}

TEST_CASE("a sentence that only holds listed words is no chrome", "[corpus][cleaning]") {
    const std::string line =
        GENERATE("Meta shipped it on the App Store, where users download on the App Store.",
                 "The minister declined to read comments.", "Leave a reply, she said, and he did.",
                 "Shared from the start, the plan was to be bold.", "Powered by the sun.");
    CAPTURE(line);
    CHECK(chrome_of(briefing_of("It rained.\n" + line)).empty());
}

TEST_CASE("each listed line is known by whatever marks it comes with", "[corpus][cleaning]") {
    for_each_line(find_data_file("chrome.txt"), [](std::string_view row) {
        constexpr std::string_view anywhere = "anywhere:";
        const bool is_anywhere = row.starts_with(anywhere);
        row = trim(is_anywhere ? row.substr(anywhere.size()) : row);
        if (row.empty() || row.starts_with('#')) return;
        std::string line;
        for (const char c : row) line += c == '*' ? "four" : c == '9' ? "17" : std::string(1, c);
        CAPTURE(line);
        CHECK(normalise_line(line) == line);  // else nothing would be found to be it
        for (const std::string_view front : {"", "* ", " -- ", "\xE2\x80\xA2 "}) {
            for (const std::string_view behind : {"", " ", ":", " ***", " \xC2\xBB"}) {
                const std::string dressed = std::string(front) + line + std::string(behind);
                CHECK(find_listed_line(dressed) != ChromePlace::nowhere);
            }
        }
        CHECK(find_listed_line(line) == (is_anywhere ? ChromePlace::anywhere : ChromePlace::edges));
    });
}

TEST_CASE("a star of the list stands for a few words only", "[corpus][cleaning]") {
    CHECK(chrome_of(briefing_of("It rained.\nFollow us on Facebook and the rest")).size() == 1);
    CHECK(chrome_of(
              briefing_of("It rained.\nFollow us on one two three four five six seven eight nine ten eleven "
                          "twelve thirteen"))
              .empty());
}

TEST_CASE("a text that is chrome from end to end stays as it is", "[corpus][cleaning]") {
    CHECK(chrome_of(briefing_of("Leave a Reply\nSubscribe")).empty());
    CHECK(chrome_of(briefing_of("")).empty());
}

TEST_CASE("a line at the same edge of three briefings is chrome, inside of bodies it is not",
          "[corpus][cleaning]") {
    const std::string footer = "The Daily Gauge, three minutes a day";
    const std::vector<Briefing> briefings{
        briefing_of("The Rhine rose in Cologne.\nPeople watched it.\n" + footer),
        briefing_of("Parliament passed the budget at last.\n" + footer + "\n© 2026 Gauge Media"),
        briefing_of("A ferry was late because of fog.\n" + footer + "\nLeave a reply"),
        briefing_of("The bank kept its rate.\n" + footer + "\nMarkets did not care."),
    };
    const FindRepetition repeated = repeated_among(briefings);
    CHECK(chrome_of(briefings[0], repeated) == Lines{"repeated: " + footer});
    CHECK(chrome_of(briefings[1], repeated) == Lines{"repeated: " + footer, "listed: © 2026 Gauge Media"});
    CHECK(chrome_of(briefings[2], repeated) == Lines{"repeated: " + footer, "listed: Leave a reply"});
    CHECK(chrome_of(briefings[3], repeated).empty());
}

TEST_CASE("copies of one article share their lines without making them chrome", "[corpus][cleaning]") {
    const std::string article =
        "The Rhine rose in Cologne by two metres overnight.\nPeople watched it.\nIt fell again.";
    const FindRepetition repeated = repeated_among(
        {briefing_of(article), briefing_of(article), briefing_of(article + "\n"), briefing_of(article)});
    CHECK(chrome_of(briefing_of(article), repeated).empty());
}

TEST_CASE("of a repeated footer all lines are chrome, whatever stands between it and the end",
          "[corpus][cleaning]") {
    const auto with_footer = [](const std::string& body) {
        return briefing_of(body + "\n\nThree minutes a day\n\nEdited by A. Muster\nUnsubscribe");
    };
    const std::vector<Briefing> briefings{with_footer("The Rhine rose."),
                                          with_footer("The Elbe fell.\nSlowly."),
                                          with_footer("The Oder froze.")};
    for (const Briefing& briefing : briefings)
        CHECK(chrome_of(briefing, repeated_among(briefings)) ==
              Lines{"repeated: Three minutes a day", "repeated: Edited by A. Muster", "listed: Unsubscribe"});
}

TEST_CASE("a line that stands in front here and behind there is not repeated", "[corpus][cleaning]") {
    const std::string line = "Rain is expected";
    const FindRepetition repeated =
        repeated_among({briefing_of(line + "\nThe Rhine rose in the night again."),
                        briefing_of(line + "\nThe ferry will be late by two hours."),
                        briefing_of("The bank has kept its rate once more.\n" + line)});
    CHECK(chrome_of(briefing_of(line + "\nThe Rhine rose in the night again."), repeated).empty());
}

TEST_CASE("what a reader has marked stays marked and is peeled like other chrome", "[corpus][cleaning]") {
    Briefing mail = briefing_of("Unsubscribe\n> It rained.\nIt did.\n-- \nAnn\nUnsubscribe");
    mail.chrome = {{{12, 24}, ChromeReason::quoted}, {{33, 40}, ChromeReason::signature}};
    CHECK(chrome_of(mail) ==
          Lines{"listed: Unsubscribe", "quoted: > It rained.", "signature: -- \nAnn", "listed: Unsubscribe"});
}

TEST_CASE("long lines and lines far from the edges are not counted", "[corpus][cleaning]") {
    CHECK(edge_lines(briefing_of(std::string(201, 'x'))).empty());
    std::string text;
    for (int i = 0; i < 100; ++i) text += "line " + std::to_string(i) + "\n";
    const auto edges = edge_lines(briefing_of(text));
    CHECK(edge_lines(briefing_of("one line")).empty());
    CHECK(edges.size() == 24);
    CHECK(edges.front().span.of(text) == "line 0");
    CHECK(edges.back().span.of(text) == "line 99");
}

TEST_CASE("the pieces between chrome are the body, without white space at their ends", "[corpus][cleaning]") {
    Briefing briefing =
        briefing_of("Menu\n\nIt rained.\n\nAdvertisement\n\nIt still rains. \n\nLeave a reply\n");
    mark_chrome(briefing, never);
    CHECK(pieces_without_chrome(briefing.text, briefing.chrome) ==
          std::vector<std::string_view>{"It rained.", "It still rains."});
    CHECK(pieces_without_chrome("a", {}) == std::vector<std::string_view>{"a"});
    CHECK(pieces_without_chrome("", {}).empty());
}

TEST_CASE("a text of very many short lines is cleaned in no time", "[corpus][cleaning]") {
    std::string text;
    for (int i = 0; i < 200'000; ++i) text += "Leave a reply\n";
    CHECK(chrome_of(briefing_of(text)).empty());
    CHECK(chrome_of(briefing_of("It rained.\n" + text)).size() == 200'000);
}
