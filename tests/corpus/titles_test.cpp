#include "corpus/titles.h"

#include "corpus/base/utf8.h"
#include "tests/support/catch.h"

using namespace debrief;

TEST_CASE("a text gives a title that says what it begins with", "[corpus][titles]") {
    struct Case {
        const char* text;
        const char* expected;
    };
    const auto [text, expected] = GENERATE(values<Case>({
        {"", ""},
        {" \n ", ""},
        {"The Fed cut rates. Markets rose.", "The Fed cut rates"},
        {"Did the Fed cut rates? It did.", "Did the Fed cut rates?"},
        {"And then...", "And then..."},
        {"The  Fed\tcut rates (cnbc.com). It did.", "The Fed cut rates"},
        {"The Fed cut rates. (cnbc.com) (axios.com 2) It did.", "The Fed cut rates"},
        {"(cnbc.com) The Fed cut rates.", "The Fed cut rates"},
        {"(cnbc.com). The Fed cut rates.", "The Fed cut rates"},  // the first sentence says nothing
        {"(cnbc.com)", ""},
        // long: cut at the end of a clause that says enough …
        {"Acme launched its new model on Tuesday, the first product of a laboratory that it had built for "
         "nine months.",
         "Acme launched its new model on Tuesday"},
        {"On Tuesday, Acme launched its new model \xE2\x80\x94 the first product of a laboratory that it had "
         "built for nine months.",
         "On Tuesday, Acme launched its new model"},
        // … else behind a word
        {"Acme launched its new model on Tuesday after it had worked for nine months on all of the tools "
         "that "
         "it needs",
         "Acme launched its new model on Tuesday after it had worked for nine months on all of "
         "the\xE2\x80\xA6"},
    }));
    CAPTURE(text);
    CHECK(title_from_text(text) == expected);
}

TEST_CASE("a title is never much longer than 90 bytes, nor cut inside of a character", "[corpus][titles]") {
    const auto word = GENERATE(as<std::string>{}, "x", "\xC3\xA9", "\xE6\x96\xB0", "\xF0\x9F\x97\x9E", "ab ");
    std::string text;
    while (text.size() < 1000) text += word;
    const std::string title = title_from_text(text);
    CAPTURE(title);
    CHECK(title.size() <= 100);
    CHECK(title.size() > 80);
    CHECK(is_valid_utf8(title));
    CHECK(title.ends_with("\xE2\x80\xA6"));
}

TEST_CASE("a first line reads as a title, or as the beginning of the text", "[corpus][titles]") {
    struct Case {
        const char* line;
        bool expected;
    };
    const auto [line, expected] = GENERATE(values<Case>({
        {"", false},
        {"Acme debuts its new model", true},
        {"Acme\xE2\x80\x99s new model to power Initech", true},
        {"Will the Fed cut rates?", true},
        {"Mr. Smith goes to Washington", true},
        {"Stripe\xE2\x80\x99s deal: 3.5 billion dollars, U.S. regulators say", true},
        {"The Fed cut rates. Markets rose.", false},
        {"Acme launched it on April 8. The model is already in use.", false},
    }));
    CAPTURE(line);
    CHECK(is_title_line(line) == expected);
}

TEST_CASE("a title line has at most 160 characters", "[corpus][titles]") {
    std::string line;
    for (int i = 0; i < 160; ++i) line += "\xC3\xA9";
    CHECK(is_title_line(line));
    CHECK_FALSE(is_title_line(line + "x"));
}
