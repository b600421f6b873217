#include "searcher/facts/claims.h"

#include "searcher/index_reader.h"
#include "tests/support/catch.h"
#include "tests/support/real_briefings.h"
#include "tests/support/repeated.h"
#include "tests/support/sample_index.h"

#include <algorithm>

#include <fmt/format.h>

using namespace debrief;
using namespace debrief::test;

namespace {

Claims claims_of(const SampleIndex& index, const std::string& query, std::size_t limit = 100) {
    IndexReader reader(index.directory());
    ClaimsRequest request;
    request.subject.search.query = query;
    request.limit = limit;
    return find_claims(reader, request);
}

/// The sentences, a line each, with the first letter of what backs them.
std::string told(const Claims& claims) {
    std::string all;
    for (const Claim& claim : claims.claims) {
        all += fmt::format("{}{} {}\n", claims.subject.briefings[claim.place.briefing].record.briefing.id,
                           to_string(claim.place.statement.evidence).front(), claim.place.statement.text);
    }
    return all;
}

std::vector<std::string> lit(const Claim& claim, const std::vector<Span>& spans) {
    std::vector<std::string> words;
    for (const Span& span : spans) words.emplace_back(span.of(claim.place.statement.text));
    return words;
}

const SampleIndex& launch() {
    static const SampleIndex index({
        make_briefing(
            "a", "Acme buys Borg",
            "Acme paid 14 billion for a 49 percent stake in Borg. (cnbc.com) Acme says it believes in "
            "Borg, which may grow. (acme.com) Nobody knows what comes next for its owners."),
        make_briefing("b", "A purchase is told",
                      "Acme paid 14 billion for the 49 percent stake in Borg! (acme.com) The founder of Borg "
                      "reportedly moves to Rome. He has a house there. (reuters.com)"),
        make_briefing("c", "Rain in Rome", "It rained in Rome all day long, as it seems. Trams stood still."),
    });
    return index;
}

}  // namespace

TEST_CASE("claims are the sentences that have most of what is asked, with what backs them",
          "[searcher][claims]") {
    const Claims claims = claims_of(launch(), "founder rome");
    REQUIRE(claims.claims.size() == 1);  // the one with half of the words is no answer beside it
    const Claim& best = claims.claims.front();
    CHECK(best.rank == 1);
    CHECK(best.score > 1);
    CHECK(best.place.statement.text == "The founder of Borg reportedly moves to Rome.");
    CHECK(best.place.statement.evidence == Evidence::inherited);
    REQUIRE(best.place.statement.sources.size() == 1);
    CHECK(best.place.statement.sources.front().host == "reuters.com");
    CHECK(lit(best, best.matches) == std::vector<std::string>{"founder", "Rome"});
    CHECK(lit(best, best.hedges) == std::vector<std::string>{"reportedly"});
    CHECK(best.also.empty());
    CHECK(best.corroboration.owners() == 1);
}

TEST_CASE("claims in the same words are one, and all that tell it corroborate it", "[searcher][claims]") {
    const Claims claims = claims_of(launch(), "stake percent", 1);
    CHECK(claims.total == 1);
    REQUIRE(claims.claims.size() == 1);
    const Claim& stake = claims.claims.front();
    REQUIRE(stake.also.size() == 1);
    CHECK(stake.also.front().briefing != stake.place.briefing);
    CHECK(stake.corroboration.press.owners == std::set<std::string>{"CNBC"});
    CHECK(stake.corroboration.party.owners == std::set<std::string>{"Acme"});
    CHECK(stake.corroboration.unbacked == 0);
}

TEST_CASE("claims that differ in a figure or a small word are two", "[searcher][claims]") {
    const SampleIndex index({
        make_briefing("1", "One", "The price of the bridge rose from 3 million to 5 million."),
        make_briefing("2", "Two", "The price of the bridge rose from 3 million to 6 million."),
        make_briefing("3", "Three", "The price of the bridge may rise from 3 million to 5 million."),
        make_briefing("4", "Four", "Price of bridge rose from 3 million to 5 million."),
        make_briefing("5", "Five", "The price of the bridge rose to 3 million from 5 million."),
    });
    const Claims claims = claims_of(index, "bridge price");
    CHECK(claims.total == 4);
    CHECK(std::count_if(claims.claims.begin(), claims.claims.end(),
                        [](const Claim& claim) { return !claim.also.empty(); }) == 1);
}

