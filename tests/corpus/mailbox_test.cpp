#include "corpus/reader/maildir.h"
#include "tests/support/catch.h"
#include "tests/support/mail_reading.h"
#include "tests/support/repeated.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown.h"

using namespace debrief;
using namespace debrief::test;
using namespace std::literals;

namespace {

constexpr std::string_view envelope = "From jane@example.org Mon Aug 12 10:54:52 2002\n";

std::string message(std::string_view id, std::string_view text) {
    return std::string(envelope) + "Subject: Rates\nMessage-ID: <" + std::string(id) + ">\n\n" +
           std::string(text) + "\n\n";
}

}  // namespace

TEST_CASE("a mailbox gives a briefing a message, with the line it begins at", "[corpus][mailbox]") {
    const CollectingVisitor visitor = read_as(
        read_mailbox, message("1@x", "One.") + message("2@x", "Two.\n\nMore.") + message("3@x", "Three."));
    CHECK(visitor.ids() == std::vector<std::string>{"1@x", "2@x", "3@x"});
    CHECK(visitor.places == std::vector<std::string>{"in:1", "in:7", "in:15"});
    REQUIRE(visitor.briefings.size() == 3);
    CHECK(visitor.briefings[1].text == "Two.\n\nMore.");
    CHECK(visitor.briefings[1].date == parse_iso_day("2002-08-12"));
    CHECK(visitor.problems.empty());
}

TEST_CASE("messages of a mailbox without an id are counted", "[corpus][mailbox]") {
    const std::string nameless = std::string(envelope) + "Subject: Rates\n\nText.\n\n";
    CHECK(read_as(read_mailbox, nameless + message("2@x", "Two.") + nameless).ids() ==
          std::vector<std::string>{"file#1", "2@x", "file#3"});
}

TEST_CASE("a line of a text that begins with From begins no message", "[corpus][mailbox]") {
    struct Case {
        const char* text;
        const char* expected;
    };
    const auto [text, expected] = GENERATE(values<Case>({
        {"One.\n\nFrom here on, rates fall.", "One.\n\nFrom here on, rates fall."},
        {"One.\n\nFrom May on, at 10:30, rates fall.\nOr not.",
         "One.\n\nFrom May on, at 10:30, rates fall.\nOr not."},
        {"One.\nFrom jane@example.org Mon Aug 12 10:54:52 2002\nNote: no.",
         "One.\nFrom jane@example.org Mon Aug 12 10:54:52 2002\nNote: no."},
        {"One.\n\n>From here on.", "One.\n\nFrom here on."},
        {"One.\n\n>>From here on.", "One.\n\nFrom here on."},
        {"One.\n\n> a\n>> From here on.\n> b", "One.\n\n> a\n>> From here on.\n> b"},
    }));
    CAPTURE(text);
    const CollectingVisitor visitor = read_as(read_mailbox, message("1@x", text) + message("2@x", "Two."));
    REQUIRE(visitor.ids() == std::vector<std::string>{"1@x", "2@x"});
    CHECK(visitor.briefings[0].text == expected);
}

TEST_CASE("the lines between messages may have any of the usual forms", "[corpus][mailbox]") {
    const auto* const line =
        GENERATE("From jane@example.org Mon Aug 12 10:54:52 2002",
                 "From jane@example.org  Mon Aug  2 10:54:52 2002", "From - Mon Aug 12 10:54:52 2002",
                 "From ???@??? Mon Aug 12 10:54:52 2002", "From jane@example.org Mon Aug 12 10:54 CEST 2002",
                 "From \"jane doe\"@example.org Mon Aug 12 10:54:52 2002 +0200",
                 "From jane@example.org Mon, 12 Aug 2002 10:54:52 +0000",
                 "From MAILER-DAEMON Mon Aug 12 10:54:52 2002\r");
    CAPTURE(line);
    const std::string other = std::string(line) + "\nSubject: Rates\n\nText.\n\n";
    CHECK(looks_like_mailbox(other));
    CHECK(read_as(read_mailbox, other + message("1@x", "One.") + other).ids() ==
          std::vector<std::string>{"file#1", "1@x", "file#3"});
}

TEST_CASE("a bad message is told with its line and passed over", "[corpus][mailbox]") {
    const CollectingVisitor visitor =
        read_as(read_mailbox,
                message("1@x", "") + message("2@x", "Two.") + message("3@x", " ") + message("4@x", "Four."));
    CHECK(visitor.ids() == std::vector<std::string>{"2@x", "4@x"});
    CHECK(visitor.problems == std::vector<std::string>{"in:1: holds no text", "in:13: holds no text"});
}

TEST_CASE("a message above the limit is refused, the next is read", "[corpus][mailbox]") {
    const std::string reason = "in:1: longer than 300 bytes, the most a record may have";
    const ReadOptions options{.record_bytes = 300};
    const CollectingVisitor lines =
        read_as(read_mailbox, message("1@x", repeated("words\n", 100)) + message("2@x", "Two."), options);
    CHECK(lines.ids() == std::vector<std::string>{"2@x"});
    CHECK(lines.problems == std::vector<std::string>{reason});
    const CollectingVisitor one_line =
        read_as(read_mailbox, message("1@x", std::string(1000, 'x')) + message("2@x", "Two."), options);
    CHECK(one_line.ids() == std::vector<std::string>{"2@x"});
    CHECK(one_line.problems == std::vector<std::string>{reason});
}

