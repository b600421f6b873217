#include "searcher/query_planner.h"

#include "searcher/counted_words.h"
#include "searcher/query_parser.h"
#include "tests/support/catch.h"

#include <algorithm>
#include <string_view>

#include <xapian.h>

using namespace debrief;

namespace {

/// Shares that print as they are written.
constexpr RankingOptions plain_shares{.exact_share = 0.5, .stop_word_share = 0.5};

/// What Xapian is asked, as it prints it: stems end with ~ here, titles begin with S, weights are factors.
std::string printed(const Xapian::Query& plan) {
    std::string text = plan.get_description();
    const std::string_view escaped = "\\x01";  // by Xapian, but not what filters say of themselves
    for (std::size_t at = text.find(escaped); at != std::string::npos; at = text.find(escaped))
        text.replace(at, escaped.size(), "~");
    std::replace(text.begin(), text.end(), '\x01', '~');
    return text;
}

std::string planned(std::string_view query, const RankingOptions& ranking = plain_shares) {
    Stemmers stemmer;
    return printed(plan_query(parse_query(query).query, ranking, stemmer));
}

std::vector<std::string> ranked(std::string_view query) {
    const Query parsed = parse_query(query).query;
    return ranked_words(parsed.children);
}

using Words = std::vector<std::string>;

Query node(Query::Kind kind, std::string text = "", std::vector<Query> children = {}) {
    Query query;
    query.kind = kind;
    query.text = std::move(text);
    query.children = std::move(children);
    return query;
}

Query word(std::string text) {
    return node(Query::Kind::word, std::move(text));
}

Query in_field(Query query, std::string_view field) {
    query.field = find_field(field);
    return query;
}

Query with_forms(Query query, Words forms) {
    query.forms = std::move(forms);
    return query;
}

Query in_range(std::string_view field, NumberRange range, std::string unit = "") {
    Query query = in_field(node(Query::Kind::number), field);
    query.range = range;
    query.unit = std::move(unit);
    return query;
}

Query at_distance(Query query, std::size_t distance) {
    query.distance = distance;
    return query;
}

std::string planned(const Query& query, SearchedText text = SearchedText::body) {
    Stemmers stemmer;
    return printed(plan_query(query, plain_shares, stemmer, text));
}

}  // namespace

TEST_CASE("a query is planned as terms of the index", "[searcher][query_planner]") {
    struct Case {
        const char* query;
        const char* expected;
    };
    const auto [query, expected] = GENERATE(values<Case>({
        {"", "Query(<alldocuments>)"},
        {"(", "Query()"},
        {"Floods", "Query((flood~ OR 0.5 * floods))"},
        {"\"rate cuts\"", "Query(((rate AND cuts) FILTER PostingSource((next rate cuts))))"},
        {"\"floods\"", "Query(floods)"},
        {"cites:https://www.cnbc.com/2026/a", "Query(0 * Hcnbc.com)"},
        {"source:Reuters", "Query(0 * Areuters)"},
        {"source:\"The  Verge!\"", "Query(0 * Athe verge)"},
        {"cites:CNBC.com", "Query(0 * Hcnbc.com)"},
        {"cites:www.cnbc.com", "Query(0 * Hcnbc.com)"},
        {"title:floods", "Query(((flood~ OR 0.5 * floods) FILTER Sflood~))"},
        {"title:\"rate cuts\"",
         "Query((((rate~ OR 0.5 * rate) AND (cut~ OR 0.5 * cuts)) FILTER ((Srate AND Scuts) FILTER "
         "PostingSource((next Srate Scuts)))))"},
        {"-fed", "Query((<alldocuments> AND_NOT (fed~ OR 0.5 * fed)))"},
        {"fed -multi-agent",
         "Query(((fed~ OR 0.5 * fed) AND_NOT ((multi AND agent) FILTER PostingSource((next multi agent)))))"},
    }));
    CAPTURE(query);
    CHECK(planned(query) == expected);
}

TEST_CASE("a word that stands twice counts twice", "[searcher][query_planner]") {
    CHECK(planned("fed fed") == "Query((fed~#2 OR 0.5 * fed#2))");
}

