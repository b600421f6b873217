#include "tests/support/catch.h"
#include "tests/support/markup.h"
#include "tests/support/real_briefings.h"
#include "tests/support/site_of_briefings.h"
#include "web/pages/briefing_body.h"

using namespace debrief;
using namespace debrief::test;

namespace {

Briefing cited() {
    Briefing briefing = make_briefing("a", "Flood on the Rhine",
                                      "The Rhine rose by two metres. The city was warned. (dw.com)\n"
                                      "Nobody was hurt.");
    briefing.summary = "A flood came. (about.fb.com, dw.com)";
    briefing.date = parse_iso_day("2026-04-08");
    return briefing;
}

std::vector<std::string> blocks_of(const Briefing& briefing, BriefingPart part = BriefingPart::text) {
    const StatementReader reader(briefing);
    std::vector<std::string> blocks;
    const std::string& text = part == BriefingPart::summary ? briefing.summary : briefing.text;
    for (const ReadingBlock& block : reading_blocks(briefing, reader, part))
        blocks.emplace_back(block.span.of(text));
    return blocks;
}

std::size_t count(const Response& page, std::string_view piece) {
    std::size_t found = 0;
    for (std::size_t at = page.body.find(piece); at != std::string::npos; at = page.body.find(piece, at + 1))
        ++found;
    return found;
}

}  // namespace

TEST_CASE("lines are blocks, and a long one ends behind sentences that name sources", "[web][briefing]") {
    CHECK(blocks_of(cited()) ==
          std::vector<std::string>{"The Rhine rose by two metres. The city was warned. (dw.com)",
                                   "Nobody was hurt."});
    const std::string sentence =
        "This is a sentence of some length, about nothing in particular, that names who told it. ";
    Briefing longer = make_briefing("a", "Title");
    for (int i = 0; i < 4; ++i) longer.text += sentence;
    longer.text += "And so it ended. (dw.com) ";
    longer.text += "A new thought begins here.";
    const std::vector<std::string> blocks = blocks_of(longer);
    REQUIRE(blocks.size() == 2);
    CHECK(blocks[0].ends_with("And so it ended. (dw.com)"));
    CHECK(blocks[1] == "A new thought begins here.");
}

TEST_CASE("nothing of a text is lost between its blocks but chrome", "[web][briefing]") {
    Briefing briefing =
        make_briefing("a", "Title", "(dw.com)\nOne sentence.\n\n* * *\n\nAnother one.\nShare this");
    briefing.chrome = {{{briefing.text.size() - 10, briefing.text.size()}, ChromeReason::listed}};
    std::string all;
    for (const std::string& block : blocks_of(briefing)) all += block + "|";
    CHECK(all.find("(dw.com)") != std::string::npos);
    CHECK(all.find("* * *") != std::string::npos);
    CHECK(all.find("Another one.") != std::string::npos);
    CHECK(all.find("Share this") == std::string::npos);
}

TEST_CASE("a briefing without text, or of chrome alone, has no blocks", "[web][briefing]") {
    CHECK(blocks_of(make_briefing("a", "Title")).empty());
    Briefing briefing = make_briefing("a", "Title", "Share this");
    briefing.chrome = {{{0, 10}, ChromeReason::listed}};
    CHECK(blocks_of(briefing).empty());
    SiteOfBriefings site({briefing});
    CHECK(site.get("/briefing?id=a").status == 200);
}

TEST_CASE("sentences have places and say what backs them", "[web][briefing]") {
    SiteOfBriefings site({cited()});
    const Response page = site.get("/briefing?id=a");
    CHECK(has(page, "<span class=\"said\" id=\"text-0\" data-evidence=\"inherited\">The Rhine rose"));
    CHECK(has(page, "id=\"text-30\" data-evidence=\"direct\">The city was warned."));
    CHECK(has(page, "data-evidence=\"none\">Nobody was hurt."));
    CHECK(has(page, "<a href=\"/source?host=dw.com\">dw.com</a>"));
    CHECK(has(page, "no source"));
    CHECK(has(page, "<h2 id=\"sources\">Sources</h2>"));
    CHECK(has(page, "<sup class=\"refs\">1, 2</sup>"));
    CHECK(has(page, "8 April 2026"));
    CHECK(problem_of_page(page.body).empty());
}

TEST_CASE("a briefing leads to its original and back to the results", "[web][briefing]") {
    Briefing briefing = cited();
    briefing.url = "https://example.org/x";
    SiteOfBriefings site({briefing});
    const Response page = site.get("/briefing?id=a&q=rhine");
    CHECK(has(page, "href=\"https://example.org/x\" rel=\"noopener noreferrer nofollow\""));
    CHECK(has(page, "<a href=\"/?q=rhine\">Back to the results</a>"));
    CHECK(site.get("/briefing?id=b").status == 404);
    CHECK(site.get("/briefing").status == 404);
}

