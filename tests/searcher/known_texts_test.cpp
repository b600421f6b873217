#include "searcher/known_texts.h"

#include "indexer/analysis.h"
#include "searcher/highlighter.h"
#include "searcher/query_parser.h"
#include "tests/support/catch.h"
#include "tests/support/random.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

using namespace debrief;
using namespace debrief::test;

namespace {

constexpr std::array<std::string_view, 24> pieces{
    "flood",   "Floods", "flooding", "rhine",      "Rhine's", "vote",         " ",      " ",
    "(a.com)", "[",      "(",        "https://a.", "\n\n",    "東京都",       "(dpa)",  "é",
    "U.S.",    "14.3",   "-",        "’",          "ﬂood",    "\xEF\xBC\x88", "oedeme", "straße"};

std::string told(std::string_view text, const std::vector<Match>& matches) {
    std::string lines;
    for (const Match& match : matches)
        lines += std::to_string(match.span.begin) + ' ' + std::string(match.span.of(text)) + ' ' +
                 std::to_string(match.term) + '\n';
    return lines;
}

}  // namespace

TEST_CASE("a text is known by the words that it is cut into", "[searcher][known_texts]") {
    const std::string text = "Floods on the Rhine (a.com), U.S. troops: “flooding” of 14.3 – l'état.";
    Stemmer stemmer;
    WordNumbers numbers;
    KnownTexts texts(numbers);
    REQUIRE(texts.takes(text));
    const auto words = texts.words(text);
    const std::vector<Token> tokens = tokenize(text, wordless_spans(text));
    REQUIRE(words.size() == tokens.size());
    for (std::size_t i = 0; i < words.size(); ++i) {
        CHECK(numbers.name(words[i].form) == tokens[i].form);
        CHECK(numbers.name(numbers.stem_of(words[i].form, stemmer)) == stemmer.stem(tokens[i].form));
        CHECK(Span{words[i].begin, words[i].end} == tokens[i].span);
    }
    CHECK(texts.words(text).data() == words.data());
    CHECK(texts.words("").empty());
}

TEST_CASE("each stemmer has stems of its own", "[searcher][known_texts]") {
    Stemmer english;
    Stemmer german("de");
    WordNumbers numbers;
    const std::uint32_t form = numbers.number_of("wahlen");
    for (int i = 0; i < 2; ++i) {
        CHECK(numbers.name(numbers.stem_of(form, english)) == english.stem("wahlen"));
        CHECK(numbers.name(numbers.stem_of(form, german)) == german.stem("wahlen"));
    }
    CHECK(numbers.bytes() > 0);
}

TEST_CASE("long texts and many are not known", "[searcher][known_texts]") {
    WordNumbers numbers;
    KnownTexts texts(numbers);
    CHECK_FALSE(texts.takes(std::string(KnownTexts::longest_text + 1, 'a')));
    const std::string letters(KnownTexts::most_texts + 1, 'a');
    for (std::size_t i = 0; i < KnownTexts::most_texts; ++i) {
        const std::string_view text = std::string_view(letters).substr(i, 1);
        REQUIRE(texts.takes(text));
        CHECK(texts.words(text).size() == 1);
    }
    CHECK_FALSE(texts.takes(std::string_view(letters).substr(KnownTexts::most_texts)));
    CHECK(texts.takes(std::string_view(letters).substr(0, 1)));
}

TEST_CASE("texts that are known are lit as others", "[searcher][known_texts][highlighter][property]") {
    const char* const query =
        GENERATE("flood rhine", "\"flood rhine\"", "flood NEAR/3 vote", "floo*", "東京 14.3",
                 "\"rhine flooding vote\" u.s.", "edema état cites:a.com", "-flood");
    CAPTURE(query);
    Random random(11);
    Stemmers stemmers({"de"});
    const Highlighter highlighter(parse_query(query).query, stemmers);
    WordNumbers numbers;
    for (int i = 0; i < 100; ++i) {
        const std::string text = random.joined(pieces, random.below(60), i % 3 == 0 ? "" : " ");
        CAPTURE(text);
        KnownTexts texts(numbers);
        TextTraits traits{i % 2 == 0 ? "en" : "de"};
        const std::string expected = told(text, highlighter.find(text, traits));
        traits.known = &texts;
        CHECK(told(text, highlighter.find(text, traits)) == expected);
        CHECK(told(text, highlighter.find(text, traits)) == expected);
    }
}
