#include "indexer/stemmer.h"

#include "indexer/analysis.h"
#include "tests/support/catch.h"

#include <array>

using namespace debrief;

TEST_CASE("forms of one word have one stem", "[indexer][stemmer]") {
    struct Case {
        std::string left;
        std::string right;
        bool expected;
    };
    const auto [left, right, expected] = GENERATE(values<Case>({
        {"model", "models", true},
        {"launch", "launched", true},
        {"launch", "launching", true},
        {"policy", "policies", true},
        {"tariff", "tariffs", true},
        {"model", "modem", false},
        {"meta", "metal", false},
        {"5", "6", false},
        {"\xC3\xA9t\xC3\xA9", "ete", false},
    }));
    CAPTURE(left, right);
    Stemmer stemmer;
    const std::string stem = stemmer.stem(left);
    CHECK((stem == stemmer.stem(right)) == expected);
    CHECK(stem == stemmer.stem(left));  // remembered
}

TEST_CASE("a stemmer that has seen very many words stems as a new one", "[indexer][stemmer][property]") {
    Stemmer seasoned;
    for (int i = 0; i < 60'000; ++i) (void)seasoned.stem("word" + std::to_string(i));
    Stemmer fresh = std::move(seasoned);
    seasoned = Stemmer();
    for (const std::string word : {"launched", "word7s", "running", "u.s", "don't"}) {
        CHECK(fresh.stem(word) == seasoned.stem(word));
    }
}

TEST_CASE("a word of any length is stemmed by the same rules", "[indexer][stemmer]") {
    Stemmer stemmer;
    for (const std::size_t length : std::array<std::size_t, 4>{10, 64, 65, 100'000}) {
        std::string word;
        for (std::size_t i = 0; i < length; ++i) word += i % 2 == 0 ? 'm' : 'o';
        CHECK(stemmer.stem(word + "s") == word);
        CHECK(stemmer.stem(word) == word);
    }
    CHECK(stemmer.stem("").empty());
}

TEST_CASE("words that say nothing are known, with their contractions", "[indexer][stop_words]") {
    for (const char* word : {"the", "a", "it", "don't", "yourselves", "of"}) CHECK(is_stop_word(word));
    for (const char* word : {"", "u.s", "who's", "may", "will", "meta", "us", "The"})
        CHECK_FALSE(is_stop_word(word));
}
