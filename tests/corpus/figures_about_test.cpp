#include "corpus/figures.h"
#include "tests/support/catch.h"

#include <string>

using namespace debrief;

namespace {

/// What each figure of a text is about, with " | " between; "-" where it is not told.
std::string told(std::string_view text) {
    std::string all;
    for (const Figure& figure : find_figures(text))
        all += (all.empty() ? "" : " | ") + (figure.about.empty() ? "-" : figure.about);
    return all;
}

struct Case {
    const char* text;
    const char* expected;
};

}  // namespace

TEST_CASE("what stands before or behind a figure tells what it is about", "[corpus][figures]") {
    const auto [text, expected] = GENERATE(values<Case>({
        {"It made an investment of $14.3 billion in it.", "investment"},
        {"It made a $14.3 billion investment.", "investment"},
        {"Ann\xE2\x80\x99s $14 billion integration deal closed.", "integration deal"},
        {"It got an all-cash $5 million bid.", "bid"},
        {"A $5 million planned upgrade failed.", "planned upgrade"},
        {"A $50 million break-up fee is due.", "break-up fee"},
        {"Its 49 percent stake in Acme Labs grew.", "stake in Acme Labs"},
        {"It took a 49 percent stake.", "stake"},
        {"Now 49 percent of Acme Labs is theirs.", "Acme Labs"},
        {"About 15% of all e-mail is junk.", "e-mail"},
        {"A profit of $5 million came.", "profit"},
        {"Its net profit in the range of $5 million is good.", "net profit"},
        {"It has earnings per share of $2.", "earnings per share"},
        {"It expects a gain on the sale of $5 million.", "gain on the sale"},
        {"It has $870 million in revenue.", "revenue"},
        {"It took $12 million worth of options.", "options"},
        {"It needs an order of magnitude less compute.", "compute"},
        {"An 8 percent rise in the Standard & Poor's index came.", "rise in the Standard & Poor's index"},
        {"The price for the house of $5 million was high.", "price for the house"},
        {"A 15% reduction in energy cost doesn't matter.", "reduction in energy cost"},
        {"A 0.3 percent negative monthly return.", "negative monthly return"},
        {"After nine months of work.", "work"},
        {"A 90-day pause.", "pause"},
    }));
    CAPTURE(text);
    CHECK(told(text) == expected);
}

TEST_CASE("a verb tells what a figure behind it is about", "[corpus][figures]") {
    const auto [text, expected] = GENERATE(values<Case>({
        {"Acme shares fell 11 percent.", "Acme shares"},
        {"Revenue rose 12% to $5.1bn.", "Revenue | Revenue"},
        {"Shares of Acme Inc. ( ACM.N ) slid 3 percent, or $2, to $40.",
         "Shares of Acme Inc | Shares of Acme Inc | Shares of Acme Inc"},
        {"Shares of Acme, the biggest maker of cars, slid 3 percent.", "Shares of Acme"},
        {"Sales outside North America rose 15 percent.", "Sales outside North America"},
        {"Its profit in the last quarter was $5 million.", "profit"},
        {"Acme said its operating profit is expected to grow by 4 percent.", "operating profit"},
        {"The S&P 500 .SPX was up 3 percent.", "S&P 500"},
        {"Sales more than doubled.", "Sales"},
        {"Shares fall 5 percent.", "Shares"},
        {"It saw its production fall 5 percent.", "production"},
        {"Acme.com shares leapt 5 percent.", "Acme.com shares"},
        {"Oil for March delivery jumped to $60.", "Oil for March delivery"},
        {"Acme, which lost $5 million, is calm.", "Acme"},
        {"The phone costs $799.", "phone"},
        {"The phone is priced at $799.", "phone"},
        {"The house was sold for $5 million.", "house"},
        {"The Fed cut rates by 25 basis points.", "rates"},
        {"The bank left its key rate at 5.25 percent.", "key rate"},
        {"It bought Acme for $5 million.", "Acme"},
        {"It bought a 49 percent stake in that firm for $14.3 billion.",
         "stake in that firm | stake in that firm"},
        {"It put $14.3 billion into Scale AI.", "Scale AI"},
        {"It spent $5 million on research.", "research"},
        {"The judge fined Acme $5 million.", "fined"},
        {"The start-up raised $5 million.", "raised"},
    }));
    CAPTURE(text);
    CHECK(told(text) == expected);
}

TEST_CASE("a value and a price are about different things", "[corpus][figures]") {
    CHECK(told("The deal valued Acme at more than $29 billion.") == "valued Acme");
    CHECK(told("It bought a share, valuing it at $29 billion.") == "valuing");
    CHECK(told("It came through a deal valued at roughly $14 billion.") == "deal");
}

TEST_CASE("a figure that goes on from the one before it is about the same", "[corpus][figures]") {
    const auto [text, expected] = GENERATE(values<Case>({
        {"A profit of $5 million, or 72 cents a share, came.", "profit | profit"},
        {"Margin rose to 29 percent from 25 percent.", "Margin | Margin"},
        {"A profit of $5 million compared with a loss of $3 million.", "profit | loss"},
        {"A fine of $5 million (\xC2\xA3"
         "3 million) came.",
         "fine | fine"},
        {"Sales rose 5 percent and it paid 6 percent.", "Sales | -"},
        {"Sales rose 5 percent.\n\nOr $5 million", "Sales | -"},
    }));
    CAPTURE(text);
    CHECK(told(text) == expected);
}

TEST_CASE("what a figure is about is left empty where no pattern is sure", "[corpus][figures]") {
    const auto text = GENERATE(values<std::string>({
        "It was $5 million.",
        "They rose 5 percent.",
        "In Paris Acme rose 5 percent.",
        "After paying $190 million demanded by lenders, it closed.",
        "Companies listed in London fell 3 percent.",
        "It paid $5 million in cash.",
        "It paid $5 million in 2006, $6 million in London.",
        "It took nine months; over the last nine months.",
        "It has 3,000 engineers.",
        "It runs ten times faster.",
        "After the recent brief dip below $50 it rose.",
        "Earnings from its refining and marketing operations rose 29 percent.",
        "It earns a share, excluding the Zenith acquisition of $3.",
        "Shares of the Cologne, Germany-based firm fell 5 percent.",
        "Systems for GSM/UMTS phones grew 5 percent.",
        "$5 million",
        "5 percent",
    }));
    CAPTURE(text);
    const std::string about = told(text);
    CHECK(about.find_first_not_of("-| ") == std::string::npos);
}

TEST_CASE("what a figure is about is short whatever the text is", "[corpus][figures]") {
    std::string text = std::string(100'000, 'a') + " rose 5 percent";
    for (int i = 0; i < 10'000; ++i) text += ", or 6 percent";
    for (const Figure& figure : find_figures(text)) REQUIRE(figure.about.size() < 200);
}
