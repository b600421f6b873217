#include "corpus/sentences.h"
#include "tests/support/catch.h"
#include "tests/support/split_sentences.h"

#include <string>

using namespace debrief;
using namespace debrief::test;

TEST_CASE("shortened words go on where a name, a number or a bracket follows", "[corpus][sentences]") {
    const char* text = GENERATE(
        "Google Inc. Chief Executive Eric Schmidt left.", "The PepsiCo Inc. (PEP.N) unit grew.",
        "Dow Jones & Co. Inc., Conde Nast and others agreed.", "It bought H.A. Schupf & Co. for cash.",
        "Frontman J. Allard met Sen. John F. Kerry.", "U.S. President Joe Biden met U.S. Steel workers.",
        "At 7 p.m. (2300 GMT) Friday it began at 5 a.m. Monday.", "SEMMES, Ala. (AP) - Police came.",
        "Sen. Lee, R-Utah, and Smith et al. Smith wrote it.", "Coaches vs. Cancer Classic is on.",
        "Yahoo! Inc. and Yahoo! Sports grew.", "He paid No. 5 on p. 3 of Vol. 2.",
        "Born on Feb. 3 at St. Mary.", "Er kam am 8. April 2026 mit Dr. Braun, vgl. Abs. 2.",
        "Kosten von z. B. Anlagen oder bzw. Teilen.", "The Ph.D. Program and Gen. Mark Milley.",
        "1. The first of the list", "12. Twelfth it is", "It is up 3.5. and more",
        "See example.org/a?b=c. and more.", "He said . . . that is all");
    CAPTURE(text);
    CHECK(split_sentences(text).size() == 1);
}

TEST_CASE("sentences end before what begins sentences", "[corpus][sentences]") {
    struct Case {
        const char* text;
        const char* expected;
    };
    const auto [text, expected] = GENERATE(values<Case>({
        {"Sales rose. iPhone sales fell. eBay too.", "Sales rose.|iPhone sales fell.|eBay too."},
        {"It rose in 2024. 5 people left. 2025 was calm.", "It rose in 2024.|5 people left.|2025 was calm."},
        {"It ended at 5 p.m. The crowd left.", "It ended at 5 p.m.|The crowd left."},
        {"He runs Acme Inc. However, it fell.", "He runs Acme Inc.|However, it fell."},
        {"It took vitamin C. Nobody knew plan B. Markets fell.",
         "It took vitamin C.|Nobody knew plan B.|Markets fell."},
        {"It came on April 8. April was cold.", "It came on April 8.|April was cold."},
        {"He was ill. Doctors came.", "He was ill.|Doctors came."},
        {"It fell.[1] It rose.[12] So.", "It fell.[1]|It rose.[12]|So."},
        {"It rose.The rest fell.", "It rose.|The rest fell."},
        {"It rose.(a.com) It fell. (b.com). It stood.", "It rose.(a.com)|It fell. (b.com).|It stood."},
        {"It rose (a.com). It fell.", "It rose (a.com).|It fell."},
        {"Really?! Yes... No.", "Really?!|Yes...|No."},
        {"**It rose.** _It fell._ So.", "**It rose.**|_It fell._|So."},
        {"See http://example.org/a?b=c. It is there.", "See http://example.org/a?b=c.|It is there."},
        {"(One. Two.) Three.", "(One.|Two.)|Three."},
        {"One (see it. Then two.) Three. Four", "One (see it. Then two.)|Three.|Four"},
        {"It fell (why? Nobody knows) and rose. So.", "It fell (why? Nobody knows) and rose.|So."},
        {"One (two. Three", "One (two.|Three"},
    }));
    CAPTURE(text);
    CHECK(split(text) == expected);
}

TEST_CASE("what is said goes on with who says it", "[corpus][sentences]") {
    struct Case {
        const char* text;
        const char* expected;
    };
    const auto [text, expected] = GENERATE(values<Case>({
        {"\xE2\x80\x9CIs it?\xE2\x80\x9D Musk asked. Yes.",
         "\xE2\x80\x9CIs it?\xE2\x80\x9D Musk asked.|Yes."},
        {"\"Stop!\" Mr. Jo Doe said.", "\"Stop!\" Mr. Jo Doe said."},
        {"\"Is it?\" The minister said no.", "\"Is it?\"|The minister said no."},
        {"\"It is.\" Musk said no.", "\"It is.\"|Musk said no."},
        {"\"Was it?\" \xE2\x80\x94 she asked.", "\"Was it?\" \xE2\x80\x94 she asked."},
        {"\"Was it?\" \xE2\x80\x94 Then she left.", "\"Was it?\"|\xE2\x80\x94 Then she left."},
    }));
    CAPTURE(text);
    CHECK(split(text) == expected);
}

