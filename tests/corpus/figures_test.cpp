#include "corpus/figures.h"

#include "tests/support/catch.h"
#include "tests/support/random.h"

#include <array>
#include <string>

using namespace debrief;

namespace {

/// "written | normal form | bound", several with "; ".
std::string print(std::string_view text) {
    std::string printed;
    for (const Figure& figure : find_figures(text)) {
        if (!printed.empty()) printed += "; ";
        printed.append(figure.span.of(text)).append(" | ").append(normal_form(figure));
        if (figure.bound != Bound::exact) printed.append(" | ").append(to_string(figure.bound));
    }
    return printed;
}

struct Case {
    const char* text;
    const char* expected;
};

}  // namespace

TEST_CASE("sums of money have one normal form however they are written", "[corpus][figures]") {
    const auto [text, expected] = GENERATE(values<Case>({
        {"It paid $14.3 billion.", "$14.3 billion | USD 14300000000"},
        {"It paid 14bn dollars.", "14bn dollars | USD 14000000000"},
        {"It paid USD 14.3bn.", "USD 14.3bn | USD 14300000000"},
        {"It paid US$1.2 trillion.", "US$1.2 trillion | USD 1200000000000"},
        {"A \xE2\x82\xAC"
         "5m fine.",
         "\xE2\x82\xAC"
         "5m | EUR 5000000"},
        {"A \xC2\xA3"
         "300k grant.",
         "\xC2\xA3"
         "300k | GBP 300000"},
        {"It paid $965mil.", "$965mil | USD 965000000"},
        {"It costs 5 million euros.", "5 million euros | EUR 5000000"},
        {"It costs 5\xC2\xA0million\xC2\xA0"
         "euros.",
         "5\xC2\xA0million\xC2\xA0"
         "euros | EUR 5000000"},
        {"It costs 5 \xE2\x82\xAC.", "5 \xE2\x82\xAC | EUR 5"},
        {"Some 1.2 billion yen went.", "Some 1.2 billion yen | JPY 1200000000 | about"},
        {"A plan of Rs 500 crore.", "Rs 500 crore | INR 5000000000"},
        {"A plan of Rs. 2 lakh crore.", "Rs. 2 lakh crore | INR 2000000000000"},
        {"It is C$40 or A$45.", "C$40 | CAD 40; A$45 | AUD 45"},
        {"It is 50 cents, or 50p.", "50 cents | USD 0.5; 50p | GBP 0.5"},
        {"It paid 3 million Canadian dollars.", "3 million Canadian dollars | CAD 3000000"},
        {"It paid 2 million U.S. dollars.", "2 million U.S. dollars | USD 2000000"},
        {"It paid $1,234,567.89.", "$1,234,567.89 | USD 1234567.89"},
        {"A $14-billion-dollar deal.", "$14-billion-dollar | USD 14000000000"},
        {"Two hundred and five thousand dollars.", "Two hundred and five thousand dollars | USD 205000"},
        {"It lost -$5m.", "-$5m | USD -5000000"},
        {"Tens of billions of dollars went.",
         "Tens of billions of dollars | USD 10000000000..100000000000 | about"},
        {"It raised 20 million pounds.", "20 million pounds | GBP 20000000"},
        {"It weighs 20 pounds.", "20 pounds | 20 pounds"},
        {"Half a billion euros is lost.", "Half a billion euros | EUR 500000000"},
        {"It was 14,3 Milliarden or 14,3 billion euros.", "14,3 billion euros | EUR 14300000000"},
        {"CHF 1\xE2\x80\xAF"
         "200\xE2\x80\xAF"
         "000 in all.",
         "CHF 1\xE2\x80\xAF"
         "200\xE2\x80\xAF"
         "000 | CHF 1200000"},
    }));
    CAPTURE(text);
    CHECK(print(text) == expected);
}

TEST_CASE("a range of figures is one figure", "[corpus][figures]") {
    const auto [text, expected] = GENERATE(values<Case>({
        {"It costs $13-15 billion.", "$13-15 billion | USD 13000000000..15000000000"},
        {"It costs $13\xE2\x80\x93$15 billion.", "$13\xE2\x80\x93$15 billion | USD 13000000000..15000000000"},
        {"It costs $115 billion to $135 billion.",
         "$115 billion to $135 billion | USD 115000000000..135000000000"},
        {"It is between $13 billion and $15 billion.",
         "between $13 billion and $15 billion | USD 13000000000..15000000000"},
        {"It costs $900 million to $1.2 billion.",
         "$900 million to $1.2 billion | USD 900000000..1200000000"},
        {"It takes 10-15% of it.", "10-15% | 10..15 %"},
        {"It takes 10 to 15 percent.", "10 to 15 percent | 10..15 %"},
        {"It takes 10% to 15%.", "10% to 15% | 10..15 %"},
        {"It ranges from 10% to 15%.", "10% to 15% | 10..15 %"},
        {"It rose from 10% to 15%.", "10% | 10 %; 15% | 15 %"},
        {"It takes two to three weeks.", "two to three weeks | 14..21 d"},
        {"It takes two or three weeks.", "two or three weeks | 14..21 d"},
        {"About 10 to 12 people came.", "About 10 to 12 people | 10..12 people | about"},
    }));
    CAPTURE(text);
    CHECK(print(text) == expected);
}

