#include "indexer/fetched_tokens.h"

#include "indexer/analysis.h"
#include "tests/support/catch.h"
#include "tests/support/random.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

using namespace debrief;

namespace {

/// Words as `tokenize` gives them, some of which `words` knows by then.
void check_reading(const std::string& text, const std::vector<Span>& skipped, KnownWords& words) {
    const std::vector<Token> expected = tokenize(text, skipped);
    FetchedTokens tokens(words, text, skipped);
    for (const Token& each : expected) {
        const FetchedToken* const token = tokens.next();
        REQUIRE(token);
        CHECK(token->form == each.form);
        CHECK(token->span == each.span);
        CHECK(token->hash == hash_bytes(each.form));
        const std::uint32_t number = words.enter(token->form, token->hash);
        CHECK(words.enter(each.form) == number);
        (void)words.enter_terms(number);
    }
    CHECK_FALSE(tokens.next());
    CHECK_FALSE(tokens.next());
}

}  // namespace

TEST_CASE("words are read ahead as they are read one by one", "[indexer][fetched_tokens][property]") {
    const auto seed = GENERATE(range(0U, 20U));
    CAPTURE(seed);
    test::Random random(seed);
    constexpr std::array<std::string_view, 10> pieces{
        "Rain ",  "the ", "flood-", "U.S. ",   "\xC3\x89t\xC3\xA9 ",
        "1,000 ", "x",    "\n",     "AT&T's ", "\xE6\x9D\xB1\xE4\xBA\xAC\xE9\x83\xBD"};
    Stemmer stemmer;
    KnownWords words(stemmer);
    DocumentTerms terms;
    for (const std::size_t size : {0U, 1U, 23U, 24U, 25U, 400U}) {
        terms.clear();
        words.begin_document(terms);
        const std::string text = random.joined(pieces, size);
        check_reading(text, {}, words);
        if (text.size() > 40) check_reading(text, {{10, 20}, {30, 33}}, words);
    }
}

TEST_CASE("long words are read ahead like others", "[indexer][fetched_tokens]") {
    Stemmer stemmer;
    KnownWords words(stemmer);
    DocumentTerms terms;
    words.begin_document(terms);
    std::string text;
    for (std::size_t size = 1; size < 1'300; size += 37)
        text += std::string(size, size % 2 == 0 ? 'A' : 'b') + ' ';
    check_reading(text, {}, words);
}