TEST_CASE("a mailbox may be empty, but not without messages", "[corpus][mailbox]") {
    CHECK(read_as(read_mailbox, "").briefings.empty());
    CHECK(read_as(read_mailbox, "\n\n").problems.empty());
    for (const auto* const content : {"words\n", "From jane@example.org Mon Aug 12 10:54:52 2002\n",
                                      "From jane@example.org Mon Aug 12 10:54:52 2002\n\nwords"}) {
        CAPTURE(content);
        CHECK(thrown_by([&] { (void)read_as(read_mailbox, content); }) == "holds no message | ");
    }
}

TEST_CASE("what stands before the first message is told", "[corpus][mailbox]") {
    const CollectingVisitor visitor = read_as(read_mailbox, "\nwords\nwords\n\n" + message("1@x", "One."));
    CHECK(visitor.ids() == std::vector<std::string>{"1@x"});
    CHECK(visitor.problems == std::vector<std::string>{"in:2: stands before the first message"});
}

TEST_CASE("a mailbox may come with other line ends and a byte order mark", "[corpus][mailbox]") {
    std::string content = "\xEF\xBB\xBF" + message("1@x", "One.\n\nMore.") + message("2@x", "Two.");
    std::string dos;
    for (const char c : content) dos += c == '\n' ? "\r\n"s : std::string(1, c);
    const CollectingVisitor visitor = read_as(read_mailbox, dos);
    REQUIRE(visitor.ids() == std::vector<std::string>{"1@x", "2@x"});
    CHECK(visitor.briefings[0].text == "One.\n\nMore.");
}

TEST_CASE("names with control characters are refused", "[corpus][mailbox]") {
    for (auto* const read : {read_mail, read_mailbox}) {
        CHECK(thrown_by([&] { (void)read_as(read, message("1@x", "One."), {}, "a\nb"); }) ==
              "has control characters in its name | ");
    }
}

TEST_CASE("mail is told by its headers", "[corpus][mail]") {
    struct Case {
        const char* head;
        bool is_mail;
    };
    const auto [head, is_mail] = GENERATE(values<Case>({
        {"From: a@b.org\nSubject: Rates\n\nText.", true},
        {"Received: from x\n\tby y; 8 Apr 2026\r\nX-Sieve: 1\r\nDate: now\r\n\r\nText.", true},
        {"Return-Path: <a@b>\nMessage-ID: <7@x>\nSubje", true},
        {"X-Long: a\n b\n c\nMIME-Version: 1.0\nTo: a@b\n\n", true},
        {"Subject: Rates\n\nText.", false},
        {"Subject: Rates", false},
        {"Subject: Rates\nSubject: again\n\nText.", false},
        {"Subject: Rates\nThe Fed cut rates.\nFrom: a@b.org\n", false},
        {"The Fed cut rates.\nFrom: a@b.org\nSubject: Rates\n", false},
        {"Title: Rates\nAuthor: Jane\nDate: 8 Apr 2026\n\nText.", false},
        {"Text.\n\nFrom: a@b.org\nSubject: Rates\n", false},
        {" From: a@b.org\nSubject: Rates\n", false},
        {"", false},
        {"{\"From\": 1,\n\"To\": 2}", false},
    }));
    CAPTURE(head);
    CHECK(looks_like_mail(head) == is_mail);
}

TEST_CASE("mailboxes are told by their first line and a header behind it", "[corpus][mailbox]") {
    struct Case {
        const char* head;
        bool is_mailbox;
    };
    const auto [head, is_mailbox] = GENERATE(values<Case>({
        {"From jane@example.org Mon Aug 12 10:54:52 2002\nReturn-Path: <a@b>\n", true},
        {"From jane@example.org\nReturn-Path: <a@b>\n", true},
        {"From jane@example.org Mon Aug 12 10:54:52 2002\nThe Fed cut rates.\n", false},
        {"From Mon Aug 12 on\nNote: rates fall.\n", false},
        {"From: a@b.org\nSubject: Rates\n", false},
        {"From jane@example.org Mon Aug 12 10:54:52 2002", false},
        {"", false},
    }));
    CAPTURE(head);
    CHECK(looks_like_mailbox(head) == is_mailbox);
}

TEST_CASE("messages of a Maildir are told by their folders", "[corpus][maildir]") {
    const TemporaryFolder folder;
    CHECK(is_maildir_message(folder.write("box/cur/1234.host:2,S", "x")) == false);
    (void)folder.write("box/tmp/.keep", "");
    CHECK(is_maildir_message(folder / "box/cur/1234.host:2,S"));
    CHECK(is_maildir_message(folder / "box/new/1235.host"));
    CHECK_FALSE(is_maildir_message(folder / "box/tmp/1235.host"));
    CHECK_FALSE(is_maildir_message(folder / "box/1235.host"));
    CHECK_FALSE(is_maildir_message("cur"));
}
