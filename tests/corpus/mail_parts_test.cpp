#include "tests/support/catch.h"
#include "tests/support/mail_reading.h"
#include "tests/support/repeated.h"

using namespace debrief;
using namespace debrief::test;
using namespace std::literals;

namespace {

/// A part: its headers and its body.
std::string part(std::string_view headers, std::string_view body) {
    return std::string(headers) + "\n\n" + std::string(body) + "\n";
}

std::string plain(std::string_view body) {
    return part("Content-Type: text/plain; charset=utf-8", body);
}

std::string html(std::string_view body) {
    return part("Content-Type: text/html; charset=utf-8", body);
}

/// A multipart of these parts, as a part or, with headers of a message before it, as a message.
std::string multipart(std::string_view kind, std::string_view boundary,
                      const std::vector<std::string>& parts) {
    std::string all =
        "Content-Type: multipart/" + std::string(kind) + "; boundary=\"" + std::string(boundary) + "\"\n\n";
    all += "This is a message of several parts.\n";
    for (const std::string& one : parts) all += "--" + std::string(boundary) + "\n" + one;
    return all + "--" + std::string(boundary) + "--\nAn epilogue.\n";
}

Briefing briefing_of(std::string_view multipart) {
    return mail_briefing("Subject: Rates\nMessage-ID: <7@x>\n" + std::string(multipart));
}

bool contains(std::string_view text, std::string_view piece) {
    return text.find(piece) != std::string_view::npos;
}

}  // namespace

TEST_CASE("of alternatives the plain text is read", "[corpus][mail]") {
    CHECK(briefing_of(multipart("alternative", "b", {plain("Plain text."), html("<p>Markup.</p>")})).text ==
          "Plain text.");
    CHECK(briefing_of(multipart("alternative", "b", {html("<p>Markup.</p>"), plain("Plain text.")})).text ==
          "Plain text.");
}

TEST_CASE("HTML is read where the plain text stands in for it only", "[corpus][mail]") {
    const auto* const stand_in = GENERATE("", " \n\n", "Your mail program does not support HTML.",
                                          "This is an HTML message. Please view it in a program that can.",
                                          "To view this email in your browser, go to https://example.org/7",
                                          "https://example.org/newsletter?id=7");
    CAPTURE(stand_in);
    const std::string text =
        briefing_of(multipart("alternative", "b", {plain(stand_in), html("<p>The Fed cut rates.</p>")})).text;
    CHECK(contains(text, "The Fed cut rates."));
    CHECK_FALSE(contains(text, "example.org"));
}

TEST_CASE("a plain text that stands in for HTML is read where there is no other", "[corpus][mail]") {
    CHECK(briefing_of(multipart("alternative", "b", {plain("This is an HTML message."), html("")})).text ==
          "This is an HTML message.");
    CHECK(briefing_of(plain("This is an HTML message.")).text == "This is an HTML message.");
}

TEST_CASE("nested parts are found, in their order", "[corpus][mail]") {
    const std::string related = multipart(
        "related", "inner", {html("<p>Markup.</p>"), part("Content-Type: image/png; name=logo.png", "xyz")});
    const std::string alternative = multipart("alternative", "middle", {plain("First text."), related});
    const Briefing briefing =
        briefing_of(multipart("mixed", "outer", {alternative, plain("Second text."), plain("Third text.")}));
    CHECK(briefing.text == "First text.\n\nSecond text.\n\nThird text.");
    CHECK(attribute_of(briefing, "attachments").empty());
}

TEST_CASE("of related parts the one that is shown is read, wherever it stands", "[corpus][mail]") {
    const std::string picture = part("Content-Type: image/png\nContent-ID: <p>", "xyz");
    CHECK(
        contains(briefing_of(multipart("related", "b", {picture, html("<p>Markup.</p>")})).text, "Markup."));
    const std::string shown = part("Content-Type: text/plain\nContent-ID: <shown>", "Shown.");
    CHECK(briefing_of("Content-Type: multipart/related; boundary=b; start=\"<shown>\"\n\n--b\n" +
                      plain("Other.") + "--b\n" + shown + "--b--\n")
              .text == "Shown.");
}

TEST_CASE("attachments are left out and named", "[corpus][mail]") {
    const Briefing briefing = briefing_of(multipart(
        "mixed", "b",
        {plain("The text."),
         part("Content-Type: application/pdf; name=\"=?utf-8?Q?=C3=9Cbersicht.pdf?=\"", "xyz"),
         part("Content-Type: text/plain; name=notes.txt", "Attached words."),
         part("Content-Type: text/html\nContent-Disposition: attachment; filename*=utf-8''caf%C3%A9.html",
              "<p>x"),
         part("Content-Type: application/postscript", "xyz"),
         part("Content-Type: text/plain\nContent-Disposition: inline", "More text.")}));
    CHECK(briefing.text == "The text.\n\nMore text.");
    CHECK(attribute_of(briefing, "attachments") ==
          "[\"\xC3\x9C"
          "bersicht.pdf\",\"notes.txt\",\"caf\xC3\xA9.html\",\"application/postscript\"]");
}

