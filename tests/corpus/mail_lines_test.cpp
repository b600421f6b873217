#include "corpus/reader/mail_lines.h"

#include "corpus/reader/mail_quotes.h"
#include "tests/support/catch.h"
#include "tests/support/mail_reading.h"

using namespace debrief;
using namespace debrief::test;
using namespace std::literals;

namespace {

/// A text with its chrome in brackets: `[q:` what is quoted, `[s:` what signs.
std::string marked(std::string_view text) {
    std::string all;
    std::size_t begin = 0;
    for (const Chrome& chrome : find_mail_chrome(text)) {
        all += text.substr(begin, chrome.span.begin - begin);
        all += chrome.reason == ChromeReason::quoted ? "[q:" : "[s:";
        all += std::string(chrome.span.of(text)) + "]";
        begin = chrome.span.end;
    }
    return all + std::string(text.substr(begin));
}

}  // namespace

TEST_CASE("flowed lines are joined, and only they", "[corpus][mail]") {
    struct Case {
        const char* text;
        const char* joined;
    };
    const auto [text, joined] = GENERATE(values<Case>({
        {"The Fed cut \nrates.\nMarkets rose.", "The Fed cut rates.\nMarkets rose."},
        {"One \n\nTwo", "One \nTwo"},
        {"> The Fed \n> cut rates.\nYes.", "> The Fed cut rates.\nYes."},
        {">> deep \n> less", ">> deep \n> less"},
        {" From here \n on", "From here on"},  // stuffed
        {"Text. \n-- \nJane \nDoe", "Text. \n-- \nJane Doe"},
        {"\nText", "\nText"},
        {"", ""},
    }));
    CAPTURE(text);
    CHECK(join_flowed_lines(text, FlowBlank::kept) == joined);
    CHECK(join_flowed_lines("The F \ned  \nc \nut.", FlowBlank::dropped) == "The Fed cut.");
}

TEST_CASE("a message says whether its lines flow", "[corpus][mail]") {
    const auto text_of = [](std::string_view parameters, std::string_view body) {
        return mail_briefing("Content-Type: text/plain; charset=utf-8" + std::string(parameters) + "\n\n" +
                             std::string(body))
            .text;
    };
    CHECK(text_of("; format=flowed", "The Fed \ncut rates.\n") == "The Fed cut rates.");
    CHECK(text_of("; format=flowed; delsp=yes", "The Fe \nd cut rates.\n") == "The Fed cut rates.");
    CHECK(text_of("", "The Fed \ncut rates.\n") == "The Fed \ncut rates.");
    // It says that its lines flow, and wraps them.
    CHECK(text_of("; format=flowed",
                  "The central bank cut its main interest rate by a quarter of a point on\n"
                  "Wednesday, the third cut.\n") ==
          "The central bank cut its main interest rate by a quarter of a point on Wednesday, the third cut.");
}

