#include "searcher/facts/quotations.h"

#include "searcher/facts/quotation_groups.h"
#include "searcher/facts/quotations_output.h"
#include "searcher/index_reader.h"
#include "tests/support/catch.h"
#include "tests/support/random.h"
#include "tests/support/real_briefings.h"
#include "tests/support/sample_index.h"

#include <nlohmann/json.hpp>

using namespace debrief;
using namespace debrief::test;

namespace {

Quotations quotations_of(const SampleIndex& index, const std::string& query,
                         const std::string& speaker = "") {
    QuotationsRequest request;
    request.subject.search.query = query;
    request.speaker = speaker;
    IndexReader reader(index.directory());
    return find_quotations(reader, request);
}

std::vector<std::string> words_of(const Quotations& found) {
    std::vector<std::string> words;
    for (const Quotation& quotation : found.quotations) words.push_back(quotation.words);
    return words;
}

using Words = std::vector<std::string>;

std::vector<std::size_t> grouped(const std::vector<std::pair<std::string, std::string>>& quotations) {
    std::vector<NormalWords> normal;
    for (const auto& [words, speaker] : quotations) normal.push_back(normalise_quotation(words, speaker));
    return group_quotations(normal);
}

using Groups = std::vector<std::size_t>;

Words unquoted_in(const std::string& text, const std::string& quotation) {
    const std::vector<NormalWords> normal{normalise_quotation(quotation, "")};
    const Prose prose(text);
    Words words;
    for (const UnquotedRun& run : UnquotedFinder(normal).find(prose, find_quotes(text)))
        words.emplace_back(run.span.of(text));
    return words;
}

}  // namespace

TEST_CASE("the same words are one quotation, whatever differs from paper to paper",
          "[searcher][quotations]") {
    CHECK(grouped({{"We won, and how!", ""}, {"we won – AND how", ""}}) == Groups{0, 0});
    CHECK(grouped({{"we won it all", ""}, {"We won it all, and we will win again.", ""}}) == Groups{1, 1});
    CHECK(grouped({{"won it all", ""}, {"We won it all, and we will win again.", ""}}) == Groups{0, 1});
    CHECK(grouped({{"We won it all … win again.", ""}, {"We won it all, and we will win again.", ""}}) ==
          Groups{1, 1});
    CHECK(grouped({{"we will win again ... We won it all", ""},
                   {"We won it all, and we will win again.", ""}}) == Groups{0, 1});
    CHECK(grouped({{"bad", "Ann"}, {"bad", "ann"}, {"bad", "Bo"}}) == Groups{0, 0, 2});
    CHECK(grouped({{"", ""}, {"...", ""}}) == Groups{0, 0});
    CHECK(grouped({}).empty());
    // What two longer ones share joins neither to the other.
    CHECK(grouped({{"at the end of the day we won", ""},
                   {"at the end of the day they lost it", ""},
                   {"at the end of the day", ""}}) == Groups{0, 1, 1});
}

TEST_CASE("groups are those that comparing all makes", "[searcher][quotations][property]") {
    constexpr std::array<std::string_view, 6> pieces{"we ", "won ", "it ", "all ", "… ", "again "};
    const auto seed = GENERATE(take(40, random(0, 1'000'000)));
    Random random(static_cast<unsigned>(seed));
    std::vector<NormalWords> normal;
    for (std::size_t i = 0; i < 30; ++i)
        normal.push_back(normalise_quotation(random.joined(pieces, 1 + random.below(9)), ""));
    const auto leaders = group_quotations(normal);
    REQUIRE(leaders.size() == normal.size());
    for (std::size_t i = 0; i < leaders.size(); ++i) {
        CHECK(leaders[leaders[i]] == leaders[i]);
        CHECK(normal[leaders[i]].words.size() >= normal[i].words.size());
        for (std::size_t j = 0; j < i; ++j) {
            if (normal[i].words == normal[j].words) CHECK(leaders[i] == leaders[j]);
        }
    }
}