TEST_CASE("a short query drops its stop words, a long one counts them little", "[searcher][query_planner]") {
    CHECK(planned("the fed") == planned("fed"));
    RankingOptions short_limit = plain_shares;
    short_limit.long_query_words = 1;
    CHECK(planned("the fed", short_limit) == "Query(((fed~ OR 0.5 * fed) OR 0.5 * (the~ OR 0.5 * the)))");
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

TEST_CASE("nodes of all kinds are planned", "[searcher][query_planner]") {
    using Kind = Query::Kind;
    struct Case {
        Query query;
        const char* expected;
    };
    const Query phrase = node(Kind::phrase, "rate cuts");
    const Query pattern = with_forms(node(Kind::pattern, "wom?n"), {"women", "woman"});
    const Query fuzzy = with_forms(at_distance(node(Kind::fuzzy, "wang"), 1), {"wang", "wong"});
    const std::vector<Case> cases{
        {pattern, "Query((women SYNONYM woman))"},
        {node(Kind::pattern, "x*"), "Query()"},
        {in_field(pattern, "title"), "Query(((women SYNONYM woman) FILTER (Swomen SYNONYM Swoman)))"},
        {fuzzy, "Query(((wang SYNONYM wong) OR 0.5 * wang))"},
        {with_forms(node(Kind::fuzzy, "wang"), {"wong"}), "Query(wong)"},
        {at_distance(node(Kind::near, "", {word("rates"), phrase}), 5),
         "Query((((rate~ OR 0.5 * rates) AND ((rate AND cuts) FILTER PostingSource((next rate "
         "cuts)))) FILTER "
         "PostingSource((near 5 (word \"rates\") (phrase \"rate cuts\")))))"},
        {at_distance(node(Kind::adjacent, "", {word("open"), pattern}), 1),
         "Query((((open~ OR 0.5 * open) AND (women SYNONYM woman)) FILTER "
         "((open AND (woman OR women)) FILTER PostingSource((adjacent 1 (word \"open\") (pattern "
         "\"wom?n\"))))))"},
        {at_distance(node(Kind::near, "", {with_forms(word("rate"), {"rate", "rates"}), word("cut")}), 9),
         "Query((((rate~ OR 0.5 * rate) AND (cut~ OR 0.5 * cut)) FILTER "
         "(((rate OR rates) AND cut) FILTER PostingSource((near 9 (word \"rate\") (word \"cut\"))))))"},
        {at_distance(node(Kind::near, "", {word("far"), word("near")}), 9),
         "Query((((far~ OR 0.5 * far) AND (near~ OR 0.5 * near)) FILTER ((far AND near) FILTER "
         "PostingSource((near 9 (word \"far\") (word \"near\"))))))"},
        {node(Kind::same, "", {word("cars"), word("autos"), phrase}),
         "Query(((0 * (car~ OR auto~ OR (rate AND cuts)) AND PostingSource((same car~ auto~ (next rate "
         "cuts)))) "
         "OR 0.5 * (cars SYNONYM autos)))"},
        {node(Kind::same, "", {word("multi-agent"), pattern}),
         "Query((0 * (women OR woman OR (multi AND agent)) AND PostingSource((same women woman (next multi "
         "agent)))))"},
        {node(Kind::same, "", {word("14bn"), in_range("amount", {13, 15, false, true}, "USD")}),
         "Query((14bn~ OR 0.5 * 14bn OR PostingSource((amount 13..<15 USD))))"},
        {node(Kind::with, "", {word("fed"), word("cuts"), phrase}),
         "Query(((fed~ OR 0.5 * fed) AND_MAYBE ((cut~ OR 0.5 * cuts) OR ((rate AND cuts) FILTER "
         "PostingSource((next rate cuts))))))"},
        {in_range("percent", {40, {}, true, false}), "Query(PostingSource((percent >40..)))"},
        {in_field(node(Kind::field, "*"), "cites"), "Query((<alldocuments> AND_NOT Iuncited))"},
        {in_field(node(Kind::field, "Scale  AI!"), "cites"), "Query(0 * Hscale ai)"},
        {in_field(node(Kind::field, "Press"), "kind"), "Query(0 * XKINDpress)"},
        {in_field(node(Kind::field, "party-only"), "is"), "Query(0 * Iparty-only)"},
        {in_field(node(Kind::field, "German"), "lang"), "Query(0 * Lde)"},
        {in_field(node(Kind::field, "en-GB"), "lang"), "Query(0 * Len)"},
        {in_field(node(Kind::field, "Klingon"), "lang"), "Query(0 * Lklingon)"},
        {in_field(node(Kind::field, "A b.txt"), "id"), "Query(0 * QA b.txt)"},
        {in_field(node(Kind::field, "Scale AI"), "name"), "Query(0 * Nscale ai)"},
        {in_field(node(Kind::field, "x"), "saved"), "Query()"},
    };
    for (const Case& each : cases) CHECK(planned(each.query) == each.expected);
}

TEST_CASE("numbers of citations are ranges of a value; without it they are none",
          "[searcher][query_planner]") {
    const auto cites = [](NumberRange range) { return planned(in_range("cites", range)); };
    CHECK(cites({6, {}, false, false}) == cites({5, {}, true, false}));
    CHECK(cites({{}, 2, false, false}) == cites({0, 3, false, true}));
    CHECK(cites({0, {}, false, false}) == "Query(<alldocuments>)");
    CHECK(cites({{}, {}, false, false}) == "Query(<alldocuments>)");
    CHECK(cites({5, 6, true, true}) == "Query()");
    CHECK(cites({{}, 0, false, true}) == "Query()");
    CHECK(cites({{}, 0, false, false}).starts_with("Query((<alldocuments> AND_NOT VALUE_GE 4 "));
}

TEST_CASE("days are of publication or of the text", "[searcher][query_planner]") {
    Query days = in_field(node(Query::Kind::days), "event");
    days.first = parse_iso_day("2025-06-01");
    CHECK(planned(days) == "Query(PostingSource((event 2025-06-01..)))");
    CHECK(planned(in_field(days, "since")).starts_with("Query(VALUE_GE 0 "));
    days.first.reset();
    CHECK(planned(in_field(days, "date")).starts_with("Query(VALUE_GE 0 "));
}

TEST_CASE("a search of whole texts looks for synonyms and words near each other in chrome too",
          "[searcher][query_planner]") {
    CHECK(planned(node(Query::Kind::same, "", {word("cars"), word("autos")}), SearchedText::whole) ==
          "Query(((car~ SYNONYM XCHcar~ SYNONYM auto~ SYNONYM XCHauto~) OR 0.5 * (cars SYNONYM autos)))");
}
