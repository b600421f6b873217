#include "corpus/base/text.h"

#include "tests/support/catch.h"

#include <array>

using namespace debrief;

TEST_CASE("white space goes from the ends of a text", "[corpus][text]") {
    CHECK(trim("").empty());
    CHECK(trim(" \t\r\n\v\f\xC2\xA0").empty());
    CHECK(trim("  in  the  middle ") == "in  the  middle");
    CHECK(trim("\xC2\xA0 \xC2\xA0no-break\xC2\xA0 ") == "no-break");
    CHECK(trim("\xC3\xA0") == "\xC3\xA0");  // à ends with a byte of the no-break space
}

TEST_CASE("runs of white space become one blank", "[corpus][text]") {
    CHECK(collapse_spaces("").empty());
    CHECK(collapse_spaces("\n\t ").empty());
    CHECK(collapse_spaces(" Fed \t\n cuts\r\nrates ") == "Fed cuts rates");
}

TEST_CASE("only ASCII letters are lowered", "[corpus][text]") {
    CHECK(to_ascii_lower("AZ az 09 \xC3\x89") == "az az 09 \xC3\x89");
}

TEST_CASE("a number is digits and nothing else", "[corpus][text]") {
    struct Case {
        const char* text;
        std::optional<std::size_t> expected;
    };
    const auto [text, expected] = GENERATE(values<Case>({
        {"0", 0},
        {"007", 7},
        {"999999999999999999", 999'999'999'999'999'999},
        {"1000000000000000000", std::nullopt},
        {"", std::nullopt},
        {"-1", std::nullopt},
        {"+1", std::nullopt},
        {" 1", std::nullopt},
        {"1 ", std::nullopt},
        {"1.5", std::nullopt},
        {"0x1", std::nullopt},
    }));
    CAPTURE(text);
    CHECK(parse_number(text) == expected);
}

TEST_CASE("the nearest word is found for a slip of the finger only", "[corpus][text]") {
    struct Case {
        const char* word;
        const char* expected;  // "": none
    };
    constexpr std::array<std::string_view, 4> candidates{"search", "batch", "similar", "eval"};
    const auto [word, expected] = GENERATE(values<Case>({
        {"search", "search"},
        {"serach", "search"},   // neighbours swapped
        {"seach", "search"},    // a letter left out
        {"seaarch", "search"},  // a letter too many
        {"seatch", "search"},   // a wrong letter
        {"srch", ""},           // two letters of four
        {"simlar", "similar"},
        {"evl", "eval"},
        {"ev", ""},
        {"index", ""},
        {"", ""},
    }));
    CAPTURE(word);
    CHECK(nearest_word(word, candidates).value_or("") == expected);
}

TEST_CASE("of equally near words the first is taken, and of no words none", "[corpus][text]") {
    constexpr std::array<std::string_view, 2> candidates{"date", "rate"};
    CHECK(nearest_word("gate", candidates).value_or("") == "date");
    CHECK_FALSE(nearest_word("gate", {}));
}

TEST_CASE("a very long word is near nothing", "[corpus][text]") {
    const std::string word(100'000, 'a');
    const std::array<std::string_view, 1> candidates{word};
    CHECK_FALSE(nearest_word(word, candidates));
}