TEST_CASE("percentages and points are told apart", "[corpus][figures]") {
    const auto [text, expected] = GENERATE(values<Case>({
        {"It fell 49%.", "49% | 49 %"},
        {"It fell 49 percent.", "49 percent | 49 %"},
        {"It fell 49 per cent.", "49 per cent | 49 %"},
        {"Forty-nine percent agree.", "Forty-nine percent | 49 %"},
        {"Forty\xE2\x80\x91nine percent agree.", "Forty\xE2\x80\x91nine percent | 49 %"},
        {"A 49-percent stake.", "49-percent | 49 %"},
        {"It moved \xE2\x88\x92"
         "2.5% today.",
         "\xE2\x88\x92"
         "2.5% | -2.5 %"},
        {"It moved (+0.4%).", "+0.4% | 0.4 %"},
        {"It rose 2.5 percentage points.", "2.5 percentage points | 2.5 points"},
        {"It rose 25 basis points, or 25bps.", "25 basis points | 0.25 points; 25bps | 0.25 points"},
        {"A quarter-point cut, then half a percentage point.",
         "quarter-point | 0.25 points; half a percentage point | 0.5 points"},
        {"A rise of three-quarters of a point.", "three-quarters of a point | 0.75 points"},
    }));
    CAPTURE(text);
    CHECK(print(text) == expected);
}

TEST_CASE("multiples are factors", "[corpus][figures]") {
    const auto [text, expected] = GENERATE(values<Case>({
        {"It takes an order of magnitude less compute.", "an order of magnitude | 10 x"},
        {"It is two orders of magnitude faster.", "two orders of magnitude | 100 x"},
        {"It is three times as large, 3x faster, and 2.5\xC3\x97 dearer.",
         "three times | 3 x; 3x | 3 x; 2.5\xC3\x97 | 2.5 x"},
        {"A tenfold rise, a 10-fold rise.", "tenfold | 10 x; 10-fold | 10 x"},
        {"It is twice the size; revenue more than doubled.",
         "twice | 2 x; more than doubled | 2 x | more than"},
        {"Costs halved; it is half as dear.", "halved | 0.5 x; half | 0.5 x"},
        {"Faster by a factor of five.", "a factor of five | 5 x"},
        {"It was tried three times under her, twice in 2020; they are doubling down.", ""},
    }));
    CAPTURE(text);
    CHECK(print(text) == expected);
}

TEST_CASE("what is up to a figure from a smaller one rose to it", "[corpus][figures]") {
    const auto [text, expected] = GENERATE(values<Case>({
        {"The sum was up to $503,000 from $495,000 then.", "$503,000 | USD 503000; $495,000 | USD 495000"},
        {"Costs go up to $4 billion from $2.9 billion.",
         "$4 billion | USD 4000000000; $2.9 billion | USD 2900000000"},
        {"It was up to $222,000 in May from $217,000 in April.",
         "$222,000 | USD 222000; $217,000 | USD 217000"},
        {"It went up to 7 percent from 5 percent.", "7 percent | 7 %; 5 percent | 5 %"},
        {"It went up to 7 percent from 5.", "7 percent | 7 %"},
        {"The club went up to 60 members from 45 in May.", "60 members | 60 members"},
        // bounds
        {"It sold up to $503,000 from stocks.", "up to $503,000 | USD 503000 | less than"},
        {"It takes savings of up to $5m from $4m.", "up to $5m | USD 5000000 | less than; $4m | USD 4000000"},
        {"It is up to $5m from $6m.", "up to $5m | USD 5000000 | less than; $6m | USD 6000000"},
        {"It is up to $5m from 4 banks.", "up to $5m | USD 5000000 | less than; 4 banks | 4 banks"},
        {"It brings up to 200 people from 15 countries.",
         "up to 200 people | 200 people | less than; 15 countries | 15 countries"},
        {"It makes up to 60,000 cars from 2010.", "up to 60,000 cars | 60000 cars | less than"},
        {"It is up to 5 percent. From 3 percent it rose.",
         "up to 5 percent | 5 % | less than; 3 percent | 3 %"},
        {"It is up to 5 percent from", "up to 5 percent | 5 % | less than"},
    }));
    CAPTURE(text);
    CHECK(print(text) == expected);
}