TEST_CASE("quotations and signatures are marked", "[corpus][mail]") {
    struct Case {
        const char* text;
        const char* expected;
    };
    const auto [text, expected] = GENERATE(values<Case>({
        {"No chrome.", "No chrome."},
        {"I agree.\n\n> The Fed cut rates.\n> Markets rose.\n\nSo do I.",
         "I agree.\n\n[q:> The Fed cut rates.\n> Markets rose.\n]\nSo do I."},
        {"On 8 Apr 2026, Jane Doe wrote:\n> The Fed cut rates.\nYes.",
         "[q:On 8 Apr 2026, Jane Doe wrote:\n> The Fed cut rates.\n]Yes."},
        {"Yes.\n\nOn Wed, 8 Apr 2026 at 10:00,\nJane Doe <jane@example.org>\nwrote:\n\n> The Fed.\nNo.",
         "Yes.\n\n[q:On Wed, 8 Apr 2026 at 10:00,\nJane Doe <jane@example.org>\nwrote:\n\n> The Fed.\n]No."},
        {"Am 08.04.2026 um 10:00 schrieb Jane Doe:\n> Zinsen.\nJa.",
         "[q:Am 08.04.2026 um 10:00 schrieb Jane Doe:\n> Zinsen.\n]Ja."},
        {"Le 8 avril 2026, Jane a \xC3\xA9"
         "crit :\n> Les taux.\nOui.",
         "[q:Le 8 avril 2026, Jane a \xC3\xA9"
         "crit :\n> Les taux.\n]Oui."},
        {"He said so:\nand then:\n> The Fed.\nYes.", "He said so:\nand then:\n[q:> The Fed.\n]Yes."},
        {"> one\n\n> two\nYes.", "[q:> one\n\n> two\n]Yes."},
        {">> deep\n > spaced\nJD> initials\nYes.", "[q:>> deep\n > spaced\nJD> initials\n]Yes."},
        {">> MINI NEWS <<\n\nText.", ">> MINI NEWS <<\n\nText."},
        {"5 > 4\nIf a > b, then.", "5 > 4\nIf a > b, then."},
        {"> All of it\n> is quoted.", "> All of it\n> is quoted."},
        {"Jane Doe wrote:\n> All of it.", "Jane Doe wrote:\n> All of it."},
        {"Text.\n-- \nJane\nexample.org", "Text.\n[s:-- \nJane\nexample.org]"},
        {"Text.\n--\nJane\n", "Text.\n[s:--\nJane\n]"},
        {"> quoted\n-- \nJane", "> quoted\n[s:-- \nJane]"},
        {"Text.\n---\nMore.", "Text.\n---\nMore."},
        {"Text.\n-- \nJane\n\n------------------------------\n\nMore.",
         "Text.\n[s:-- \nJane\n\n]------------------------------\n\nMore."},
        {"-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA1\n\nText.\n-----BEGIN PGP SIGNATURE-----\nabc\n"
         "-----END PGP SIGNATURE-----\nMore.",
         "[s:-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA1\n\n]Text.\n[s:-----BEGIN PGP "
         "SIGNATURE-----\nabc\n"
         "-----END PGP SIGNATURE-----\n]More."},
    }));
    CAPTURE(text);
    CHECK(marked(text) == expected);
}

TEST_CASE("what is too long below its mark is no signature", "[corpus][mail]") {
    std::string body = "Text.\n-- \n";
    for (int i = 0; i < 60; ++i) body += "More of the text.\n";
    CHECK(find_mail_chrome(body).empty());
}

TEST_CASE("spans of chrome are whole lines of the briefing's text", "[corpus][mail]") {
    const Briefing briefing = mail_briefing(
        "Content-Type: multipart/mixed; boundary=b\n\n"
        "--b\n\nYes.\n\nOn 8 April 2026 Jane Doe wrote:\n> The Fed\n> cut rates.\n-- \nJohn\n"
        "--b\n\nFooter.\n\n> Quoted again.\n--b--\n");
    REQUIRE(briefing.chrome.size() == 3);
    CHECK(briefing.chrome[0].span.of(briefing.text) ==
          "On 8 April 2026 Jane Doe wrote:\n> The Fed\n> cut rates.\n");
    CHECK(briefing.chrome[0].reason == ChromeReason::quoted);
    CHECK(briefing.chrome[1].span.of(briefing.text) == "-- \nJohn\n");
    CHECK(briefing.chrome[1].reason == ChromeReason::signature);
    CHECK(briefing.chrome[2].span.of(briefing.text) == "> Quoted again.");
    CHECK(briefing.title == "Yes");
}

TEST_CASE("marks that a text got on its way are taken out", "[corpus][mail]") {
    CHECK(without_escapes("One.\n\n>From here.\n>>From there.\n") == "One.\n\n>From here.\n>>From there.\n");
    CHECK(without_escapes("One.\n\n>From here.\nMore.\n") == "One.\n\nFrom here.\nMore.\n");
    CHECK(without_escapes("> One.\n>From here.\n") == "> One.\n>From here.\n");
    CHECK(without_escapes("- - item\n- -- x\n") == "- - item\n- -- x\n");
    CHECK(without_escapes("-----BEGIN PGP SIGNED MESSAGE-----\n\n- - item\n- ----\n") ==
          "-----BEGIN PGP SIGNED MESSAGE-----\n\n- item\n----\n");
}

TEST_CASE("line ends of all kinds become one, and control characters go", "[corpus][mail]") {
    CHECK(with_plain_lines("a\r\nb\rc\nd\fe\x01\0f\x7Fg\th"s) == "a\nb\nc\nd\nefg\th");
}
