#include "searcher/request_words.h"

#include "indexer/analysis.h"
#include "searcher/query_parser.h"
#include "searcher/query_runs.h"
#include "searcher/rerank_feedback.h"
#include "searcher/rerank_priors.h"
#include "tests/support/catch.h"

#include <cmath>

#include <fmt/format.h>

using namespace debrief;

namespace {

/// Each word with its share where that is not 1.
std::string shares_of(std::string_view query) {
    std::vector<std::string> forms;
    for (const Token& token : tokenize(query)) forms.push_back(token.form);
    const std::vector<double> shares = request_shares(forms);
    std::string text;
    for (std::size_t i = 0; i < forms.size(); ++i) {
        text += (i == 0 ? "" : " ") + forms[i];
        if (shares[i] != 1) text += fmt::format("^{}", shares[i]);
    }
    return text;
}

}  // namespace

TEST_CASE("words that only frame a request count nothing", "[searcher][request_words]") {
    CHECK(shares_of("papers on boundary layers") == "papers^0 on^0 boundary layers");
    CHECK(shares_of("information about the euro") == "information^0 about^0 the euro");
    CHECK(shares_of("relevant documents will report floods") ==
          "relevant^0 documents^0 will^0 report^0 floods");
    CHECK(shares_of("I am interested in floods") == "i am interested^0 in^0 floods");
    CHECK(shares_of("describe the rhine floods") == "describe^0 the rhine floods");
    CHECK(shares_of("give me rhine floods") == "give^0 me^0 rhine floods");
}

TEST_CASE("words that seldom tell what is wanted count half in longer queries", "[searcher][request_words]") {
    CHECK(shares_of("what problems of heat transfer are known") ==
          "what problems^0.5 of heat transfer are known^0.5");
    CHECK(shares_of("heat transfer problems") == "heat transfer problems");
    CHECK(shares_of("recent work") == "recent work");
}

TEST_CASE("a query that is nothing but frame counts in full", "[searcher][request_words]") {
    CHECK(shares_of("papers on") == "papers on");
    CHECK(shares_of("papers about the") == "papers about the");
    CHECK(shares_of("describe") == "describe");
    CHECK(shares_of("") == "");
}

TEST_CASE("the words of a query that rank stand in runs", "[searcher][query_words]") {
    CHECK(query_runs(parse_query("floods of the rhine", {}).query) ==
          std::vector<QueryRun>{{{"floods", 0}, {"rhine", 3}}});
    CHECK(query_runs(parse_query("rhine floods -budget cites:cnbc.com", {}).query) ==
          std::vector<QueryRun>{{{"rhine", 0}, {"floods", 1}}});
    CHECK(query_runs(parse_query("cites:cnbc.com", {}).query).empty());
    CHECK(query_runs(parse_query("\"rhine floods\"", {}).query).empty());
    CHECK(query_runs(parse_query("", {}).query).empty());
    CHECK(query_runs(parse_query("multi-agent", {}).query) ==
          std::vector<QueryRun>{{{"multi", 0}, {"agent", 1}}});
}

TEST_CASE("feedback takes what the best have in common", "[searcher][rerank_feedback]") {
    const SignatureVectors vectors(std::vector<Signature>{{{"flood", 4, 64}, {"rhine", 4, 64}},
                                                          {{"flood", 4, 64}, {"vote", 4, 64}},
                                                          {{"rhine", 4, 64}, {"vote", 4, 64}}});
    const auto any = [](const std::string&) { return true; };
    const double part = std::sqrt(0.5);  // each stem of a text weighs as much
    // The first two count, 1 and 1/2: flood has 1.5 parts in two texts, rhine and vote stand in one of them.
    const auto terms = feedback_terms(vectors, std::vector<double>{1, 0.5}, any, {});
    REQUIRE(terms.size() == 1);
    CHECK(terms[0].stem == "flood");
    CHECK(terms[0].share == 1);
    // All three count: flood 1.5, rhine 1.25, vote 0.75.
    const auto all = feedback_terms(vectors, std::vector<double>{1, 0.5, 0.25}, any, {});
    REQUIRE(all.size() == 3);
    CHECK(all[1].stem == "rhine");
    CHECK(std::abs(all[0].share - 1.5 * part / (3.5 * part)) < 1e-12);
    CHECK(std::abs(all[1].share - 1.25 / 3.5) < 1e-12);
    CHECK(std::abs(all[2].share - 0.75 / 3.5) < 1e-12);
    CHECK(feedback_terms(vectors, std::vector<double>{1, 0.5, 0.25}, any, {.terms = 2}).size() == 2);
    CHECK(feedback_terms(vectors, std::vector<double>{1, 1, 1},
                         [](const auto& stem) { return stem == "vote"; }, {})
              .size() == 1);
    CHECK(feedback_terms(vectors, std::vector<double>{}, any, {}).empty());
}

TEST_CASE("being new gains half as much for each half-life of age", "[searcher][rerank_priors]") {
    using std::chrono::days;
    CHECK(recency_gain(days{0}, days{30}) == 1);
    CHECK(recency_gain(days{30}, days{30}) == 0.5);
    CHECK(recency_gain(days{60}, days{30}) == 0.25);
    CHECK(recency_gain(days{-5}, days{30}) == 1);  // of tomorrow
    CHECK(recency_gain(days{5}, days{0}) == 0);
}

TEST_CASE("each owner of a cited source gains half of what is left", "[searcher][rerank_priors]") {
    CHECK(evidence_gain(0) == 0);
    CHECK(evidence_gain(1) == 0.5);
    CHECK(evidence_gain(2) == 0.75);
}
