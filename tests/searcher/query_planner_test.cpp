#include "searcher/query_planner.h"

#include "searcher/query_parser.h"
#include "tests/support/catch.h"

#include <xapian.h>

using namespace debrief;

namespace {

/// Shares that print as they are written.
constexpr RankingOptions plain_shares{.exact_share = 0.5, .stop_word_share = 0.5};

/// What Xapian is asked, as it prints it: stems begin with Z, titles with S, weights are factors.
std::string planned(std::string_view query, const RankingOptions& ranking = plain_shares) {
    Stemmers stemmer;
    return plan_query(parse_query(query).query, ranking, stemmer).get_description();
}

std::vector<std::string> ranked(std::string_view query) {
    const Query parsed = parse_query(query).query;
    return ranked_words(parsed.children);
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("a query is planned as terms of the index", "[searcher][query_planner]") {
    struct Case {
        const char* query;
        const char* expected;
    };
    const auto [query, expected] = GENERATE(values<Case>({
        {"", "Query(<alldocuments>)"},
        {"(", "Query()"},
        {"Floods", "Query((Zflood OR 0.5 * floods))"},
        {"\"rate cuts\"", "Query((rate PHRASE 2 cuts))"},
        {"\"floods\"", "Query(floods)"},
        {"cites:https://www.cnbc.com/2026/a", "Query(0 * XCITEcnbc.com)"},
        {"source:Reuters", "Query(0 * XSRCreuters)"},
        {"source:\"The  Verge!\"", "Query(0 * XSRCthe verge)"},
        {"cites:CNBC.com", "Query(0 * XCITEcnbc.com)"},
        {"cites:www.cnbc.com", "Query(0 * XCITEcnbc.com)"},
        {"title:floods", "Query(((Zflood OR 0.5 * floods) FILTER ZSflood))"},
        {"title:\"rate cuts\"",
         "Query((((Zrate OR 0.5 * rate) AND (Zcut OR 0.5 * cuts)) FILTER (Srate PHRASE 2 Scuts)))"},
        {"-fed", "Query((<alldocuments> AND_NOT (Zfed OR 0.5 * fed)))"},
        {"fed -multi-agent", "Query(((Zfed OR 0.5 * fed) AND_NOT (multi PHRASE 2 agent)))"},
    }));
    CAPTURE(query);
    CHECK(planned(query) == expected);
}

TEST_CASE("a word that stands twice counts twice", "[searcher][query_planner]") {
    CHECK(planned("fed fed") == "Query((Zfed#2 OR 0.5 * fed#2))");
}

TEST_CASE("a short query drops its stop words, a long one counts them little", "[searcher][query_planner]") {
    CHECK(planned("the fed") == planned("fed"));
    RankingOptions short_limit = plain_shares;
    short_limit.long_query_words = 1;
    CHECK(planned("the fed", short_limit) == "Query(((Zfed OR 0.5 * fed) OR 0.5 * (Zthe OR 0.5 * the)))");
}

TEST_CASE("stop words rank where there is nothing else", "[searcher][query_planner]") {
    CHECK(ranked("the fed and cuts") == Words{"fed", "cuts"});
    CHECK(ranked("to be or not to be") == Words{"to", "be", "or", "not", "to", "be"});
    CHECK(ranked("the OR \"rate cut\"").empty());
    CHECK(ranked("multi-agent of systems") == Words{"multi", "agent", "systems"});
    CHECK(ranked("The Who") == Words{"the", "who"});
}

TEST_CASE("words too long for a term are planned all the same", "[searcher][query_planner]") {
    CHECK_FALSE(planned(std::string(5'000, 'x')).empty());
    CHECK_FALSE(planned("cites:" + std::string(5'000, 'x') + ".com").empty());
    CHECK_FALSE(planned("source:" + std::string(5'000, 'x')).empty());
}