TEST_CASE("words without marks are told from five on, names aside", "[searcher][quotations]") {
    const std::string quotation = "We will never again sell chips to rivals, Ann Lee of Acme Labs Oslo knows";
    CHECK(unquoted_in("They will Never again sell chips to rivals, she said.", quotation) ==
          Words{"will Never again sell chips to rivals"});
    CHECK(unquoted_in("They will never again sell.", quotation).empty());
    CHECK(unquoted_in("It was Ann Lee of Acme Labs Oslo.", quotation).empty());
    CHECK(unquoted_in("\"We will never again sell chips,\" Bo said.", quotation).empty());
    CHECK(unquoted_in("They will never again\n\nsell chips to rivals.", quotation).empty());
    CHECK(unquoted_in("It was so: \"We won it,\" they said, will never again sell chips to rivals too.",
                      quotation) == Words{"will never again sell chips to rivals"});
    CHECK(unquoted_in("", quotation).empty());
    CHECK(unquoted_in("They will never again sell chips.", "").empty());
}

TEST_CASE("quotations are told with their speakers, sentences and evidence", "[searcher][quotations]") {
    const SampleIndex index({
        make_briefing("1", "Flood in Cologne", "\"The flood came at night,\" Ann Lee said. (cnbc.com)"),
        make_briefing("2", "High water", "Ann Lee told reporters that \"the flood came at night\" and left."),
        make_briefing("3", "Rain", "Nobody knew that the flood came at night in Cologne. So they said."),
        make_briefing("4", "Vote", "\"We will vote,\" Bo Dahl said."),
    });
    const Quotations found = quotations_of(index, "flood");
    REQUIRE(words_of(found) == Words{"The flood came at night"});
    CHECK(found.total == 1);
    const Quotation& quotation = found.quotations[0];
    CHECK(quotation.rank == 1);
    CHECK(quotation.briefings == 2);
    CHECK(quotation.weight > 0);
    CHECK(quotation.speakers == Words{"Ann Lee"});
    CHECK_FALSE(quotation.has_differing_speakers);
    REQUIRE(quotation.matches.size() == 1);
    CHECK(quotation.matches[0].of(quotation.words) == "flood");
    REQUIRE(quotation.places.size() == 2);
    for (const QuotationPlace& place : quotation.places) {
        const Briefing& briefing = found.subject.briefings[place.briefing].record.briefing;
        CHECK(place.kind == QuoteKind::said);
        CHECK(place.place.span.of(briefing.text).front() == '"');
        REQUIRE(place.statement);
        const bool is_first = briefing.id == "1";
        CHECK(place.statement->evidence == (is_first ? Evidence::direct : Evidence::none));
    }
    REQUIRE(quotation.unquoted.size() == 1);
    CHECK(quotation.unquoted[0].words == "the flood came at night");
    CHECK(quotation.unquoted[0].statement.text == "Nobody knew that the flood came at night in Cologne.");
}

TEST_CASE("speakers that differ are told", "[searcher][quotations]") {
    const SampleIndex index({
        make_briefing("1", "Flood", "\"The flood came at night,\" Ann Lee said."),
        make_briefing("2", "Flood", "\"The flood came at night,\" said Bo Dahl."),
        make_briefing("3", "Flood", "\"The flood came at night,\" she said."),
    });
    const Quotations found = quotations_of(index, "flood");
    REQUIRE(found.quotations.size() == 1);
    CHECK(found.quotations[0].has_differing_speakers);
    CHECK(found.quotations[0].speakers == Words{"Ann Lee", "Bo Dahl"});
    const std::string text = to_text(found, {});
    CHECK(text.find("Ann Lee or Bo Dahl") != std::string::npos);
    CHECK(text.find("\u201Cshe\u201D") != std::string::npos);
}

TEST_CASE("a last name is the speaker whose name ends so", "[searcher][quotations]") {
    const SampleIndex index({
        make_briefing("1", "Flood", "So Lee said: \"The flood came at night.\""),
        make_briefing("2", "Flood", "\"The flood came at night,\" Ann Lee said."),
    });
    const Quotations found = quotations_of(index, "flood");
    REQUIRE(found.quotations.size() == 1);
    CHECK(found.quotations[0].speakers == Words{"Ann Lee"});
    CHECK_FALSE(found.quotations[0].has_differing_speakers);
}