TEST_CASE("an attached text is read where there is no other", "[corpus][mail]") {
    const Briefing briefing =
        briefing_of(multipart("mixed", "b",
                              {plain(""), part("Content-Type: text/plain; name=briefing.txt", "The words."),
                               part("Content-Type: text/plain; name=other.txt", "Others.")}));
    CHECK(briefing.text == "The words.");
    CHECK(attribute_of(briefing, "attachments") == R"(["other.txt"])");
    CHECK(briefing_of(part("Content-Type: text/plain; name=a.txt\nContent-Disposition: attachment", "Words."))
              .text == "Words.");
}

TEST_CASE("a forwarded message's text belongs to the briefing", "[corpus][mail]") {
    const std::string forwarded =
        part("Content-Type: message/rfc822", "From: b@x\nSubject: =?utf-8?Q?Z=C3=BCrich?=\n" +
                                                 multipart("mixed", "f", {plain("Told before.")}));
    CHECK(briefing_of(multipart("mixed", "b", {plain("See below."), forwarded})).text ==
          "See below.\n\nZ\xC3\xBCrich\n\nTold before.");
    const std::string encoded = part("Content-Type: message/rfc822\nContent-Transfer-Encoding: base64",
                                     "U3ViamVjdDogUmF0ZXMKClRoZSBGZWQu");  // Subject: Rates, The Fed.
    CHECK(briefing_of(multipart("mixed", "b", {encoded})).text == "Rates\n\nThe Fed.");
}

TEST_CASE("the messages of a digest are briefings of their own", "[corpus][mail]") {
    const std::string digest =
        "From: Wire <w@x.org>\nDate: 8 Apr 2026 10:00 +0000\nSubject: Digest 7\nMessage-ID: <d7@x>\n" +
        multipart("mixed", "outer",
                  {plain("Topics: rates, floods"),
                   multipart("digest", "inner",
                             {"\nFrom: Jane <j@y.org>\nDate: 7 Apr 2026 08:00 +0000\nSubject: Rates\n"
                              "Message-ID: <r@y>\n\nThe Fed cut rates.\n",
                              part("Content-Type: message/rfc822", "Subject: Floods\n\nThe Rhine floods."),
                              "\nSubject: Nothing\n\n"}),
                   plain("The end.")});
    const CollectingVisitor visitor = read_as(read_mail, digest);
    REQUIRE(visitor.ids() == std::vector<std::string>{"d7@x", "r@y", "d7@x#2"});
    CHECK(visitor.briefings[0].text == "Topics: rates, floods\n\nThe end.");
    CHECK(visitor.briefings[1].text == "The Fed cut rates.");
    CHECK(visitor.briefings[1].source == "Jane");
    CHECK(visitor.briefings[1].date == parse_iso_day("2026-04-07"));
    CHECK(visitor.briefings[2].title == "Floods");
    CHECK(visitor.briefings[2].source == "Wire");
    CHECK(visitor.briefings[2].date == parse_iso_day("2026-04-08"));
    CHECK(visitor.problems == std::vector<std::string>{"in: message 'd7@x#3': holds no text"});
}

TEST_CASE("transfer encodings are undone, broken ones as well as can be", "[corpus][mail]") {
    struct Case {
        const char* encoding;
        const char* body;
        const char* expected;
    };
    const auto [encoding, body, expected] = GENERATE(values<Case>({
        {"quoted-printable", "Z=C3=BCrich =\nvotes=2E", "Z\xC3\xBCrich votes."},
        {"Quoted-Printable ; x", "Z=c3=bcrich = \r\nvotes", "Z\xC3\xBCrich votes"},
        {"quoted-printable", "100% = all =ZZ x=", "100% = all =ZZ x"},
        {"quoted-printable", "One.=0D=0ATwo.", "One.\nTwo."},
        {"base64", "VGhlIEZlZCBjdXQgcmF0ZXMu", "The Fed cut rates."},
        {"base64", "VGhlIEZl\n  ZCBjdXQg\r\ncmF0ZXM", "The Fed cut rates"},
        {"BASE64", "VGhlIEZlZA==IGN1dCByYXRlcw==", "The Fed cut rates"},
        {"base64", "VGhlIEZlZCBjdXQgcmF0ZXMuCg==\n\nYou get this since you asked for it.",
         "The Fed cut rates.\n\n\nYou get this since you asked for it."},
        {"base64", "The Fed cut rates, and said so.", "The Fed cut rates, and said so."},
        {"x-uuencode", "begin 644 x.txt\n#86)C\n`\nend", "abc"},
        {"8bits", "Z\xC3\xBCrich", "Z\xC3\xBCrich"},
        {"", "Z\xC3\xBCrich = votes", "Z\xC3\xBCrich = votes"},
    }));
    CAPTURE(encoding, body);
    CHECK(briefing_of(
              part("Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: "s + encoding, body))
              .text == expected);
}

