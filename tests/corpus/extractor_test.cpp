#include "corpus/extractor.h"

#include "corpus/cleaning.h"
#include "corpus/reader/text_briefing.h"
#include "corpus/sentences.h"
#include "corpus/understanding.h"
#include "tests/support/catch.h"
#include "tests/support/run.h"
#include "tests/support/sample_index.h"
#include "tests/support/temporary_folder.h"

#include <algorithm>
#include <filesystem>

using namespace debrief;
using namespace debrief::test;

namespace {

std::string_view text_of(const Briefing& briefing, const PlacedSentence& sentence) {
    const std::string& part = sentence.part == BriefingPart::title     ? briefing.title
                              : sentence.part == BriefingPart::summary ? briefing.summary
                                                                       : briefing.text;
    return sentence.span.of(part);
}

std::string sentences_of(const Briefing& briefing) {
    std::string all;
    for (const PlacedSentence& sentence : understand(briefing).sentences) {
        all += std::string(to_string(sentence.part)) + " " + std::string(to_string(sentence.evidence)) +
               ": " + std::string(text_of(briefing, sentence)) + "\n";
    }
    return all;
}

std::string events_of(const Briefing& briefing) {
    std::string all;
    for (const EventDate& date : understand(briefing).event_dates)
        all += to_iso(date.days.first) + ".." + to_iso(date.days.last) + " ";
    return all;
}

}  // namespace

TEST_CASE("what is understood of a briefing stands in its parts", "[corpus][extractor]") {
    Briefing briefing =
        make_briefing("7", "Meta buys Scale AI", "So Meta paid $14.3 billion. (cnbc.com)\nFine");
    briefing.summary = "It closed on June 12, 2025. (meta.com 2)";
    const Understanding understood = understand(briefing);
    CHECK(sentences_of(briefing) ==
          "title none: Meta buys Scale AI\n"
          "summary direct: It closed on June 12, 2025. (meta.com 2)\n"
          "text direct: So Meta paid $14.3 billion. (cnbc.com)\n"
          "text none: Fine\n");
    REQUIRE(understood.mentions.size() == 2);
    CHECK(understood.mentions[0].part == BriefingPart::summary);
    CHECK(understood.mentions[0].source == Source{"Meta", SourceKind::party});
    CHECK(understood.mentions[1].citation.span.of(briefing.text) == "cnbc.com");
    REQUIRE(understood.figures.size() == 1);
    CHECK(normal_form(understood.figures[0]) == "USD 14300000000");
    CHECK(events_of(briefing) == "2025-06-12..2025-06-12 ");
    REQUIRE(understood.names.size() == 1);
    CHECK(understood.names[0].name == "Meta");
}

TEST_CASE("chrome and a title that we made are not understood", "[corpus][extractor]") {
    Briefing briefing =
        make_briefing("7", "Meta paid $14 billion", "Meta paid $14 billion.\n\nBy Ann Lee, 5%");
    briefing.title_origin = TitleOrigin::made;
    briefing.chrome = {{{24, briefing.text.size()}, ChromeReason::repeated}};
    CHECK(sentences_of(briefing) == "text none: Meta paid $14 billion.\n");
    CHECK(understand(briefing).figures.size() == 1);
    CHECK(understand(briefing).names.size() <= 1);
}

TEST_CASE("a day that nobody gave decides about no other date", "[corpus][extractor]") {
    Briefing briefing = make_briefing("7", "Title", "It closed last week, on March 3.");
    briefing.date = parse_iso_day("2026-04-08");
    CHECK(events_of(briefing) == "2026-03-30..2026-04-05 2026-03-03..2026-03-03 ");
    briefing.date_origin = GENERATE(Origin::text, Origin::file);
    CHECK(events_of(briefing).empty());
}

TEST_CASE("what is quoted is found in all that a briefing says", "[corpus][extractor]") {
    Briefing briefing = make_briefing("7", "\"We won,\" says Lee", "\"We won again,\" Ann Lee said.");
    const Extractor extractor(briefing);
    const std::vector<Quote> quotes = extractor.find_quotes();
    REQUIRE(quotes.size() == 2);
    CHECK(quotes[0].speaker == "Ann Lee");
    CHECK(extractor.whole().place(quotes[0].span).part == BriefingPart::title);
    CHECK(quotes[1].speaker == "Ann Lee");
    CHECK(extractor.whole().place(quotes[1].span).part == BriefingPart::text);
    CHECK((quotes == find_quotes(extractor.whole().text())));
}

TEST_CASE("a briefing is hedged where a sentence of its summary or text is", "[corpus][extractor]") {
    Briefing briefing = make_briefing("7", "Rates may fall", "They fell. They rose.");
    CHECK_FALSE(understand(briefing).is_hedged);
    briefing.summary = "They reportedly fell.";
    CHECK(understand(briefing).is_hedged);
    briefing.language = "de";
    CHECK_FALSE(understand(briefing).is_hedged);
    briefing.language = "en";
    briefing.summary = "";
    briefing.text += " They may fall.";
    CHECK(understand(briefing).is_hedged);
}

TEST_CASE("hedges are found behind the words that are read of a very long text", "[corpus][extractor]") {
    const std::string filler = "They fell.\n\n";
    std::string text;
    while (text.size() <= most_prose_bytes) text += filler;
    CHECK_FALSE(understand(make_briefing("7", "Title", text)).is_hedged);
    CHECK(understand(make_briefing("7", "Title", text + "They may fall.")).is_hedged);
}

TEST_CASE("nothing is understood of nothing", "[corpus][extractor]") {
    const Understanding understood = understand(Briefing{});
    CHECK(understood.sentences.empty());
    CHECK(understood.mentions.empty());
    CHECK(understood.figures.empty());
    CHECK(understood.event_dates.empty());
    CHECK(understood.names.empty());
    CHECK_FALSE(understood.is_hedged);
}

TEST_CASE("what is found at once is what is found one by one", "[corpus][extractor][property]") {
    std::size_t read = 0;
    for (const auto& entry : std::filesystem::directory_iterator(source_path("corpus/samples"))) {
        if (entry.path().extension() != ".txt") continue;
        CAPTURE(entry.path().filename().string());
        Briefing briefing = briefing_from_text(read_file(entry.path()));
        briefing.date = parse_iso_day("2026-04-08");
        mark_chrome(briefing, [](std::uint64_t) { return Repetition::none; });
        const WholeText whole(briefing);
        const Understanding understood = understand(briefing);
        CHECK((understood.mentions == find_mentions(briefing)));
        CHECK((understood.figures == find_figures(whole.text())));
        CHECK((understood.event_dates == find_event_dates(whole.text(), briefing.date)));
        CHECK((understood.names == find_names(whole.text())));
        CHECK(understood.sentences.size() <= split_sentences(whole.text()).size());
        ++read;
    }
    CHECK(read >= 10);
}