TEST_CASE("only what has to do with the query, or one speaker, is told", "[searcher][quotations]") {
    const SampleIndex index({
        make_briefing(
            "1", "Cologne",
            "\"The flood came at night,\" Ann Lee said. \"We will vote for it,\" said Bo Dahl, of Acme."),
        make_briefing("2", "Flood in Bonn", "\"Nobody slept that night,\" a spokesman for Acme said."),
    });
    CHECK(words_of(quotations_of(index, "flood")) ==
          Words{"The flood came at night", "Nobody slept that night"});
    CHECK(words_of(quotations_of(index, "flood", "dahl")) == Words{"We will vote for it"});
    CHECK(words_of(quotations_of(index, "flood", "LEE ann")) == Words{"The flood came at night"});
    CHECK(words_of(quotations_of(index, "flood", "spokesman acme")) == Words{"Nobody slept that night"});
    CHECK(quotations_of(index, "flood", "nobody").quotations.empty());
    CHECK(words_of(quotations_of(index, "acme")).front() == "Nobody slept that night");
    CHECK(quotations_of(index, "xyzzyq").quotations.empty());
}

TEST_CASE("a story's quotations come by how many tell them", "[searcher][quotations]") {
    const SampleIndex index(
        {make_briefing("1", "Flood", "\"It came at night,\" Ann Lee said."),
         make_briefing("2", "Flood", "\"We will vote,\" said Bo Dahl."),
         make_briefing("3", "Flood", "\"We will vote,\" said Bo Dahl."),
         make_briefing("4", "Flood", "\"We told nobody,\" said Bo Dahl.")},
        {{"1", "00000000000000aa"}, {"2", "00000000000000aa"}, {"3", "00000000000000aa"}});
    const Quotations found = quotations_of(index, "1");
    CHECK(found.subject.is_story);
    CHECK(words_of(found) == Words{"We will vote", "It came at night"});
}

TEST_CASE("limits hold, and ranks go on", "[searcher][quotations]") {
    std::string text;
    for (int i = 0; i < 30; ++i)
        text += "\"The flood number " + std::to_string(i) + " came,\" Ann Lee said.\n\n";
    const SampleIndex index({make_briefing("1", "Flood", text)});
    QuotationsRequest request;
    request.subject.search.query = "flood";
    request.limit = 7;
    IndexReader reader(index.directory());
    const Quotations found = find_quotations(reader, request);
    CHECK(found.total == 30);
    REQUIRE(found.quotations.size() == 7);
    CHECK(found.quotations.back().rank == 7);
    CHECK(to_json(found).at("quotations").size() == 7);
}

TEST_CASE("paragraphs of one quotation may lie in two parts", "[searcher][quotations]") {
    Briefing briefing = make_briefing("1", "Flood", "\"We saw it,\" Ann Lee said.");
    briefing.summary = "\"The flood came at night.";
    const SampleIndex index({briefing});
    const Quotations found = quotations_of(index, "flood");
    REQUIRE(found.quotations.size() == 1);
    const BriefingPlace& place = found.quotations[0].places[0].place;
    CHECK(place.part == BriefingPart::text);
    CHECK(place.span.of(briefing.text) == "We saw it,");
}

TEST_CASE("hostile briefings are read in bounded time", "[searcher][quotations]") {
    const auto piece =
        GENERATE(values<std::string>({"\"", "\"flood a b c,\" he said. ", "flood \"",
                                      "\"flood flood flood flood flood\" ", "\xFF\"\x01flood "}));
    std::string text;
    while (text.size() < 500'000) text += piece;
    CAPTURE(piece);
    const SampleIndex index({make_briefing("1", "Flood", text)});
    const Quotations found = quotations_of(index, "flood");
    CHECK(found.quotations.size() <= 20);
    CHECK(to_json(found).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace).size() > 10);
}

TEST_CASE("the real briefings' quotations are told", "[searcher][quotations]") {
    const SampleIndex* const index = real_briefings();
    if (index == nullptr) return;
    const Quotations found = quotations_of(*index, "muse spark");
    REQUIRE_FALSE(found.quotations.empty());
    bool has_order_of_magnitude = false;
    for (const Quotation& quotation : found.quotations) {
        CHECK((quotation.speakers.empty() || quotation.speakers == Words{"Meta"}));
        if (quotation.words.find("order of magnitude") == std::string::npos) continue;
        has_order_of_magnitude = true;
        CHECK_FALSE(quotation.unquoted.empty());
    }
    CHECK(has_order_of_magnitude);
}