TEST_CASE("what is asked of sentences holds of each claim, in briefings of all kinds", "[searcher][claims]") {
    const auto texts = [&](const std::string& query) { return told(claims_of(launch(), query)); };
    CHECK(texts("borg is:uncited").empty());
    CHECK(texts("owners is:uncited") == "an Nobody knows what comes next for its owners.\n");
    CHECK(texts("borg is:hedged -kind:press") == "ad Acme says it believes in Borg, which may grow.\n");
    CHECK(texts("borg is:hedged cites:reuters.com") == "bi The founder of Borg reportedly moves to Rome.\n");
    CHECK(texts("stake -cites:cnbc.com") == "bd Acme paid 14 billion for the 49 percent stake in Borg!\n");
    CHECK(texts("stake kind:press") == "ad Acme paid 14 billion for a 49 percent stake in Borg.\n");
    CHECK(texts("rome -is:hedged").empty());
    CHECK(texts("(cites:cnbc.com OR cites:reuters.com) -is:hedged") ==
          "ad Acme paid 14 billion for a 49 percent stake in Borg.\nbd He has a house there.\n");
}

TEST_CASE("without words the best backed claims come first, and headings last", "[searcher][claims]") {
    const SampleIndex index(
        {
            make_briefing("1", "One",
                          "The bridge in the town is closed.\n\nA heading\n\nThe mayor and the "
                          "council of the town were told. (cnbc.com)"),
            make_briefing("2", "Two",
                          "The bridge of the town is to be opened again by May. (reuters.com) "
                          "(cnbc.com) The bridge in the town is closed. (bbc.com)"),
        },
        {{"1", "00000000000000aa"}, {"2", "00000000000000aa"}});
    const Claims claims = claims_of(index, "2");
    CHECK(claims.subject.is_story);
    CHECK(told(claims) ==
          "2d The bridge of the town is to be opened again by May.\n"
          "1d The mayor and the council of the town were told.\n"
          "2d The bridge in the town is closed.\n"
          "1n A heading\n");
    CHECK(claims.claims.front().score == 0);
    CHECK(claims.claims.front().matches.empty());
}

TEST_CASE("titles are no claims, but say what sentences are about", "[searcher][claims]") {
    const SampleIndex index({
        make_briefing("1", "Bridge in Cologne", "The new one will cost 90 million. Trains are late all day."),
        make_briefing("2", "Tram in Bonn", "The new one will cost 20 million. Buses are late all day long."),
    });
    const Claims claims = claims_of(index, "cologne cost");
    CHECK(told(claims) == "1n The new one will cost 90 million.\n");
    CHECK(claims_of(index, "cologne").claims.empty());
}

TEST_CASE("whole sentences go before fragments, questions and endless ones", "[searcher][claims]") {
    const SampleIndex index({
        make_briefing("1", "One", "Strike in Bonn"),
        make_briefing("2", "Two", "Will there be a strike of drivers in Bonn this winter?"),
        make_briefing("3", "Three", "The drivers in Bonn went on strike for a day."),
        make_briefing("4", "Four", "Strike Bonn " + repeated("and so on ", 200) + "."),
    });
    CHECK(told(claims_of(index, "strike bonn")).starts_with("3n The drivers"));
}

TEST_CASE("where nothing answers there are no claims", "[searcher][claims]") {
    for (const char* query :
         {"zzz", "-is:cited -is:uncited", "stake is:party-only cites:reuters.com", "id:zz"}) {
        CAPTURE(query);
        const Claims claims = claims_of(launch(), query);
        CHECK(claims.claims.empty());
        CHECK(claims.total == 0);
    }
    CHECK(claims_of(SampleIndex({make_briefing("1", "Title alone")}), "title").claims.empty());
    CHECK(claims_of(SampleIndex({}), "").claims.empty());
}

TEST_CASE("a condition that is about briefings is told of", "[searcher][claims]") {
    const Claims claims = claims_of(launch(), "stake OR cites:reuters.com");
    REQUIRE(claims.subject.notes.size() == 1);
    CHECK(claims.subject.notes.front().message ==
          "'cites:' is joined with something else by OR, so here it is about whole briefings");
}