TEST_CASE("charsets are taken as declared, or told where they are not", "[corpus][mail]") {
    struct Case {
        const char* type;
        const char* body;
        const char* expected;
    };
    const auto [type, body, expected] = GENERATE(values<Case>({
        {"text/plain; charset=iso-8859-1",
         "It\x92s \x80"
         "1bn",
         "It\xE2\x80\x99s \xE2\x82\xAC"
         "1bn"},
        {"text/plain; charset=\"Shift_JIS\"", "\x82\xA0\x82\xA2", "\xE3\x81\x82\xE3\x81\x84"},
        {"text/plain; charset=\"utf-8", "Z\xC3\xBCrich", "Z\xC3\xBCrich"},
        {"text/plain; charset=us-ascii", "Z\xC3\xBCrich", "Z\xC3\xBCrich"},
        {"text/plain", "Z\xC3\xBCrich", "Z\xC3\xBCrich"},
        {"text; charset=koi8-r", "\xF0\xCF\xDE\xC5\xCD\xD5",
         "\xD0\x9F\xD0\xBE\xD1\x87\xD0\xB5\xD0\xBC\xD1\x83"},
        {"text/plain; charset=x-unknown", "Caf\xE9 closes", "Caf\xC3\xA9 closes"},
    }));
    CAPTURE(type);
    CHECK(briefing_of(part("Content-Type: "s + type, body)).text == expected);
}

TEST_CASE("what was lost or mended is told", "[corpus][mail]") {
    struct Case {
        std::string message;
        const char* expected;
    };
    const auto [message, expected] = GENERATE(values<Case>({
        {multipart("mixed", "b", {plain("Text.")}).substr(0, 130), "in: ends within a part"},
        {"Content-Type: multipart/mixed\n\n--b\n" + plain("Text.") + "--b--\n",
         "in: does not tell where its parts begin"},
        {"Content-Type: multipart/mixed; boundary=b\n\nText.", "in: is not divided into the parts it claims"},
        {"Content-Transfer-Encoding: base64\n\nText, and more of it.",
         "in: has a part that is not in the encoding it claims"},
    }));
    CAPTURE(message);
    const CollectingVisitor visitor = read_as(read_mail, message);
    REQUIRE(visitor.briefings.size() == 1);
    CHECK(visitor.briefings[0].text.starts_with("Text"));
    CHECK(visitor.mended == std::vector<std::string>{expected});

    const CollectingVisitor broken =
        read_as(read_mail, "Content-Type: text/plain; charset=utf-8\n\n" +
                               repeated("Z\xC3\xBCrich w\xC3\xA4hlt, \xE2\x82\xAC"
                                        "1bn. ",
                                        20) +
                               "\xFF");
    REQUIRE(broken.briefings.size() == 1);
    CHECK(broken.briefings[0].text.ends_with("\xEF\xBF\xBD"));
    CHECK(broken.mended.size() == 1);
}

TEST_CASE("boundaries that play games divide nothing wrongly", "[corpus][mail]") {
    // The one is the beginning of the other.
    CHECK(briefing_of(multipart("mixed", "b", {multipart("mixed", "bb", {plain("One.")}), plain("Two.")}))
              .text == "One.\n\nTwo.");
    // Both are the same.
    CHECK(contains(briefing_of(multipart("mixed", "b", {multipart("mixed", "b", {plain("One.")})})).text,
                   "One."));
    // A line of the text begins as the boundary does.
    CHECK(briefing_of(multipart("mixed", "b", {plain("One.\n--bcd\nTwo.\n -- b\n--b x")})).text ==
          "One.\n--bcd\nTwo.\n -- b\n--b x");
    // Blanks behind it.
    CHECK(briefing_of("Content-Type: multipart/mixed; boundary=b\n\n--b \t\n" + plain("One.") + "--b-- \nend")
              .text == "One.");
    // Blanks and quotes in it, and a part that has no headers but looks it.
    CHECK(briefing_of(
              "Content-Type: multipart/mixed; boundary=\"a b\\\"c\"\n\n--a b\"c\n\nNote: One.\n--a b\"c--")
              .text == "Note: One.");
}