TEST_CASE("words between two figures bound one of them", "[corpus][figures]") {
    const auto [text, expected] = GENERATE(values<Case>({
        {"It paid $5m or more than 20%.", "$5m | USD 5000000; more than 20% | 20 % | more than"},
        {"It paid $5m and up to 20%.", "$5m | USD 5000000; up to 20% | 20 % | less than"},
        {"It paid $5m at most 20%.", "$5m at most | USD 5000000 | less than; 20% | 20 %"},
    }));
    CAPTURE(text);
    CHECK(print(text) == expected);
}

TEST_CASE("lengths of time are given in days", "[corpus][figures]") {
    const auto [text, expected] = GENERATE(values<Case>({
        {"It took nine months.", "nine months | 273.9375 d"},
        {"A nine-month rebuild.", "nine-month | 273.9375 d"},
        {"Over the past nine months.", "nine months | 273.9375 d"},
        {"The worst in a decade.", "a decade | 3652.5 d"},
        {"Within 24 hours.", "24 hours | 1 d"},
        {"It took two and a half years.", "two and a half years | 913.125 d"},
        {"It took an hour and a half.", "an hour and a half | 0.0625 d"},
        {"It took half an hour.", "half an hour | 0.0208 d"},
        {"After two years and three months.", "two years and three months | 821.8125 d"},
        {"It cost much over five years.", "five years | 1826.25 d"},
        {"It lasted over five years.", "over five years | 1826.25 d | more than"},
        {"A year or more will pass.", "A year or more | 365.25 d | more than"},
        {"A 28-year-old of 28 years old was here two days ago, a year before, once a month, one day.", ""},
    }));
    CAPTURE(text);
    CHECK(print(text) == expected);
}

TEST_CASE("counts have the noun they count", "[corpus][figures]") {
    const auto [text, expected] = GENERATE(values<Case>({
        {"It has 3 billion users.", "3 billion users | 3000000000 users"},
        {"It has 1,200 employees.", "1,200 employees | 1200 employees"},
        {"It has 1,200+ employees.", "1,200+ employees | 1200 employees | more than"},
        {"It has 300m weekly users.", "300m weekly users | 300000000 users"},
        {"Hundreds of millions of people use it.",
         "Hundreds of millions of people | 100000000..1000000000 people | about"},
        {"Two dozen researchers left.", "Two dozen researchers | 24 researchers"},
        {"It won 412 of the 650 seats.", "412 | 412 seats; 650 seats | 650 seats"},
        {"Four MPs and 12 Republicans agreed.", "Four MPs | 4 mps; 12 Republicans | 12 republicans"},
        {"Some 8.5 million Windows devices broke.",
         "Some 8.5 million Windows devices | 8500000 devices | about"},
        {"Two AI-focused companies.", "Two AI-focused companies | 2 companies"},
        {"About 2000 people came; in 2000 people came.", "About 2000 people | 2000 people | about"},
    }));
    CAPTURE(text);
    CHECK(print(text) == expected);
}

TEST_CASE("the words around a figure bound it", "[corpus][figures]") {
    const auto [words, bound] = GENERATE(table<std::string, Bound>({
        {"roughly $5m", Bound::about},
        {"nearly $5m", Bound::about},
        {"~$5m", Bound::about},
        {"$5m or so", Bound::about},
        {"close to $5m", Bound::about},
        {"approx. $5m", Bound::about},
        {"more than $5m", Bound::more_than},
        {"at least $5m", Bound::more_than},
        {"over $5m", Bound::more_than},
        {"exceeding $5m", Bound::more_than},
        {"upwards of $5m", Bound::more_than},
        {"$5m or more", Bound::more_than},
        {"$5m+", Bound::more_than},
        {"no less than $5m", Bound::more_than},
        {"a little over $5m", Bound::more_than},
        {">$5m", Bound::more_than},
        {"less than $5m", Bound::less_than},
        {"under $5m", Bound::less_than},
        {"up to $5m", Bound::less_than},
        {"as much as $5m", Bound::less_than},
        {"at most $5m", Bound::less_than},
        {"no more than $5m", Bound::less_than},
    }));
    const std::string text = "It paid " + words + " for it.";
    CAPTURE(text);
    const auto figures = find_figures(text);
    REQUIRE(figures.size() == 1);
    CHECK(figures[0].bound == bound);
    CHECK(figures[0].span.of(text) == words);
    CHECK(normal_form(figures[0]) == "USD 5000000");
}

