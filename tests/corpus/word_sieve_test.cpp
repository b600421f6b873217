#include "corpus/word_sieve.h"

#include "tests/support/catch.h"
#include "tests/support/random.h"

#include <array>
#include <string>
#include <vector>

using namespace debrief;

namespace {

constexpr std::array<std::string_view, 6> words{"one",
                                                "two",
                                                "seventeen",
                                                "",
                                                "\xC3\xA9t\xC3\xA9",
                                                "a word that is longer than all that anybody looks up"};
constexpr WordSieve sieve(words);

struct Entry {
    std::string_view name;
    int value;
};
constexpr std::array entries{Entry{"dozen", 12}, Entry{"score", 20}};
constexpr WordSieve named(entries, &Entry::name);

}  // namespace

TEST_CASE("a sieve lets each word of its list through", "[corpus][word_sieve]") {
    for (const std::string_view word : words) {
        CAPTURE(word);
        CHECK(sieve.may_hold(word));
    }
    CHECK(named.may_hold("dozen"));
    CHECK(named.may_hold("score"));
}

TEST_CASE("a sieve keeps back words that differ in length, first or last letter", "[corpus][word_sieve]") {
    for (const std::string_view word : {"on", "oned", "once", "o", "twofold", "seventeenth", "x"}) {
        CAPTURE(word);
        CHECK_FALSE(sieve.may_hold(word));
    }
    CHECK_FALSE(named.may_hold(""));
    CHECK_FALSE(named.may_hold("twelve"));
    CHECK_FALSE(WordSieve(std::array<std::string_view, 0>{}).may_hold("one"));
}

TEST_CASE("a sieve of two lists lets both through", "[corpus][word_sieve]") {
    const WordSieve both = sieve | named;
    for (const std::string_view word : words) CHECK(both.may_hold(word));
    CHECK(both.may_hold("dozen"));
    CHECK_FALSE(both.may_hold("once"));
    CHECK_FALSE(sieve.may_hold("dozen"));
}

TEST_CASE("a word is looked up by its slot as by itself", "[corpus][word_sieve]") {
    for (const std::string_view word : {"one", "once", "", "x", "\xC3\xA9t\xC3\xA9", "seventeen"}) {
        CAPTURE(word);
        CHECK(sieve.may_hold(WordSieve::slot_of(word), word.size()) == sieve.may_hold(word));
    }
    CHECK(WordSieve::slot_of('o', 'e') == WordSieve::slot_of("one"));
}

TEST_CASE("a sieve of any list lets that list through", "[corpus][word_sieve][property]") {
    const auto seed = GENERATE(range(0U, 20U));
    CAPTURE(seed);
    test::Random random(seed);
    std::vector<std::string> list(30);
    for (std::string& word : list) {
        for (std::size_t size = random.below(40); word.size() < size;)
            word.push_back(static_cast<char>(random.below(256)));
    }
    const WordSieve any(list);
    for (const std::string& word : list) CHECK(any.may_hold(word));
}
