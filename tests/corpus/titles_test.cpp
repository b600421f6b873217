#include "corpus/reader/titles.h"

#include "corpus/base/text_columns.h"
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

TEST_CASE("a title is never much longer than 90 columns, nor cut inside of a character", "[corpus][titles]") {
    const auto word = GENERATE(as<std::string>{}, "x", "\xC3\xA9", "\xE6\x96\xB0", "\xF0\x9F\x97\x9E", "ab ");
    std::string text;
    while (text.size() < 1000) text += word;
    const std::string title = title_from_text(text);
    CAPTURE(title);
    CHECK(count_columns(title) <= 91);
    CHECK(count_columns(title) > 80);
    CHECK(is_valid_utf8(title));
    CHECK(title.ends_with("\xE2\x80\xA6"));
}

TEST_CASE("texts in other languages give titles that end where a clause or a word does", "[corpus][titles]") {
    struct Case {
        const char* text;
        const char* expected;
    };
    const auto [text, expected] = GENERATE(values<Case>({
        {"政府决定增加道路建设支出。工程将于春季开始。", "政府决定增加道路建设支出"},
        {"政府周二宣布决定增加道路和桥梁的建设支出，工程将于明年春季开始，预计持续三年左右，当地居民对此期待"
         "已久。",
         "政府周二宣布决定增加道路和桥梁的建设支出"},
        {"大臣によると工事は2026年の春に始まりおよそ三年間続く見込みで専門家は事業費を一兆四千億円と見積もっ"
         "ているという。",
         "大臣によると工事は2026年の春に始まりおよそ三年間続く見込みで専門家は事業費を一兆四千億円…"},
        {"Правительство приняло решение увеличить расходы на строительство дорог. Министр доволен.",
         "Правительство приняло решение увеличить расходы на строительство дорог"},
        {"Министр заявил журналистам, что работы по строительству дорог и мостов начнутся весной и продлятся "
         "около трёх лет",
         "Министр заявил журналистам, что работы по строительству дорог и мостов начнутся весной и…"},
        {"Hükümet, İstanbul’da yol yapımına ayrılan bütçeyi artırma kararı aldı. Bakan memnun.",
         "Hükümet, İstanbul’da yol yapımına ayrılan bütçeyi artırma kararı aldı"},
        {"1\n00:00:06,500 --> 00:00:09,000\nTwo months ago I stood\non the bridge", "Two months ago I stood"},
        {"12 345\n67 890", "12 345"},
    }));
    CAPTURE(text);
    CHECK(title_from_text(text) == expected);
}

TEST_CASE("words of Thai, which has no blanks between them, are not cut", "[corpus][titles]") {
    std::string text;
    for (int i = 0; i < 20; ++i) text += "รัฐบาลตัดสินใจเพิ่มงบประมาณ";
    const std::string title = title_from_text(text);
    CAPTURE(title);
    CHECK(count_columns(title) > 60);
    CHECK(count_columns(title) <= 91);
    const auto ends_with_word = [&](std::string_view word) {
        return title.ends_with(std::string(word) + "…");
    };
    CHECK((ends_with_word("รัฐบาล") || ends_with_word("ตัดสินใจ") || ends_with_word("เพิ่ม") ||
           ends_with_word("งบประมาณ")));
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
        {"政府决定增加道路建设支出", true},
        {"政府决定增加道路建设支出。", false},
        {"Правительство увеличит расходы на дороги", true},
        {"Hükümet yol bütçesini artırdı", true},
        {"Acme launched it on April 8. The model is already in use.", false},
    }));
    CAPTURE(line);
    CHECK(is_title_line(line) == expected);
}

TEST_CASE("a title line has at most 160 columns", "[corpus][titles]") {
    std::string line;
    for (int i = 0; i < 160; ++i) line += "\xC3\xA9";
    CHECK(is_title_line(line));
    CHECK_FALSE(is_title_line(line + "x"));

    std::string wide;
    for (int i = 0; i < 80; ++i) wide += "新";
    CHECK(is_title_line(wide));
    CHECK_FALSE(is_title_line(wide + "新"));
}
