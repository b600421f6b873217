#include "searcher/facts/telling_comparison.h"
#include "searcher/facts/telling_comparison_output.h"
#include "searcher/facts/telling_comparison_subject.h"
#include "searcher/index_reader.h"
#include "tests/support/catch.h"
#include "tests/support/real_briefings.h"
#include "tests/support/sample_corpus.h"
#include "tests/support/sample_index.h"

#include <algorithm>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

using namespace debrief;
using namespace debrief::test;

namespace {

/// "kind label: id value | id value": an entry on a line.
std::string line_of(const ComparisonEntry& entry, const std::vector<SubjectBriefing>& briefings) {
    std::string line = std::string(to_string(entry.kind)) + " " + std::string(to_string(entry.label)) + ":";
    for (const TellingWording& told : entry.tellings) {
        line += (&told == &entry.tellings.front() ? " " : " | ") +
                briefings[told.telling].record.briefing.id + " " + told.wording;
        if (!told.baseline.empty()) line += " against " + told.baseline;
        if (entry.kind == ComparedKind::list) line += " " + told.normal;
    }
    return line;
}

std::vector<std::string> differences(const std::vector<SubjectBriefing>& briefings) {
    std::vector<std::string> lines;
    for (const ComparisonEntry& entry : compare_tellings(briefings).entries)
        if (entry.label != ComparisonLabel::same) lines.push_back(line_of(entry, briefings));
    return lines;
}

std::vector<SubjectBriefing> tellings_of(const std::vector<std::string>& texts) {
    std::vector<SubjectBriefing> tellings;
    for (const std::string& text : texts) {
        SubjectBriefing& telling = tellings.emplace_back();
        telling.record.briefing = make_briefing(std::to_string(tellings.size()), "", text);
        telling.record.briefing.title_origin = TitleOrigin::made;
    }
    return tellings;
}

}  // namespace

TEST_CASE("the real briefings differ in what they are known to differ in, and in nothing else",
          "[searcher][telling_comparison]") {
    const SampleIndex* const real = real_briefings();
    if (real == nullptr) return;
    IndexReader reader(real->directory());
    const std::vector<std::string> ids{real_story};
    const ComparedSubject compared = read_compared(reader, ids, 100);
    std::vector<std::string> lines = differences(compared.subject.briefings);
    std::sort(lines.begin(), lines.end());
    CHECK(
        lines ==
        std::vector<std::string>{
            "date less precise: 000 June 2025 | 001 June 18, 2025",
            "figure bound and exact: 003 an order of magnitude against its older Llama 4 midsize variant "
            "| 004 more than an order of magnitude against Llama 4 Maverick",
            "figure only in: 004 49 percent",
            "figure rounds to the same: 003 roughly $14 billion | 004 $14.3 billion",
            "list only in: 001 artificial intelligence glasses inside | 002 artificial intelligence glasses "
            "inside | 003 glasses outside | 004 artificial intelligence glasses inside",
            "name different: 000 Meta Superintelligence Labs | 001 Meta Superintelligence Labs | 002 Meta "
            "Superintelligence Lab | 002 Meta Superintelligence Labs | 003 Meta Superintelligence Labs | "
            "004 Meta Superintelligence Labs | 004 Superintelligence Labs",
        });
}

TEST_CASE("each wording is lit in its sentence, with what backs it", "[searcher][telling_comparison]") {
    std::vector<SubjectBriefing> all;
    for (const Briefing& briefing : sample_briefings()) {
        if (briefing.id.find("deal") == std::string::npos && briefing.id.find("fed") == std::string::npos)
            continue;
        all.emplace_back().record.briefing = briefing;
    }
    REQUIRE(all.size() > 4);
    std::size_t wordings = 0;
    for (const ComparisonEntry& entry : compare_tellings(all).entries) {
        CHECK_FALSE(entry.about.empty());
        for (const TellingWording& told : entry.tellings) {
            CAPTURE(told.wording, told.statement.text);
            CHECK(told.lit.of(told.statement.text) == told.wording);
            const Briefing& briefing = all[told.telling].record.briefing;
            const std::string& part = told.statement.place.part == BriefingPart::title     ? briefing.title
                                      : told.statement.place.part == BriefingPart::summary ? briefing.summary
                                                                                           : briefing.text;
            CHECK(told.statement.place.span.end <= part.size());
            ++wordings;
        }
    }
    CHECK(wordings > 20);
}

TEST_CASE("a multiple is told with what it is compared with", "[searcher][telling_comparison]") {
    const auto tellings = tellings_of(
        {"Crowds gathered near the harbour. Umbrellas were sold out. A band played waltzes. Vendors offered "
         "lemonade. Researchers in Zurich say Muse needs ten times less compute than Claude.",
         "Libraries lent novels. A ferry carried tourists. Gardeners pruned roses. Bakers ran short of rye. "
         "Researchers in Zurich say Muse needs ten times less compute than Llama 4 Maverick."});
    const TellingComparison comparison = compare_tellings(tellings);
    REQUIRE(comparison.entries.size() == 1);
    const ComparisonEntry& entry = comparison.entries.front();
    CHECK(entry.label == ComparisonLabel::same);
    CHECK(entry.note == "the baselines differ");
    CHECK(entry.about == "compute");
    CHECK(entry.tellings[0].baseline == "Claude");
    CHECK(entry.tellings[1].baseline == "Llama 4 Maverick");
}

