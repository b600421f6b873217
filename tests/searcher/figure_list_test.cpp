#include "searcher/facts/figure_list.h"

#include "searcher/facts/figures_output.h"
#include "searcher/index_reader.h"
#include "tests/support/catch.h"
#include "tests/support/real_briefings.h"
#include "tests/support/sample_index.h"

#include <algorithm>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

using namespace debrief;
using namespace debrief::test;

namespace {

constexpr const char* story = "00000000000000aa";

FigureList figures(const SampleIndex& index, FigureRequest request) {
    IndexReader reader(index.directory());
    return find_figure_list(reader, request);
}

FigureList figures(const SampleIndex& index, const std::string& query) {
    FigureRequest request;
    request.subject.search.query = query;
    request.limit = 1000;
    return figures(index, request);
}

/// "bound normal form: about", the bound where there is one.
std::vector<std::string> told(const FigureList& list) {
    std::vector<std::string> all;
    for (const ListedFigure& listed : list.figures) {
        const Figure& figure = listed.figure;
        std::string line = figure.bound == Bound::exact ? "" : std::string(to_string(figure.bound)) + " ";
        line += normal_form(figure);
        all.push_back(figure.about.empty() ? line : line + ": " + figure.about);
    }
    return all;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("of a query the figures are those of sentences that match it", "[searcher][figures]") {
    const SampleIndex index({
        make_briefing("1", "Acme buys Zenith",
                      "Acme bought Zenith for $5 million. (cnbc.com) It has 300 engineers. "
                      "Rain fell for nine hours. Zenith shares rose 12 percent. (wsj.com)"),
        make_briefing("2", "Rain", "Rain cost Zenith about $7 million."),
        make_briefing("3", "Vote", "Some 40 members voted."),
    });
    SECTION("with a word of it at least, and most of all words with the title's") {
        const FigureList found = figures(index, "acme zenith");
        CHECK(told(found) == Lines{"USD 5000000: Zenith", "12 %: Zenith shares"});
        CHECK(found.total == 2);
        CHECK(found.subject.total == 2);
    }
    SECTION("the sentence with more of the words first") {
        const FigureList found = figures(index, "rain zenith");
        CHECK(told(found) == Lines{"about USD 7000000", "0.375 d"});
        CHECK(found.figures[0].places[0].score == Approx(1));
        CHECK(found.figures[1].places[0].score < 0.9);  // the title has the other word
    }
    SECTION("where nothing can be looked for in sentences, all of them") {
        CHECK(told(figures(index, "cites:cnbc.com")) ==
              Lines{"USD 5000000: Zenith", "300 engineers", "0.375 d", "12 %: Zenith shares"});
    }
    SECTION("a filter that is no word does not ask anything of a sentence") {
        CHECK(told(figures(index, "zenith cites:cnbc.com")) ==
              Lines{"USD 5000000: Zenith", "12 %: Zenith shares"});
    }
    SECTION("a word that no briefing has asks nothing of a sentence") {
        CHECK(told(figures(index, "zenith xyzzyq")) ==
              Lines{"USD 5000000: Zenith", "12 %: Zenith shares", "about USD 7000000"});
    }
    SECTION("none where no sentence matches") {
        CHECK(figures(index, "buys").figures.empty());
        CHECK(figures(index, "buys").subject.total == 1);
        CHECK(figures(index, "xyzzyq").figures.empty());
        CHECK(figures(index, "xyzzyq").subject.total == 0);
    }
}

TEST_CASE("amounts and percentages that a query asks for narrow its figures", "[searcher][figures]") {
    const SampleIndex index(
        {make_briefing("1", "Acme buys Zenith",
                       "Acme paid $14.3 billion. It had offered $13 billion to $14 billion. "
                       "The fee was $2 million. It owns 49 percent of it, up from 10 percent.")});
    SECTION("a range") {
        CHECK(told(figures(index, "amount:13b..15b acme")) ==
              Lines{"USD 14300000000", "USD 13000000000..14000000000"});
    }
    SECTION("a comparison") {
        CHECK(told(figures(index, "amount:<1b")) == Lines{"USD 2000000: fee"});
    }
    SECTION("the number itself") {
        CHECK(told(figures(index, "amount:=14.3b")) == Lines{"USD 14300000000"});
        CHECK(figures(index, "amount:=14b").figures.size() == 1);
        CHECK(figures(index, "amount:=15b").figures.empty());
    }
    SECTION("what rounds to it") {
        CHECK(told(figures(index, "amount:14b"))[0] == "USD 14300000000");
    }
    SECTION("a percentage") {
        CHECK(told(figures(index, "percent:>40")) == Lines{"49 %"});
    }
    SECTION("both") {
        CHECK(figures(index, "percent:49 amount:2m").figures.size() == 2);
    }
    SECTION("but not those that it excludes") {
        CHECK(told(figures(index, "acme NOT amount:20b..30b")) == Lines{"USD 14300000000"});
    }
}

TEST_CASE("the same figure of tellings is one with all places, the best backed first",
          "[searcher][figures]") {
    const SampleIndex index(
        {
            make_briefing("1", "Acme buys Zenith", "The price was $5 million. It shed 30 jobs."),
            make_briefing("2", "Zenith is sold", "Its price was 5 million dollars. (cnbc.com) (wsj.com)"),
            make_briefing("3", "Sold",
                          "The price was more than $5 million. (cnbc.com) A fine of $5 million came."),
            make_briefing("4", "Acme grows", "The price was $5 million."),
        },
        {{"1", story}, {"2", story}, {"3", story}});
    SECTION("of a story by kind, those that most tellings give first") {
        const FigureList found = figures(index, story);
        CHECK(told(found) ==
              Lines{"USD 5000000: price", "more than USD 5000000: price", "USD 5000000: fine", "30 jobs"});
        const ListedFigure& price = found.figures[0];
        CHECK(price.briefings == 2);
        CHECK(price.owners == 2);
        REQUIRE(price.places.size() == 2);
        CHECK(found.subject.briefings[price.places[0].briefing].record.briefing.id == "2");
        CHECK(price.places[0].written == "5 million dollars");
        CHECK(price.places[0].statement.text == "Its price was 5 million dollars.");
        CHECK(price.places[0].span.of(price.places[0].statement.text) == "5 million dollars");
        CHECK(price.places[0].statement.evidence == Evidence::direct);
        CHECK(price.places[1].statement.evidence == Evidence::none);
    }
    SECTION("of a query only within a story") {
        const FigureList found = figures(index, "price");
        CHECK(told(found) ==
              Lines{"USD 5000000: price", "more than USD 5000000: price", "USD 5000000: price"});
        CHECK(found.figures[0].briefings == 2);
        CHECK(found.figures[2].briefings == 1);
    }
}

TEST_CASE("figures of some kinds, and some figures, can be asked for", "[searcher][figures]") {
    const SampleIndex index({make_briefing(
        "1", "Acme", "It cost $5 million over nine months. It grew 5 percent; sales doubled at 30 shops.")});
    FigureRequest request;
    request.subject.search.query = "1";
    CHECK(told(figures(index, request)) ==
          Lines{"USD 5000000", "5 %", "2 x: sales", "273.9375 d", "30 shops"});
    request.kinds = {FigureKind::count, FigureKind::money};
    CHECK(told(figures(index, request)) == Lines{"USD 5000000", "30 shops"});
    request.limit = 1;
    const FigureList first = figures(index, request);
    CHECK(told(first) == Lines{"USD 5000000"});
    CHECK(first.total == 2);
}

TEST_CASE("a sentence is shown without citations wherever they stand in it", "[searcher][figures]") {
    const SampleIndex index({make_briefing(
        "1", "Acme", "Acme (acme.com) said (cnbc.com 1) that $5 million (wsj.com) was paid.")});
    const FigureList found = figures(index, "1");
    REQUIRE(found.figures.size() == 1);
    const FigurePlace& place = found.figures[0].places[0];
    CHECK(place.statement.text == "Acme said that $5 million was paid.");
    CHECK(place.span.of(place.statement.text) == "$5 million");
}

TEST_CASE("a title's figures count, those of chrome do not", "[searcher][figures]") {
    Briefing briefing = make_briefing("1", "Acme pays $5 million", "It is so.\n\nGet 3 months free");
    briefing.chrome.push_back({{11, briefing.text.size()}, ChromeReason::listed});
    const SampleIndex index({briefing});
    const FigureList found = figures(index, "1");
    CHECK(told(found) == Lines{"USD 5000000"});
    CHECK(found.figures[0].places[0].statement.place.part == BriefingPart::title);
}

TEST_CASE("a table of many figures is cut around each, and costs little", "[searcher][figures]") {
    std::string table = "Acme";
    for (int i = 0; i < 400; ++i) table += " $" + std::to_string(1000 + i) + " rh\xC3\xB4ne";
    const SampleIndex index({make_briefing("1", "Table", table)});
    const FigureList found = figures(index, "1");
    REQUIRE(found.figures.size() == 400);
    CHECK_FALSE(found.figures[0].places[0].cut_before);
    CHECK(found.figures[0].places[0].cut_after);
    const auto middle = std::find_if(found.figures.begin(), found.figures.end(),
                                     [](const ListedFigure& listed) { return listed.figure.low == 1200; });
    REQUIRE(middle != found.figures.end());
    const FigurePlace& place = middle->places[0];
    CHECK(place.cut_before);
    CHECK(place.cut_after);
    CHECK(place.statement.text.size() < 1'000);
    CHECK(place.span.of(place.statement.text) == "$1200");
    CHECK(to_text(found, {}).size() < 1'000'000);
}

TEST_CASE("hostile texts have few figures or none", "[searcher][figures]") {
    const auto text = GENERATE(values<std::string>({
        std::string(500'000, '9'),
        "$" + std::string(500, '9') + " and nan % and -inf percent, NaN dollars, 1e999 euros",
        std::string("$5 million\0\0\x1B[31m of it", 24),
        "\xFF\xFE$5 million\xC3 \xED\xA0\x80 3 percent",
        std::string(100'000, '('),
    }));
    const SampleIndex index({make_briefing("1", "Acme", text)});
    const FigureList found = figures(index, "1");
    CHECK(found.figures.size() <= 2);
    for (const ListedFigure& listed : found.figures) {
        const FigurePlace& place = listed.places[0];
        CHECK(place.span.of(place.statement.text) == place.written);
    }
    CHECK(to_json(found).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace).size() < 10'000);
}

TEST_CASE("of a briefing the first thousand figures are looked at", "[searcher][figures]") {
    std::string table;
    for (int i = 0; i < 3'000; ++i) table += std::to_string(i + 1) + "%. ";
    const SampleIndex index({make_briefing("1", "Table", table)});
    CHECK(figures(index, "1").total == 1'000);
}

TEST_CASE("the figures of the real briefings are told with what they are about",
          "[searcher][figures][real]") {
    const SampleIndex* index = real_briefings();
    if (!index) return;
    FigureRequest request;
    request.subject.search.query = real_story;
    request.kinds = {FigureKind::money, FigureKind::percentage, FigureKind::multiple};
    Lines lines = told(figures(*index, request));
    std::sort(lines.begin(), lines.end());
    CHECK(lines == Lines{"10 x: compute", "49 %: stake", "USD 14000000000: integration deal",
                         "USD 14300000000: Scale AI", "about USD 14000000000: deal",
                         "more than 10 x: compute", "more than USD 29000000000: valued Scale"});
    CHECK(told(figures(*index, "scale amount:13b..15b")).size() == 3);
}