TEST_CASE("quotes and stops of other languages are known", "[corpus][sentences]") {
    struct Case {
        const char* text;
        const char* expected;
    };
    const auto [text, expected] = GENERATE(values<Case>({
        {"\xE2\x80\x9E"
         "Das ist so.\xE2\x80\x9C Er ging.",
         "\xE2\x80\x9E"
         "Das ist so.\xE2\x80\x9C|Er ging."},
        {"\xC2\xBB"
         "So ist es.\xC2\xAB Er ging.",
         "\xC2\xBB"
         "So ist es.\xC2\xAB|Er ging."},
        {"\xC2\xAB\xC2\xA0"
         "C\xE2\x80\x99"
         "est bien.\xC2\xA0\xC2\xBB Il part.",
         "\xC2\xAB\xC2\xA0"
         "C\xE2\x80\x99"
         "est bien.\xC2\xA0\xC2\xBB|Il part."},
        {"\xC2\xBFQu\xC3\xA9? \xC2\xA1S\xC3\xAD! Es as\xC3\xAD.",
         "\xC2\xBFQu\xC3\xA9?|\xC2\xA1S\xC3\xAD!|Es as\xC3\xAD."},
        // Hindi: danda
        {"\xE0\xA4\xAF\xE0\xA4\xB9 \xE0\xA4\xB9\xE0\xA5\xA4 \xE0\xA4\xAF\xE0\xA4\xB9\xE0\xA5\xA4",
         "\xE0\xA4\xAF\xE0\xA4\xB9 \xE0\xA4\xB9\xE0\xA5\xA4|\xE0\xA4\xAF\xE0\xA4\xB9\xE0\xA5\xA4"},
        // Arabic question mark
        {"\xD9\x87\xD9\x84\xD8\x9F \xD9\x86", "\xD9\x87\xD9\x84\xD8\x9F|\xD9\x86"},
        // Japanese: a quotation that goes on, and one that ends
        {"\xE3\x80\x8C\xE5\xAE\x83\xE3\x80\x82\xE3\x80\x8D\xE3\x81\xA8\xE5\xAE\x83\xE3\x80\x82",
         "\xE3\x80\x8C\xE5\xAE\x83\xE3\x80\x82\xE3\x80\x8D\xE3\x81\xA8\xE5\xAE\x83\xE3\x80\x82"},
        {"\xE3\x80\x8C\xE5\xAE\x83\xE3\x80\x82\xE3\x80\x8D\xE5\xAE\x83\xE3\x80\x82",
         "\xE3\x80\x8C\xE5\xAE\x83\xE3\x80\x82\xE3\x80\x8D|\xE5\xAE\x83\xE3\x80\x82"},
        // full-width brackets around a citation
        {"\xE5\xAE\x83\xE3\x80\x82\xEF\xBC\x88"
         "a.com\xEF\xBC\x89\xE5\xAE\x83\xE3\x80\x82",
         "\xE5\xAE\x83\xE3\x80\x82\xEF\xBC\x88"
         "a.com\xEF\xBC\x89|\xE5\xAE\x83\xE3\x80\x82"},
        {"It rose.\xC2\xA0It fell.\xE2\x80\xA8So.", "It rose.|It fell.|So."},
    }));
    CAPTURE(text);
    CHECK(split(text) == expected);
}

TEST_CASE("headings, list items and rules are lines of their own", "[corpus][sentences]") {
    CHECK(split("A heading\n---\n- One. Two.\n\xE2\x80\xA2 Three\n1. Four\na) Five\n======\n* * *\nEnd") ==
          "A heading|- One.|Two.|\xE2\x80\xA2 Three|1. Four|a) Five|End");
    CHECK(split("\xF0\x9F\xA6\x9E\n...\n") == "\xF0\x9F\xA6\x9E");
}

TEST_CASE("a sentence goes on behind the end of a wrapped line", "[corpus][sentences]") {
    const std::string text =
        "The council wrote on Aug. 9 that the quay\nwould not be sold. It answers Sen. Holm's\nletter of "
        "July. "
        "(bbc.co.uk,\ntheguardian.com)\n\nThe end";
    const std::string expected =
        "The council wrote on Aug. 9 that the quay\nwould not be sold.|It answers Sen. Holm's\nletter of "
        "July. "
        "(bbc.co.uk,\ntheguardian.com)|The end";
    CHECK(split(text) == expected);
}
