#include "corpus/hedges.h"

#include "corpus/prose_tokens.h"
#include "corpus/sentences.h"
#include "tests/support/catch.h"
#include "tests/support/random.h"
#include "tests/support/repeated.h"

#include <algorithm>
#include <array>
#include <string>

using namespace debrief;
using namespace debrief::test;

namespace {

/// The hedges as written, with commas between.
std::string hedges_of(std::string_view sentence) {
    std::string all;
    for (const Span& hedge : find_hedges(sentence)) {
        if (!all.empty()) all += ", ";
        all += hedge.of(sentence);
    }
    return all;
}

}  // namespace

TEST_CASE("words that hold back are hedges", "[corpus][hedges]") {
    struct Case {
        const char* sentence;
        const char* expected;
    };
    const auto [sentence, expected] = GENERATE(values<Case>({
        {"Meta reportedly paid.", "reportedly"},
        {"Reportedly, Meta paid.", "Reportedly"},
        {"Apparently Meta paid.", "Apparently"},
        {"It may pay, or might not.", "may, might"},
        {"Prices could still fall.", "could"},
        {"It appears to be small, and seems fast.", "appears, seems"},
        {"It appears that it paid.", "appears"},
        {"The move looks like a dual strategy.", "looks like"},
        {"This suggests Meta is building more.", "suggests"},
        {"Meta says it believes in it, and believes it wins.", "believes"},
        {"It is said to cost 14 billion.", "said to"},
        {"It was widely thought to be over.", "thought to"},
        {"He is reported to have left.", "reported to"},
        {"Sales are expected to rise.", "expected to"},
        {"The rumoured deal is likely, unconfirmed reports say.", "rumoured, likely, unconfirmed"},
        {"The company claims that it won.", "claims"},
        {"Meta, claiming it runs on a new stack, grew.", "claiming"},
        {"She claimed the company had broken the law.", "claimed"},
        {"It is claimed.", "claimed"},
        {"\"We won,\" he claimed.", "claimed"},
        {"It claims to have won.", "claims"},
        {"It paid, according to people familiar with the matter.", "according to people, familiar with"},
        {"It paid, according to two media reports.", "according to two media reports"},
        {"A person familiar with it spoke on condition of anonymity.", "familiar with, anonymity"},
        {"Two sources said so.", "sources said"},
        {"The results hint at more.", "hint at"},
        {"The supposed benefits are small.", "supposed"},
        {"He said: \"Perhaps we paid too much.\"", "Perhaps"},
        {"\u201CMaybe we did,\u201D she said \u2014 possibly in jest.", "Maybe, possibly"},
        {"- Probably so", "Probably"},
    }));
    CAPTURE(sentence);
    CHECK(hedges_of(sentence) == expected);
}

TEST_CASE("names and other senses are no hedges", "[corpus][hedges]") {
    const char* const sentence = GENERATE(
        "", "It paid 14.3 billion.", "May 5 was a Friday.", "On May 5 it closed in May.", "Theresa May paid.",
        "May said so.", "MAY 5", "The Claims Court ruled.", "Claims Court has ruled.",
        "Jobless claims were higher.", "They want to claim it themselves.",
        "It is close to the 2 million continued claims analysts were expecting.",
        "Insurance claims rose by 3%.", "He claimed the title in Rome.",
        "The blast claimed the lives of people who were inside.", "She lays claim to the throne.",
        "Chelsea claimed a win.", "It filed claims against the company.", "Its military might is great.",
        "With all their might, they pushed.", "It could not be found.", "It couldn't be found.",
        "Models that developers could download and run.", "He appeared in court.", "It appears in the app.",
        "She appeared on television.", "He believes in it.", "The suggested retail price is 9.",
        "He said to reporters that it rose.", "It was reported to the police.",
        "Profits were higher than expected.", "It rose more than expected to 9.", "It was supposed to open.",
        "According to Reuters, it fell.", "According to the report by people in Rome, it fell.",
        "He is familiar with Rome.", "He looked up.", "See maybe.org and x@likely.com for all-likely/maybe.",
        "The single 'Maybe Tomorrow' sold.", "He read \"Perhaps Love\" aloud.",
        "The book Likely Stories sold.", "mayhem, claimsman, seemsy", "l\u00E9may mayb\u00E9", "REPORTEDLY",
        "Le groupe a dit oui.");
    CAPTURE(sentence);
    CHECK(hedges_of(sentence).empty());
    CHECK_FALSE(is_hedged(sentence));
}

TEST_CASE("hedges are told in English and where the language is not known", "[corpus][hedges]") {
    CHECK(knows_hedges_of("en"));
    CHECK(knows_hedges_of(""));
    CHECK_FALSE(knows_hedges_of("tl"));  // where "may" is "there is"
}

TEST_CASE("of several sentences one is hedged if it is by itself", "[corpus][hedges][property]") {
    constexpr std::array<std::string_view, 26> pieces{"may",
                                                      "May ",
                                                      "reportedly",
                                                      " claims that",
                                                      "could ",
                                                      "fall",
                                                      " was",
                                                      " said",
                                                      " to",
                                                      "according to ",
                                                      "people",
                                                      ". ",
                                                      ".",
                                                      " It ",
                                                      "The bank ",
                                                      "!",
                                                      "\n",
                                                      "\n\n",
                                                      "\xC3\xA9",
                                                      "\xC2\xAD",
                                                      "\xE0\xA5\xA4",  // a full stop of Hindi
                                                      "\xE3\x80\x82",  // of Japanese
                                                      "\xE2\x80\x99",
                                                      "5",
                                                      "-",
                                                      "\xFF"};
    const auto seed = GENERATE(range(0U, 400U));
    CAPTURE(seed);
    const std::string text = test::Random(seed).joined(pieces, 8);
    CAPTURE(text);
    const std::vector<Span> sentences = split_sentences(text);
    const bool is_any = std::any_of(sentences.begin(), sentences.end(),
                                    [&](const Span& sentence) { return is_hedged(sentence.of(text)); });
    CHECK(is_any_hedged(Prose(text), sentences) == is_any);
}

TEST_CASE("hostile sentences cost no more than their length", "[corpus][hedges]") {
    constexpr std::size_t many = 300'000;
    const std::string dashes(many, '-');
    CHECK(find_hedges(dashes + repeated(" Likely", many / 10)).size() < 3);
    CHECK(find_hedges(repeated("claims ", many)).empty());
    CHECK(find_hedges(repeated("claims" + std::string(50, ' '), many / 50)).empty());
    CHECK(find_hedges(std::string(many, ' ') + "may").size() == 1);
    CHECK(find_hedges("said " + std::string(many, 'x')).empty());
    CHECK(find_hedges(repeated("may ", many)).size() == many);
    CHECK(find_hedges(std::string("\0may\0\xFF\xE2\x80", 8)).size() == 1);
    CHECK(find_hedges("\xE2\x80").empty());
    CHECK(find_hedges("may\xE2\x80").empty());
}
