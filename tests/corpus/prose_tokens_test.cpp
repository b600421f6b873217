#include "corpus/prose_tokens.h"

#include "tests/support/catch.h"
#include "tests/support/random.h"

#include <array>
#include <string>

using namespace debrief;

namespace {

constexpr std::array<std::string_view, 3> listed{"billion", "may", "\xC3\xA9t\xC3\xA9"};
constexpr WordSieve sieve(listed);

std::string kinds_of(std::string_view text) {
    std::string kinds;
    const Prose prose(text);
    for (std::size_t i = 0; i < prose.size(); ++i) {
        kinds += prose.is_word(i) ? 'w' : prose.is_number(i) ? 'n' : 's';
    }
    return kinds;
}

}  // namespace

TEST_CASE("a text is words, numbers and symbols", "[corpus][prose_tokens]") {
    struct Case {
        const char* text;
        const char* expected;
    };
    const auto [text, expected] = GENERATE(values<Case>({
        {"", ""},
        {" \t\n\x01\x7F", ""},
        {"14.3bn (up)", "nwsws"},
        {"don't", "wsw"},
        {"\xC2\xA0\xE2\x80\x8B\xEF\xBB\xBFword", "w"},
        {"soft\xC2\xADhyphen", "w"},
        {"caf\xC3\xA9 \xE2\x82\xAC"
         "5",
         "wsn"},
        {"\xD0\x9C\xD0\xB8\xD1\x80\xE2\x80\x94\xC2\xBD", "wss"},
        {"a\xFF"
         "b",
         "wsw"},
    }));
    CAPTURE(text);
    CHECK(kinds_of(text) == expected);
}

TEST_CASE("a word knows where it has its capital", "[corpus][prose_tokens]") {
    struct Case {
        const char* text;
        Capital expected;
    };
    const auto [text, expected] = GENERATE(values<Case>({
        {"Scale", Capital::first},
        {"A", Capital::first},
        {"\xC3\x89t\xC3\xA9", Capital::first},
        {"\xD0\x9C\xD0\xB8\xD1\x80", Capital::first},
        {"iPhone", Capital::second},
        {"xAI", Capital::second},
        {"xA", Capital::none},
        {"scale", Capital::none},
        {"naIve", Capital::none},
        {"\xC3\xA9T", Capital::none},
        {"9A", Capital::none},
    }));
    CAPTURE(text);
    const Prose prose(text);
    CHECK(prose[0].capital == expected);
    CHECK(prose.is_capitalised(0) == (expected == Capital::first));
}

TEST_CASE("a sieve lets the words of its list through however they are written", "[corpus][prose_tokens]") {
    const Prose prose("May BILLION \xC3\xA9t\xC3\xA9 mayor 5 %");
    CHECK(prose.may_be_of(0, sieve));
    CHECK(prose.may_be_of(1, sieve));
    CHECK(prose.may_be_of(2, sieve));
    CHECK_FALSE(prose.may_be_of(3, sieve));
    CHECK_FALSE(prose.may_be_of(4, sieve));
    CHECK_FALSE(prose.may_be_of(5, sieve));
    CHECK_FALSE(prose.may_be_of(6, sieve));  // behind the last
}

TEST_CASE("the next token of a kind is found up to an end", "[corpus][prose_tokens]") {
    const Prose prose("one 2 three 4");
    const auto is_number = [](const ProseToken& token) { return token.kind == TokenKind::number; };
    CHECK(prose.find(0, prose.size(), is_number) == 1);
    CHECK(prose.find(1, prose.size(), is_number) == 1);
    CHECK(prose.find(2, 3, is_number) == 3);
    CHECK(prose.find(4, prose.size(), is_number) == 4);
}

TEST_CASE("what is told of a word when it is read is what its bytes say",
          "[corpus][prose_tokens][property]") {
    constexpr std::array<std::string_view, 14> pieces{
        "may",  "Billion", "\xC3\xA9t\xC3\xA9", "\xC3\x89", "\xC2\xAD", " ", "'", "7", "x", "Z",
        "\xFF", "\n",      "\xE0\xA5\xA4",      "-"};
    const auto seed = GENERATE(range(0U, 100U));
    CAPTURE(seed);
    const std::string text = test::Random(seed).joined(pieces, 60);
    const Prose prose(text);
    for (std::size_t i = 0; i < prose.size(); ++i) {
        if (!prose.is_word(i)) continue;
        CHECK(prose[i].slot == WordSieve::slot_of(prose.lower(i)));
        CHECK(prose.may_be_of(i, sieve) == sieve.may_hold(prose.lower(i)));
    }
}
