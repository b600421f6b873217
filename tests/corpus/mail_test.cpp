#include "tests/support/catch.h"
#include "tests/support/mail_reading.h"
#include "tests/support/thrown.h"

using namespace debrief;
using namespace debrief::test;
using namespace std::literals;

namespace {

/// A message with these headers and a text.
std::string with_text(std::string_view headers) {
    return std::string(headers) + "\r\n\r\nThe Fed cut rates. Markets rose.\r\n";
}

}  // namespace

TEST_CASE("a message becomes a briefing", "[corpus][mail]") {
    const CollectingVisitor visitor = read_as(read_mail,
                                              "Return-Path: <bounce@news.example.org>\r\n"
                                              "Received: from a.example.org by b.example.org;\r\n"
                                              "\tWed, 8 Apr 2026 10:00:00 +0000\r\n"
                                              "Message-ID: <2026.7@news.example.org>\r\n"
                                              "Date: Wed, 8 Apr 2026 09:30:00 +0000\r\n"
                                              "From: \"The Wire\" <news@example.org>\r\n"
                                              "To: reader@example.com\r\n"
                                              "Subject: Fed cuts rates,\r\n"
                                              " markets rise\r\n"
                                              "List-Id: Wire daily <daily.example.org>\r\n"
                                              "Archived-At: <https://example.org/7>\r\n"
                                              "Keywords: rates, markets,\r\n =?utf-8?Q?Z=C3=BCrich?=\r\n"
                                              "MIME-Version: 1.0\r\n"
                                              "Content-Type: text/plain; charset=utf-8\r\n"
                                              "\r\n"
                                              "The Fed cut rates.\r\n"
                                              "\r\n"
                                              "Markets rose in Z\xC3\xBCrich.\r\n");
    REQUIRE(visitor.briefings.size() == 1);
    const Briefing& briefing = visitor.briefings.front();
    CHECK(briefing.id == "2026.7@news.example.org");
    CHECK(briefing.title == "Fed cuts rates, markets rise");
    CHECK(briefing.title_origin == TitleOrigin::given);
    CHECK(briefing.text == "The Fed cut rates.\n\nMarkets rose in Z\xC3\xBCrich.");
    CHECK(briefing.summary.empty());
    CHECK(briefing.date == parse_iso_day("2026-04-08"));
    CHECK(briefing.source == "The Wire");
    CHECK(briefing.url == "https://example.org/7");
    CHECK(briefing.chrome.empty());
    CHECK(briefing.attributes ==
          std::vector<Attribute>{{"author", R"("The Wire")"},
                                 {"list", R"("Wire daily <daily.example.org>")"},
                                 {"tags", "[\"rates\",\"markets\",\"Z\xC3\xBCrich\"]"}});
    CHECK(visitor.mended.empty());
    CHECK(visitor.problems.empty());
}

TEST_CASE("a message needs no more than a text", "[corpus][mail]") {
    const Briefing briefing = mail_briefing("\n\nThe Fed cut rates on Wednesday. Markets rose.\n");
    CHECK(briefing.id == "file");
    CHECK(briefing.title == "The Fed cut rates on Wednesday");
    CHECK(briefing.title_origin == TitleOrigin::made);
    CHECK(briefing.source.empty());
    CHECK_FALSE(briefing.date);
    CHECK(briefing.attributes.empty());
}

TEST_CASE("subjects are decoded, however they were written", "[corpus][mail]") {
    struct Case {
        const char* subject;
        const char* expected;
    };
    const auto [subject, expected] = GENERATE(values<Case>({
        {"Re: [wire] Fwd: Rates", "Re: [wire] Fwd: Rates"},
        {"=?utf-8?Q?Z=C3=BCrich_w=C3=A4hlt?=", "Z\xC3\xBCrich w\xC3\xA4hlt"},
        {"=?UTF-8?B?WsO8cmljaA==?= votes", "Z\xC3\xBCrich votes"},
        {"=?UTF-8?B?WsO8cmljaA?= votes", "Z\xC3\xBCrich votes"},  // no padding
        {"=?utf-8*de?Q?Z=C3=BCrich?=", "Z\xC3\xBCrich"},
        {"=?iso-8859-1?Q?It=92s_=93over=94?=", "It\xE2\x80\x99s \xE2\x80\x9Cover\xE2\x80\x9D"},
        {"=?utf-8?Q?a?= =?utf-8?Q?b?=\r\n =?utf-8?Q?c?= d", "abc d"},
        {"=?utf-8?B?4oKs4g==?= =?utf-8?B?gqw=?=", "\xE2\x82\xAC\xE2\x82\xAC"},  // a character in two words
        {"=?utf-8?Q?Fed cuts rates?= again", "Fed cuts rates again"},           // blanks inside
        {"(=?utf-8?Q?caf=C3=A9?=)", "(caf\xC3\xA9)"},
        {"=?koi8-r?B?8M/exc3V?=", "\xD0\x9F\xD0\xBE\xD1\x87\xD0\xB5\xD0\xBC\xD1\x83"},
        {"=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=", "\xE6\x97\xA5\xE6\x9C\xAC"},
        {"=?windows-1252?Q?=801bn?=",
         "\xE2\x82\xAC"
         "1bn"},
        {"=?utf-8?Q?no end", "=?utf-8?Q?no end"},
        {"=?utf-8?X?abc?=", "=?utf-8?X?abc?="},
        {"=?"
         "?= =? ?=",
         "=?"
         "?= =? ?="},
        {"Z\xC3\xBCrich", "Z\xC3\xBCrich"},  // raw, as many programs send it
        {"Caf\xE9 closes", "Caf\xC3\xA9 closes"},
        {"tab\there\x01 bell", "tab here bell"},
    }));
    CAPTURE(subject);
    CHECK(mail_briefing(with_text("From: a@b.org\r\nSubject: "s + subject)).title == expected);
}

