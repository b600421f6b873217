#include "corpus/languages.h"

#include "corpus/reader/language_detection.h"
#include "tests/support/catch.h"

#include <thread>
#include <vector>

using namespace debrief;

TEST_CASE("labels of languages mean their codes", "[corpus][languages]") {
    struct Case {
        const char* label;
        const char* expected;
    };
    const auto [label, expected] = GENERATE(values<Case>({
        {"en", "en"},
        {"EN", "en"},
        {"en-GB", "en"},
        {"EN_us", "en"},
        {"eng", "en"},
        {"English", "en"},
        {" english ", "en"},
        {"English (US)", "en"},
        {"de-DE", "de"},
        {"deu", "de"},
        {"Deutsch", "de"},
        {"German", "de"},
        {"zh-Hans", "zh"},
        {"zh-Hant-TW", "zh"},
        {"pt_BR", "pt"},
        {"de_DE.UTF-8", "de"},
        {"fr_FR@euro", "fr"},
        {"fran\xC3\xA7"
         "ais",
         "fr"},
        {"en;q=0.9, de", "en"},
        {"iw", "he"},
        {"", ""},
        {"x-default", ""},
        {"und", ""},
        {"qqq", ""},
        {"the", ""},
        {"nonsense", ""},
        {"12", ""},
        {"e", ""},
        {"\xFF\xFE", ""},
        {"C", ""},
        {"*", ""},
        {"--", ""},
    }));
    CAPTURE(label);
    CHECK(normalise_language(label) == expected);
    CHECK(normalise_language(std::string(100'000, 'e')).empty());
}

TEST_CASE("a text's language is told from a sentence on", "[corpus][languages]") {
    struct Case {
        const char* text;
        const char* expected;
    };
    const auto [text, expected] = GENERATE(values<Case>({
        {"The central bank lowered its main interest rate on Wednesday, the first cut in more than four "
         "years.",
         "en"},
        {"Die Zentralbank hat am Mittwoch ihren Leitzins gesenkt, zum ersten Mal seit mehr als vier Jahren.",
         "de"},
        {"La banque centrale a abaiss\xC3\xA9 mercredi son taux directeur pour la premi\xC3\xA8re fois "
         "depuis quatre ans.",
         "fr"},
        {"El banco central baj\xC3\xB3 el mi\xC3\xA9rcoles su tipo de inter\xC3\xA9s por primera vez en "
         "cuatro a\xC3\xB1os.",
         "es"},
        {"\xE4\xB8\xAD\xE5\xA4\xAE\xE9\x93\xB6\xE8\xA1\x8C\xE5\x91\xA8\xE4\xB8\x89\xE5\xAE\xA3\xE5\xB8\x83"
         "\xE9\x99\x8D\xE4\xBD\x8E\xE5\x9F\xBA\xE5\x87\x86\xE5\x88\xA9"
         "\xE7\x8E\x87\xE3\x80\x82\xE8\xBF\x99\xE6\x98\xAF\xE5\x9B\x9B\xE5\xB9\xB4\xE5\xA4\x9A\xE6\x9D\xA5"
         "\xE7\x9A\x84\xE7\xAC\xAC\xE4\xB8\x80\xE6\xAC\xA1\xE3\x80\x82",
         "zh"},
        {"\xD0\xA6\xD0\xB5\xD0\xBD\xD1\x82\xD1\x80\xD0\xB0\xD0\xBB\xD1\x8C\xD0\xBD\xD1\x8B\xD0\xB9 "
         "\xD0\xB1\xD0\xB0\xD0\xBD\xD0\xBA \xD1\x81\xD0\xBD\xD0\xB8\xD0\xB7\xD0\xB8\xD0\xBB "
         "\xD0\xBA\xD0\xBB\xD1\x8E\xD1\x87\xD0\xB5\xD0\xB2\xD1\x83\xD1\x8E "
         "\xD1\x81\xD1\x82\xD0\xB0\xD0\xB2\xD0\xBA\xD1\x83 \xD0\xB2 \xD1\x81\xD1\x80\xD0\xB5\xD0\xB4\xD1\x83",
         "ru"},
        {"", ""},
        {"OK", ""},
        {"12345 67890 12345 67890 12345 67890 12345 67890 12345", ""},
        {"A short one.", ""},
    }));
    CAPTURE(text);
    CHECK(detect_language(text) == expected);
}

TEST_CASE("a long text's language is that of all of it", "[corpus][languages]") {
    const auto repeated = [](const char* text, int times) {
        std::string all;
        for (int i = 0; i < times; ++i) all += text;
        return all;
    };
    const std::string english = repeated(
        "The central bank lowered its main interest rate on Wednesday, the first cut in four years. ", 40);
    const char* const german_sentence =
        "Die Zentralbank hat am Mittwoch ihren Leitzins gesenkt, zum ersten Mal seit vier Jahren. ";
    CHECK(detect_language(english) == "en");
    CHECK(detect_language(repeated(german_sentence, 40)) == "de");
    CHECK(detect_language(english + repeated(german_sentence, 6)) == "en");
    // Wherever the other language stands, and in however short turns.
    const std::string german = repeated(german_sentence, 30);
    CHECK(detect_language(english + german).empty());
    CHECK(detect_language(german + english).empty());
    CHECK(detect_language(english.substr(0, english.size() / 2) + german + english.substr(english.size() / 2))
              .empty());
    CHECK(detect_language(
              repeated(
                  "Die Zentralbank hat am Mittwoch ihren Leitzins gesenkt, zum ersten Mal seit vier Jahren. "
                  "The "
                  "central bank lowered its main interest rate on Wednesday, the first cut in four years. ",
                  20))
              .empty());
    CHECK(detect_language(std::string(5'000, 'e')).empty());  // no blank to cut at
    CHECK(detect_language(repeated("\xE2\x80\x99", 5'000)).empty());
}

TEST_CASE("a text without English words is not taken for English", "[corpus][languages]") {
    // Names and numbers only; and languages that share words with English.
    std::string names;
    for (int i = 0; i < 40; ++i) names += "Ajax Amsterdam 3 Real Madrid 2, Bayern Leverkusen 1 Inter Milan 0. ";
    CHECK(detect_language(names) != "en");
    const char* const dutch =
        "De bank verlaagt de rente of niet, en dat was in het jaar dat zij er meer van wilde weten. ";
    const char* const polish =
        "To jest bank, kt\xC3\xB3ry to wie, i to on to zrobi, to\xC5\xBCsamo\xC5\x9B\xC4\x87 to wszystko. ";
    std::string texts[2];
    for (int i = 0; i < 30; ++i) {
        texts[0] += dutch;
        texts[1] += polish;
    }
    CHECK(detect_language(texts[0]) == "nl");
    CHECK(detect_language(texts[1]) == "pl");
}

TEST_CASE("a text of two languages has none", "[corpus][languages]") {
    CHECK(detect_language("The central bank lowered its main interest rate on Wednesday for the first time. "
                          "Die Zentralbank hat am Mittwoch zum ersten Mal ihren Leitzins gesenkt, sagte sie.")
              .empty());
}

TEST_CASE("any bytes may be asked for their language", "[corpus][languages]") {
    CHECK(detect_language(std::string(1'000'000, '\xFF')).empty());
    CHECK(detect_language(std::string(300'000, '\0')).empty());
    CHECK(detect_language("<script>" + std::string(200'000, '<')).empty());
}

TEST_CASE("threads may detect languages at once", "[corpus][languages]") {
    std::vector<std::string> found(4);
    {
        std::vector<std::jthread> threads;
        for (std::string& language : found)
            threads.emplace_back([&language] {
                for (int i = 0; i < 50; ++i)
                    language =
                        detect_language("The central bank lowered its main interest rate on Wednesday.") +
                        normalise_language("German");
            });
    }
    CHECK(found == std::vector<std::string>(4, "ende"));
}

TEST_CASE("languages have names", "[corpus][languages]") {
    CHECK(language_name("de") == "German");
    CHECK(language_name("zh") == "Chinese");
    CHECK(language_name("") == "");
    CHECK(language_name("xx") == "xx");
    CHECK(language_name("Klingon <b>") == "Klingon <b>");
}