TEST_CASE("a briefing that cites nothing says so once", "[web][briefing]") {
    SiteOfBriefings site({make_briefing("a", "Flood", "The Rhine rose.\nIt fell again.")});
    const Response page = site.get("/briefing?id=a");
    CHECK(has(page, "It names no sources."));
    CHECK_FALSE(has(page, "no source<"));
    CHECK_FALSE(has(page, "<h2 id=\"sources\">"));
}

TEST_CASE("matches are numbered in the order of the page, each once", "[web][briefing]") {
    SiteOfBriefings site({cited()});
    const Response page = site.get("/briefing?id=a&q=flood+rhine+%22metres+the+city%22");
    const std::size_t first = page.body.find("<mark id=\"m1\">");
    REQUIRE(first != std::string::npos);
    CHECK(page.body.find("<mark id=\"m2\">") > first);
    CHECK(count(page, "<mark id=\"m3\">") == 1);
    CHECK(has(page, "<mark id=\"m3\">metres.</mark>"));
    CHECK(has(page, "<mark>The city</mark>"));
    CHECK(has(page, "3 matches"));
    CHECK(count(page, "data-matches") == 1);
    CHECK_FALSE(has(site.get("/briefing?id=a"), "data-matches"));
    CHECK(has(site.get("/briefing?id=a&q=hurt"), "1 match<"));
}

TEST_CASE("a briefing leads to the others of its story, and to what is like it", "[web][briefing]") {
    Briefing other = cited();
    other.id = "b";
    other.title = "The Rhine again";
    Briefing alike =
        make_briefing("c", "Rhine flood of old", "The Rhine rose by two metres in the city then.");
    SiteOfBriefings site({cited(), other, alike, make_briefing("d", "Drought", "It was dry.")},
                         {{"a", "s1"}, {"b", "s1"}});
    const Response page = site.get("/briefing?id=a");
    CHECK(has(page, "<a href=\"/story?id=s1\">All 2 tellings, and where they differ</a>"));
    CHECK(count(page, "<a href=\"/briefing?id=b\">The Rhine again</a>") == 1);
    CHECK(has(page, "<a href=\"/briefing?id=c\">Rhine flood of old</a>"));
    CHECK_FALSE(has(site.get("/briefing?id=d"), "The same story"));
}

TEST_CASE("a long text is shown in part, and whole where it is asked for", "[web][briefing]") {
    std::string text;
    while (text.size() < 300'000) text += "The Rhine rose by two metres that day.\n";
    SiteOfBriefings site({make_briefing("a", "Flood", text + "The very end.")});
    const Response page = site.get("/briefing?id=a&q=zzz");
    CHECK_FALSE(has(page, "The very end."));
    CHECK(has(page, "<a href=\"/briefing?id=a&amp;q=zzz&amp;all=1\">"));
    CHECK(has(site.get("/briefing?id=a&all=1"), "The very end."));
}

TEST_CASE("chrome is folded away, and of the language only a code is told", "[web][briefing]") {
    Briefing briefing = make_briefing("a", "Flood", "The Rhine rose.\nShare <b>this</b>");
    briefing.chrome = {{{16, briefing.text.size()}, ChromeReason::listed}};
    briefing.language = "de";
    SiteOfBriefings site({briefing});
    const Response page = site.get("/briefing?id=a");
    CHECK(has(page, "<details class=\"chrome\">"));
    CHECK(has(page, "Share &lt;b&gt;this&lt;/b&gt;"));
    CHECK(has(page, "lang=\"de\""));
    briefing.language = "x\" onclick=\"y";
    SiteOfBriefings odd({briefing});
    CHECK_FALSE(has(odd.get("/briefing?id=a"), " lang=\"x"));
}

TEST_CASE("each sentence of the real briefings has one place on its page", "[web][briefing][real]") {
    const auto index = real_briefings();
    if (!index) return;
    IndexReader reader(index->directory());
    const SiteSettings settings;
    SearchRequest all;
    const SearchResult found = search(reader, all);
    REQUIRE(found.hits.size() == 5);
    for (const Hit& hit : found.hits) {
        const Response page = answer(parse_target("/briefing?id=" + percent_encode(hit.id)),
                                     {reader, settings, *parse_iso_day("2026-11-22")});
        const auto briefing = reader.find(hit.id);
        const StatementReader statements(*briefing);
        for (std::size_t i = 0; i < statements.size(); ++i) {
            const BriefingPlace place = statements.statement(i).place;
            if (place.part == BriefingPart::title) continue;
            CAPTURE(hit.id, i);
            CHECK(count(page, " id=\"" + anchor_of(place) + "\"") == 1);
        }
        CHECK(problem_of_page(page.body).empty());
    }
}