TEST_CASE("a subject's raw bytes are of the message's charset", "[corpus][mail]") {
    CHECK(mail_briefing(
              with_text("Subject: \xF0\xCF\xDE\xC5\xCD\xD5\r\nContent-Type: text/plain; charset=koi8-r"))
              .title == "\xD0\x9F\xD0\xBE\xD1\x87\xD0\xB5\xD0\xBC\xD1\x83");
}

TEST_CASE("a missing or empty subject gives a title made from the text", "[corpus][mail]") {
    const auto* const header = GENERATE("From: a@b.org", "Subject:", "Subject: ", "Subject: (no subject)");
    CAPTURE(header);
    const Briefing briefing = mail_briefing(with_text(header));
    CHECK(briefing.title == "The Fed cut rates");
    CHECK(briefing.title_origin == TitleOrigin::made);
}

TEST_CASE("the sender is author and source", "[corpus][mail]") {
    struct Case {
        const char* header;
        const char* source;
        const char* author;
    };
    const auto [header, source, author] = GENERATE(values<Case>({
        {"From: Jane Doe <jane@example.org>", "Jane Doe", "Jane Doe"},
        {"From: \"Doe, Jane\" <jane@example.org>", "Doe, Jane", "Doe, Jane"},
        {"From: =?utf-8?Q?M=C3=BCller=2C_Hans?= <h@example.org>", "M\xC3\xBCller, Hans",
         "M\xC3\xBCller, Hans"},
        {"From: \"=?utf-8?Q?M=C3=BCller?=\" <h@example.org>", "M\xC3\xBCller", "M\xC3\xBCller"},
        {"From: M\xFCller <h@example.org>", "M\xC3\xBCller", "M\xC3\xBCller"},
        {"From: =?utf-8?Q?=22Wire=22_<x@y.z>?= <h@example.org>", "'Wire' <x@y.z>", "'Wire' <x@y.z>"},
        {"From: 'Jane Doe' <jane@example.org>", "Jane Doe", "Jane Doe"},
        {"From: jane@News.Example.org", "news.example.org", "jane@News.Example.org"},
        {"From: \"jane@example.org\" <jane@example.org>", "example.org", "jane@example.org"},
        {"From: jane@example.org (Jane Doe)", "Jane Doe", "Jane Doe"},
        {"From: Jane <jane@example.org>, John <john@example.org>", "Jane", "Jane"},
        {"From: Jane <jane@example.org", "Jane", "Jane"},
        {"From: Desk: jane@example.org, john@example.org;", "Desk", "Desk"},
        {"From: The news desk", "The news desk", "The news desk"},
        {"From: \r\nSender: Wire <w@example.org>", "Wire", "Wire"},
        {"From: <>\r\nReply-To: Wire <w@example.org>", "Wire", "Wire"},
    }));
    CAPTURE(header);
    const Briefing briefing = mail_briefing(with_text(header));
    CHECK(briefing.source == source);
    CHECK(attribute_of(briefing, "author") == "\""s + author + "\"");
}

TEST_CASE("the date is that of the message, or else of the best header that has one", "[corpus][mail]") {
    struct Case {
        const char* headers;
        const char* expected;
    };
    const auto [headers, expected] = GENERATE(values<Case>({
        {"Date: Wed, 8 Apr 2026 09:30:00 +0000", "2026-04-08"},
        {"Date: Wed, 8 Apr 2026 23:30:00 -0800", "2026-04-08"},
        {"Date: 8 Apr 26 09:30 EDT", "2026-04-08"},
        {"Date: Wed, 05 Dec 2001 18:12:26 -0459", "2001-12-05"},
        {"Date: Wed,  8 Apr 2026 09:30:00 +0200 (CEST)", "2026-04-08"},
        {"Date: Wed Apr  8 09:30:00 2026", "2026-04-08"},
        {"Date: Sun, 14 May 95 11:20:33 GMT", "1995-05-14"},
        {"Date: 2026-04-08 09:30", "2026-04-08"},
        {"Date: 08/04/2026", ""},
        {"Date: Wed, 31 Feb 2026 10:00:00 +0000", ""},
        {"Date: soon", ""},
        {"Date: ", ""},
        {"Date: \r\n  <HR>\r\nReceived: by x (y) id 7; Fri, 10 Dec 2010 19:20:19 -0800", "2010-12-10"},
        {"Received: by x\r\nReceived: by y; garbage\r\nReceived: by z;\r\n 9 Apr 2026 01:00:00 +0000",
         "2026-04-09"},
    }));
    CAPTURE(headers);
    const auto date = mail_briefing(with_text(headers)).date;
    CHECK((date ? to_iso(*date) : "") == expected);
}