TEST_CASE("hedges are told in English alone", "[searcher][claims]") {
    Briefing other = make_briefing("1", "Isa", "May bagong tulay sa bayan.");
    other.language = "tl";
    const SampleIndex index({other});
    REQUIRE(claims_of(index, "tulay").claims.size() == 1);
    CHECK(claims_of(index, "tulay").claims.front().hedges.empty());
    CHECK(claims_of(index, "tulay -is:hedged").claims.size() == 1);
    CHECK(claims_of(index, "is:hedged").claims.empty());
}

TEST_CASE("hostile briefings make claims like others", "[searcher][claims]") {
    const std::string nul("The flood \0came to\x1B[31m town.", 29);
    const SampleIndex index({
        make_briefing("1", "One", nul),
        make_briefing("2", "Two", repeated("flood ", 50'000)),
        make_briefing("3", "Three", repeated("The flood came. ", 20'000)),
        make_briefing("4", "Four", repeated("The flood (a.com) came may (", 5'000)),
        make_briefing("5", "Five", "\u6D2A\u6C34 flood \u3002(cnbc.com"),
    });
    const Claims claims = claims_of(index, "flood came is:uncited");
    CHECK_FALSE(claims.claims.empty());
    const auto is_repeated = [](const Claim& claim) {
        return claim.place.statement.text == "The flood came.";
    };
    CHECK(std::count_if(claims.claims.begin(), claims.claims.end(), is_repeated) == 1);
}

TEST_CASE("the same words in any order of briefings give the same claims", "[searcher][claims]") {
    const SampleIndex index({make_briefing("1", "One", "Snow fell in Bonn today. Snow fell in Rome today."),
                             make_briefing("2", "Two", "Snow fell in Oslo today.")});
    const std::string first = told(claims_of(index, "snow fell"));
    CHECK(std::count(first.begin(), first.end(), '\n') == 3);
    CHECK(first == told(claims_of(index, "snow fell")));
    CHECK(first.starts_with(told(claims_of(index, "snow fell", 1))));
}

TEST_CASE("filters that are conditions are asked of each sentence, of a story's too", "[searcher][claims]") {
    const auto filtered = [](const std::string& query, std::vector<std::string> filters) {
        IndexReader reader(launch().directory());
        ClaimsRequest request;
        request.subject.search.query = query;
        request.subject.search.filters = std::move(filters);
        request.limit = 100;
        return told(find_claims(reader, request));
    };
    CHECK(filtered("rome", {"is:uncited"}) == "cn It rained in Rome all day long, as it seems.\n");
    CHECK(filtered("rome", {"is:uncited", "is:cited"}).empty());
    CHECK(filtered("rome", {"kind:press"}) == "bi The founder of Borg reportedly moves to Rome.\n");
    CHECK(filtered("", {"is:hedged", "cites:acme.com"}) ==
          "ad Acme says it believes in Borg, which may grow.\n");
    CHECK(filtered("a", {"is:hedged"}) == "ad Acme says it believes in Borg, which may grow.\n");
    CHECK(filtered("xyzzy", {"is:hedged"}).empty());
    // others are about briefings, and of a story say nothing
    CHECK(filtered("rome", {"trams"}) == "cn It rained in Rome all day long, as it seems.\n");
    CHECK(filtered("c", {"founder"}) == filtered("c", {}));
}

TEST_CASE("the real briefings' stake is answered first, as the press has it", "[searcher][claims][real]") {
    const SampleIndex* const index = real_briefings();
    if (!index) return;
    const Claims claims = claims_of(*index, "stake percent");
    REQUIRE_FALSE(claims.claims.empty());
    const Claim& stake = claims.claims.front();
    CHECK(claims.subject.briefings[stake.place.briefing].record.briefing.id == "004");
    CHECK(stake.place.statement.evidence == Evidence::direct);
    REQUIRE(stake.place.statement.sources.size() == 1);
    CHECK(stake.place.statement.sources.front().host == "techcrunch.com");
    CHECK(stake.place.statement.text.find("$14.3 billion") != std::string::npos);
    CHECK(stake.place.statement.text.find("49 percent stake") != std::string::npos);
    const Claims all = claims_of(*index, "004", 1000);
    CHECK(all.subject.story == real_story);
    CHECK(all.claims.size() > 100);
}
