#include "corpus/names.h"

#include "tests/support/catch.h"
#include "tests/support/random.h"

#include <array>

using namespace debrief;

namespace {

/// "Scale AI=Scale 5" for five mentions in two forms; several with "; ".
std::string print(std::string_view text) {
    std::string printed;
    for (const Name& name : find_names(text)) {
        if (!printed.empty()) printed += "; ";
        for (std::size_t i = 0; i < name.forms.size(); ++i)
            printed.append(i == 0 ? "" : "=").append(name.forms[i]);
        printed.append(" ").append(std::to_string(name.mentions.size()));
    }
    return printed;
}

struct Case {
    const char* text;
    const char* expected;
};

}  // namespace

TEST_CASE("names are phrases with capitals, with their short forms", "[corpus][names]") {
    const auto [text, expected] = GENERATE(values<Case>({
        {"Acme Labs sold it. The buyer of Acme said so.", "Acme Labs=Acme 2"},
        {"It hired Ann Lee. Later Lee left, and Lee's team too.", "Ann Lee=Lee 3"},
        {"The work of Global Widget Makers (GWM) is done, says GWM.", "Global Widget Makers=GWM 3"},
        {"It runs Llama 4 and GPT-5, on an H100 by Nvidia.", "Llama 4 1; GPT-5 1; H100 1; Nvidia 1"},
        {"The Bank of England and the University of Oslo agreed.", "Bank of England 1; University of Oslo 1"},
        {"It was told by Ann Lee of Acme Labs.", "Ann Lee 1; Acme Labs 1"},
        {"It was told in detail yesterday by Ann\u00A0Lee of the\nof Acme  Labs, and of Ann Lee.",
         "Ann Lee 2; Acme Labs 1"},
        {"It met Jacob Rees-Mogg, Sean O'Brien, J. D. Vance and U.S. Steel.",
         "Jacob Rees-Mogg 1; Sean O'Brien 1; J. D. Vance 1; U.S. Steel 1"},
        {"It was seen by Chief Financial Officer Ann Lee and by President Bo Dahl.", "Ann Lee 1; Bo Dahl 1"},
        {"It sold to Johnson and to Mason and Co.", "Johnson 1; Mason 1"},
        {"Now xAI and iPhone are names too.", "xAI 1; iPhone 1"},
    }));
    CAPTURE(text);
    CHECK(print(text) == expected);
}

TEST_CASE("a first word stands for a longer name only behind it and for one alone", "[corpus][names]") {
    CHECK(print("Now Meta sells. It has Meta AI, too, they said.") == "Meta 1; Meta AI 1");
    CHECK(print("It has Meta AI and Meta Labs, and it is Meta.") == "Meta AI 1; Meta Labs 1; Meta 1");
}

TEST_CASE("a name right behind a closing quotation mark is one", "[corpus][names]") {
    const auto [text, expected] = GENERATE(values<Case>({
        {"\"We are glad to sell it,\" Smith said to us.", "Smith 1"},
        {"\"It is the best\" Johnson told them.", "Johnson 1"},
        {"He named it \"best\" Brown says.", "Brown 1"},
        // where a sentence may begin, a capital says nothing
        {"\"We are glad to sell it.\" However, it was late.", ""},
        {"\"Are they glad?\" Others were too.", ""},
        {"They said: \"However it is, we are glad.\"", ""},
        {"They said \"However it is, we are glad.\"", ""},
        {"They said, \" However it is , we are glad . \"", ""},
        {"\"", ""},
    }));
    CAPTURE(text);
    CHECK(print(text) == expected);
}

TEST_CASE("capitals that mean nothing make no names", "[corpus][names]") {
    const auto text = GENERATE(values<std::string>({
        "The buyer said so. However, it was late. Critics agree.",
        "It came on Monday in April, from German and American makers.",
        "Why It Matters Today\nSome words of the text stand here, they do.",
        "BREAKING NEWS FROM EVERYWHERE TODAY\nit came.",
        "What comes next",
        "In 2025 it was AI, and I was the CEO.",
        "",
        "...",
    }));
    CAPTURE(text);
    CHECK(print(text).empty());
}

TEST_CASE("a word at a sentence's beginning is a name where it is one elsewhere", "[corpus][names]") {
    CHECK(print("Acme sold it. They met Acme.") == "Acme 2");
    CHECK(print("Buying Acme Labs was dear. They met Acme Labs.") == "Acme Labs 2");
}

TEST_CASE("mentions are without a possessive", "[corpus][names]") {
    const std::string text = "They met Acme\xE2\x80\x99s founder and Acme's board.";
    const auto names = find_names(text);
    REQUIRE(names.size() == 1);
    for (const Span& mention : names[0].mentions) CHECK(mention.of(text) == "Acme");
    CHECK(names[0].mentions.size() == 2);
}

TEST_CASE("mentions lie in order, apart, and inside the text whatever it is", "[corpus][names][property]") {
    constexpr std::array<std::string_view, 22> pieces{
        "Acme", " ",    "Labs", ". ",    "of ",  "the ",          "'s ",  "-",      "(AL)",     "J. ", "4",
        "\n",   "\xFF", "AI ",  "Bank ", "and ", "\xC3\x89mile ", "Mr. ", "Chief ", "Officer ", ", ",  "it "};
    const auto seed = GENERATE(take(200, random(0, 1'000'000)));
    const std::string text = test::Random(static_cast<unsigned>(seed)).joined(pieces, 80);
    CAPTURE(text);
    for (const Name& name : find_names(text)) {
        CHECK(name.forms.front() == name.name);
        std::size_t end = 0;
        for (const Span& mention : name.mentions) {
            CHECK(mention.begin >= end);
            CHECK(mention.end > mention.begin);
            end = mention.end;
        }
        CHECK(end <= text.size());
    }
}

TEST_CASE("hostile texts cost time in proportion to their capitals", "[corpus][names]") {
    const auto piece =
        GENERATE(values<std::string>({"Acme ", "A-", "J. ", "Bank of ", "of the ", "Mr. ", "(A) ", "A'",
                                      "GPT-5", "Chief ", "Acme\n", "a Acme b "}));
    std::string text;
    while (text.size() < 1'000'000) text += piece;
    CAPTURE(piece);
    CHECK(find_names(text).size() <= text.size());
}