TEST_CASE("an envelope line in front of a message is no part of it, but has a date", "[corpus][mail]") {
    const Briefing briefing =
        mail_briefing("From jane@example.org  Mon Aug 12 10:54:52 2002\r\n" + with_text("Subject: Rates"));
    CHECK(briefing.title == "Rates");
    CHECK(briefing.date == parse_iso_day("2002-08-12"));
    CHECK(mail_briefing("From jane@example.org\n" + with_text("Subject: Rates")).title == "Rates");
}

TEST_CASE("the id is the message's, or else the file's", "[corpus][mail]") {
    struct Case {
        const char* header;
        const char* expected;
    };
    const auto [header, expected] = GENERATE(values<Case>({
        {"Message-ID: <7@example.org>", "7@example.org"},
        {"message-id: 7@example.org", "7@example.org"},
        {"Message-ID:\r\n <7@example.org>", "7@example.org"},
        {"Message-ID: <7@example.org> (added by postmaster)", "7@example.org"},
        {"Message-ID: <a b>", "a b"},
        {"Message-ID: <caf\xE9>", "caf\xEF\xBF\xBD"},
        {"Message-ID: <>", "file"},
        {"Message-ID:", "file"},
        {"Message-ID: <a\x01z>", "file"},
        {"Subject: none", "file"},
    }));
    CAPTURE(header);
    CHECK(mail_briefing(with_text(header)).id == expected);
}

TEST_CASE("a message's page is the one its headers give on the Web", "[corpus][mail]") {
    struct Case {
        const char* headers;
        const char* expected;
    };
    const auto [headers, expected] = GENERATE(values<Case>({
        {"Archived-At: <https://example.org/7>", "https://example.org/7"},
        {"List-Archive: <http://example.org/list/>", "http://example.org/list/"},
        {"List-Archive: <http://example.org/list/>\r\nArchived-At: <https://example.org/7>",
         "https://example.org/7"},
        {"List-Archive: <mailto:a@b.org>, <https://example.org/list> (browse)", "https://example.org/list"},
        {"Archived-At: <ftp://example.org/7>", ""},
        {"Archived-At: <javascript:alert(1)>", ""},
        {"List-Unsubscribe: <https://example.org/out>", ""},
    }));
    CAPTURE(headers);
    CHECK(mail_briefing(with_text(headers)).url == expected);
}

TEST_CASE("headers with slips are read all the same", "[corpus][mail]") {
    struct Case {
        const char* message;
        const char* title;
        const char* text;
    };
    const auto [message, title, text] = GENERATE(values<Case>({
        {"Subject: Rates\nFrom: a@b.org\nNo empty line.\nMore.", "Rates", "No empty line.\nMore."},
        {"Subject: Rates\na line that is no header\nFrom: a@b.org\n\nText.", "Rates", "Text."},
        {"SUBJECT : Rates\n\nText.", "Rates", "Text."},
        {"\xEF\xBB\xBFSubject: Rates\n\nText.", "Rates", "Text."},
        {">From a@b.org Mon Aug 12 10:54:52 2002\nSubject: Rates\n\nText.", "Rates", "Text."},
        {"Subject: Rates\nSubject: Other\n\nText.", "Rates", "Text."},
        {"Subject: Rates\n \n\nText.", "Rates", "Text."},
        {"Subject:Rates\n\n\n\n  Text.", "Rates", "  Text."},
    }));
    CAPTURE(message);
    const Briefing briefing = mail_briefing(message);
    CHECK(briefing.title == title);
    CHECK(briefing.text == text);
}

TEST_CASE("a message that holds no text is refused", "[corpus][mail]") {
    struct Case {
        std::string message;
        const char* expected;
    };
    const auto [message, expected] = GENERATE(values<Case>({
        {"", "holds no text"},
        {"Subject: Rates\r\n\r\n", "holds no text"},
        {"Subject: Rates\r\n\r\n \t\r\n\r\n", "holds no text"},
        {"Subject: Rates\r\nContent-Type: image/png\r\n\r\nxyz", "holds no text"},
        {"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n--b--\r\n", "holds no text"},
        {"Content-Type: multipart/encrypted; boundary=b\r\n\r\n--b\r\nContent-Type: "
         "application/pgp-encrypted\r\n"
         "\r\nVersion: 1\r\n--b\r\nContent-Type: application/octet-stream\r\n\r\nxyz\r\n--b--\r\n",
         "is encrypted"},
        {"Content-Type: application/pkcs7-mime; name=smime.p7m\r\n\r\nxyz", "is encrypted"},
    }));
    CAPTURE(message);
    CHECK(thrown_by([&, &message = message] { (void)read_as(read_mail, message); }) == expected + " | "s);
}