TEST_CASE("numbers that measure nothing are no figures", "[corpus][figures]") {
    const auto text = GENERATE(values<std::string>({
        "As told (scale.com 1) (scale.com 2) (a.com 3, b.com 4).",
        "On April 8, 2026, at 10:30 a.m. and 5 p.m.",
        "In 2025 sales rose; since 2019 prices fell.",
        "GPT-5, Llama 4 models, COVID-19 cases, F-35s, Falcon 9 boosters, version 2.0.1, iPhone 16 sales.",
        "Call 555-1234 or +1 202 555 0100.",
        "They won 3-1; a 5-4 ruling; the 8th, 21st and third of them.",
        "1. Reasons\n2. Costs\n3) Prices",
        "It had three top 20 singles.",
        "Chapter 11 filings, Section 230 protections, Article 5 rules, Big Four firms.",
        "It is one of those things; one user, a user, no users, several users.",
        "The 1990s, the '90s, 24/7, 16:9, 127.0.0.1, 3D models, 4K screens, 100m dash, H100 chips.",
        "",
        "$",
        "$ billion percent of",
    }));
    CAPTURE(text);
    CHECK(print(text).empty());
}

TEST_CASE("a figure does not go on across the end of a line that is a heading or an item",
          "[corpus][figures]") {
    CHECK(print("Sales in 5\nusers fell") == "");
    CHECK(print("A line that is long enough to have been wrapped by a mailer at 5\nusers and more") ==
          "5\nusers | 5 users");
    CHECK(print("A line that is long enough to have been wrapped by a mailer at 5\n\nusers or more") == "");
}

TEST_CASE("a number's digits are read as the nearest double", "[corpus][figures][property]") {
    const auto seed = GENERATE(range(0U, 300U));
    test::Random random(seed);
    std::string digits = std::to_string(1 + random.below(999'999));
    for (std::size_t more = random.below(5); more > 0; --more) digits += std::to_string(random.below(10));
    if (random.below(3) > 0)
        digits += "." + std::to_string(random.below(10)) + std::to_string(random.below(100));
    CAPTURE(digits);
    const std::vector<Figure> figures = find_figures("It paid $" + digits + " there.");
    REQUIRE(figures.size() == 1);
    CHECK(figures[0].low == std::stod(digits));
}

TEST_CASE("spans of figures lie in order, apart, and inside the text whatever it is",
          "[corpus][figures][property]") {
    constexpr std::array<std::string_view, 34> pieces{"$",
                                                      "5",
                                                      "14.3",
                                                      " ",
                                                      "-",
                                                      "billion",
                                                      "%",
                                                      " percent",
                                                      "between ",
                                                      " and ",
                                                      " to ",
                                                      "\xE2\x80\x93",
                                                      "nine",
                                                      "-month",
                                                      "(a.com 1)",
                                                      "more than ",
                                                      "half",
                                                      " a ",
                                                      "hundreds",
                                                      " of ",
                                                      "users",
                                                      "\n",
                                                      "\xC2\xA0",
                                                      "\xFF",
                                                      "\xE2\x82\xAC",
                                                      "April 8",
                                                      ", ",
                                                      "2026",
                                                      "x",
                                                      "or more",
                                                      "twice the",
                                                      "an order of magnitude",
                                                      "1,000",
                                                      ".5"};
    const auto seed = GENERATE(take(200, random(0, 1'000'000)));
    CAPTURE(seed);
    const std::string text = test::Random(static_cast<unsigned>(seed)).joined(pieces, 60);
    std::size_t end = 0;
    for (const Figure& figure : find_figures(text)) {
        CHECK(figure.span.begin >= end);
        CHECK(figure.span.end > figure.span.begin);
        CHECK(figure.low <= figure.high);
        end = figure.span.end;
    }
    CHECK(end <= text.size());
}

TEST_CASE("hostile texts cost time in proportion to their length", "[corpus][figures]") {
    const auto piece = GENERATE(values<std::string>({"$",
                                                     "1,",
                                                     "between ",
                                                     "one hundred and ",
                                                     "5-",
                                                     "million ",
                                                     "a ",
                                                     "half a ",
                                                     "more than ",
                                                     "hundreds of ",
                                                     "(",
                                                     "5 to ",
                                                     "twenty-",
                                                     "1\xC2\xA0",
                                                     "9",
                                                     "\xE2\x82\xAC",
                                                     "-",
                                                     "valued ",
                                                     "two years and ",
                                                     "shares of $5, or ",
                                                     "the ",
                                                     "really ",
                                                     "5% of "}));
    std::string text;
    while (text.size() < 1'000'000) text += piece;
    CAPTURE(piece);
    CHECK(find_figures(text).size() <= text.size());
}