TEST_CASE("the order of tellings makes no difference", "[searcher][telling_comparison]") {
    std::vector<SubjectBriefing> tellings;
    for (const Briefing& briefing : sample_briefings())
        if (briefing.id.find("muse-spark") != std::string::npos)
            tellings.emplace_back().record.briefing = briefing;
    REQUIRE(tellings.size() > 3);
    const auto sorted_words = [](const std::vector<SubjectBriefing>& briefings) {
        std::vector<std::string> lines;
        for (const ComparisonEntry& entry : compare_tellings(briefings).entries) {
            std::vector<std::string> values{std::string(to_string(entry.label))};
            for (const TellingWording& told : entry.tellings)
                values.push_back(briefings[told.telling].record.briefing.id + told.wording);
            if (entry.label == ComparisonLabel::only_in) continue;  // of those the first are told
            std::sort(values.begin(), values.end());
            std::string line;
            for (const std::string& value : values) line += value + "\n";
            lines.push_back(line);
        }
        std::sort(lines.begin(), lines.end());
        return lines;
    };
    const auto forwards = sorted_words(tellings);
    CHECK_FALSE(forwards.empty());
    std::reverse(tellings.begin(), tellings.end());
    CHECK(sorted_words(tellings) == forwards);
}

TEST_CASE("ids may come in any order, twice, and of stories", "[searcher][telling_comparison]") {
    const std::string story = "00000000000a";
    const SampleIndex index(
        {make_briefing("1", "One", "Acme paid $14 billion."),
         make_briefing("2", "Two", "Acme paid $14.3 billion."), make_briefing("3", "Three", "It rains.")},
        {{"1", story}, {"2", story}});
    IndexReader reader(index.directory());
    const auto ids = [&](const std::vector<std::string>& asked) {
        std::vector<std::string> read;
        for (const SubjectBriefing& telling : read_compared(reader, asked, 100).subject.briefings)
            read.push_back(telling.record.briefing.id);
        return read;
    };
    using Ids = std::vector<std::string>;
    CHECK(ids({story}) == Ids{"1", "2"});
    CHECK(ids({"2"}) == Ids{"1", "2"});
    CHECK(ids({"3"}) == Ids{"3"});
    CHECK(ids({"3", "1"}) == Ids{"1", "3"});
    CHECK(ids({"1", "3", "1"}) == Ids{"1", "3"});
    CHECK(ids({"3", story}) == Ids{"1", "2", "3"});
    CHECK(read_compared(reader, Ids{"2", "1"}, 100).subject.story == story);
    CHECK(read_compared(reader, Ids{"3", "1"}, 100).subject.story.empty());
    CHECK(read_compared(reader, Ids{"acme"}, 100).unknown == Ids{"acme"});
    CHECK(read_compared(reader, Ids{"acme"}, 100).subject.briefings.empty());
    CHECK(read_compared(reader, Ids{"1", "acme", ""}, 100).unknown == Ids{"acme", ""});
}

TEST_CASE("tellings that say nothing, or one alone, have nothing to compare",
          "[searcher][telling_comparison]") {
    CHECK(compare_tellings({}).entries.empty());
    CHECK(compare_tellings(tellings_of({"", ""})).entries.empty());
    CHECK(compare_tellings(tellings_of({"It rains.", "It snows."})).entries.empty());
    const TellingComparison one =
        compare_tellings(tellings_of({"The model of Acme Labs and Acme Lab is new."}));
    CHECK(one.tellings == 1);
    CHECK(one.entries.empty());
}

TEST_CASE("hostile texts are compared without harm", "[searcher][telling_comparison]") {
    const std::string nul("\0Acme \0 paid $5 million\0.", 24);
    std::string words;
    while (words.size() < 500'000) words += "Acme, Birch, Corvo and Dornier paid $5 million on May 4, 2026 ";
    std::string lists;
    for (int i = 0; i < 20'000; ++i) lists += "a, b, and c$1%,";
    const auto tellings = tellings_of({
        nul,
        "Acme \x1B[31m paid $5\x07 million for Birch \xE2\x80\xAE Labs.",
        "Acme \xFF\xFE paid \xC3 $5 million for Birch Labs.",
        words,
        words + ".",
        lists,
        std::string(100'000, '('),
        "Acme paid $99999999999999999999999999999999999999999999999999 billion, or 1e999 percent, or -0%.",
        "$ % $$ ,,, and or and. \"and\" , and , and",
    });
    const TellingComparison comparison = compare_tellings(tellings);
    CHECK(comparison.tellings == tellings.size());
    Subject subject;
    subject.briefings = tellings;
    const std::string text = to_text(comparison, subject, ShownEntries::all, TextStyle(Emphasis::asterisks));
    CHECK(std::none_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n'; }));
    CHECK(text.find("\xE2\x80\xAE") == std::string::npos);
}

TEST_CASE("of a story of many tellings a bounded number of things is compared",
          "[searcher][telling_comparison]") {
    std::vector<std::string> texts;
    for (int i = 0; i < 250; ++i) {
        std::string text = "Acme of Leeds paid $14.3 billion for Birch Labs and its founder. ";
        for (int j = 0; j < 40; ++j)
            text += "In town " + std::to_string(j) + " of region " + std::to_string(i) + " it sold " +
                    std::to_string(100 * i + j) + " tickets. ";
        texts.push_back(text);
    }
    const TellingComparison comparison = compare_tellings(tellings_of(texts));
    CHECK(comparison.tellings == 250);
    REQUIRE_FALSE(comparison.entries.empty());
    CHECK(comparison.entries.back().tellings.size() == 250);
    std::size_t things = 0;
    for (const ComparisonEntry& entry : comparison.entries) things += entry.tellings.size();
    CHECK(things <= 2 * most_compared);
}
