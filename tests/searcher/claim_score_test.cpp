#include "searcher/facts/claim_score.h"

#include "tests/support/catch.h"
#include "tests/support/repeated.h"

using namespace debrief;
using namespace debrief::test;

namespace {

constexpr double precision = 1e-9;

double form_of(std::string_view sentence) {
    return form_share(sentence, {});
}

bool is_about(double left, double right) {
    return left > right - precision && left < right + precision;
}

}  // namespace

TEST_CASE("a sentence has each of its terms once, and pairs by how near they are",
          "[searcher][claim_score]") {
    //                            0123456789012345678901234
    const std::string_view text = "red fox and red hen, a fox";
    const std::vector<Match> matches{{{0, 3}, 0}, {{4, 7}, 1}, {{12, 15}, 0}, {{16, 19}, 2}, {{23, 26}, 1}};
    const MatchedTerms matched = matched_terms(text, matches, {3, 2, 1}, {});
    CHECK(matched.terms == std::vector<std::size_t>{0, 1, 2});
    // red and fox at once: 2; red and hen at once: 1; hen and fox with a word between: 1 * 5/6
    CHECK(is_about(matched.nearness, 2 + 1 + 5.0 / 6));
}

TEST_CASE("cited hosts are no words of a sentence", "[searcher][claim_score]") {
    const std::vector<Match> matches{{{0, 3}, 0, Match::Kind::aside}};
    CHECK(matched_terms("a.b", matches, {1}, {}).terms.empty());
    CHECK(matched_terms("", {}, {}, {}).nearness == 0);
}

TEST_CASE("the form of a sentence tells how much of a claim it is", "[searcher][claim_score]") {
    const std::string eight = "one two three four five six seven eight";
    CHECK(form_of(eight + ".") == 1);
    CHECK(form_of(eight + ".\u201D") == 1);
    CHECK(form_of(eight + ".)\"") == 1);
    CHECK(form_of(eight + "\u2026") == 1);
    CHECK(is_about(form_of("one two."), 0.5));
    CHECK(is_about(form_of(eight), 0.75));
    CHECK(is_about(form_of(eight + "?"), 0.6));
    CHECK(is_about(form_of(repeated("word ", 180) + "."), 0.5));
    CHECK(form_of("") == 0);
    CHECK(form_of("...") == 0);
}

TEST_CASE("sentences of the same words have the same key", "[searcher][claim_score]") {
    CHECK(same_words_key("The price rose, to $14.3 billion.") == "price rose to $14 3 billion");
    CHECK(same_words_key("Price rose to \u201C$14.3 billion\u201D") == "price rose to $14 3 billion");
    CHECK(same_words_key("It did not rise.") != same_words_key("It did rise."));
    CHECK(same_words_key("Up 14%") != same_words_key("Up 14"));
    CHECK(same_words_key("\u20AC5") != same_words_key("$5"));
    CHECK(same_words_key("") == "");
    CHECK(same_words_key("\xE2\x80") == "");
    CHECK(same_words_key("\xFF\xE2").size() == 2);
}

TEST_CASE("evidence counts by how near it is", "[searcher][claim_score]") {
    CHECK(evidence_share(Evidence::direct, {}) > evidence_share(Evidence::inherited, {}));
    CHECK(evidence_share(Evidence::inherited, {}) > evidence_share(Evidence::none, {}));
    CHECK(evidence_share(Evidence::none, {}) == 0);
}
