#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "corpus/reader/mail_content.h"
#include "corpus/reader/mail_encoding.h"
#include "corpus/reader/mail_entity.h"
#include "tests/support/catch.h"
#include "tests/support/mail_reading.h"
#include "tests/support/random.h"
#include "tests/support/repeated.h"
#include "tests/support/thrown.h"

#include <algorithm>
#include <thread>

using namespace debrief;
using namespace debrief::test;
using namespace std::literals;

namespace {

/// Multiparts in multiparts, with a text inside of all.
std::string nested(std::size_t depth, std::string_view text) {
    std::string message;
    for (std::size_t i = 0; i < depth; ++i) {
        const std::string boundary = "b" + std::to_string(i) + "x";
        message += "Content-Type: multipart/mixed; boundary=" + boundary + "\n\n--" + boundary + "\n";
    }
    return message + "\n" + std::string(text);
}

bool has(const std::vector<std::string>& all, std::string_view one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

/// What must hold of every briefing.
void check_invariants(const Briefing& briefing) {
    CHECK_FALSE(briefing.id.empty());
    CHECK_FALSE(briefing.text.empty());
    CHECK_FALSE(has_control_characters(briefing.id));
    CHECK_FALSE(has_control_characters(briefing.title));
    for (const std::string* text :
         {&briefing.id, &briefing.title, &briefing.text, &briefing.source, &briefing.url}) {
        CHECK(is_valid_utf8(*text));
    }
    std::size_t end = 0;
    for (const Chrome& chrome : briefing.chrome) {
        CHECK(chrome.span.begin >= end);
        CHECK(chrome.span.end > chrome.span.begin);
        CHECK(chrome.span.end <= briefing.text.size());
        CHECK((chrome.span.begin == 0 || briefing.text[chrome.span.begin - 1] == '\n'));
        CHECK((chrome.span.end == briefing.text.size() || briefing.text[chrome.span.end - 1] == '\n'));
        end = chrome.span.end;
    }
}

}  // namespace

TEST_CASE("a message above the limit is refused", "[corpus][mail]") {
    CHECK(thrown_by([] {
              (void)read_as(read_mail, "Subject: x\n\n" + std::string(200, 'x'),
                            ReadOptions{.record_bytes = 100});
          }) == "longer than 100 bytes, the most a record may have | ");
}

TEST_CASE("too many headers are cut and told, in a message and in a part", "[corpus][mail]") {
    const auto lines =
        GENERATE(as<std::string>(), repeated("a: b\n", 300'000), "a: " + std::string(2'000'000, 'b') + "\n",
                 "a: b\n" + repeated(" folded\n", 300'000));
    const std::string message = "Subject: Rates\n" + lines + "From: late@x.org\n\nThe text.";
    const CollectingVisitor visitor = read_as(read_mail, message);
    REQUIRE(visitor.ids() == std::vector<std::string>{"file"});
    CHECK(visitor.briefings[0].title == "Rates");
    CHECK(visitor.briefings[0].text == "The text.");
    CHECK(visitor.briefings[0].source.empty());
    CHECK(visitor.mended == std::vector<std::string>{"in: has too long headers, cut"});

    const CollectingVisitor part =
        read_as(read_mail,
                "Subject: Rates\nContent-Type: multipart/mixed; boundary=b\n\n--b\n" + message + "\n--b--\n");
    REQUIRE(part.briefings.size() == 1);
    CHECK(part.briefings[0].text == "The text.");
    CHECK(has(part.mended, "in: has a part with too long headers, cut"));
}

TEST_CASE("parts beyond the thousandth are left out and told", "[corpus][mail]") {
    const CollectingVisitor visitor = read_as(read_mail, "Content-Type: multipart/mixed; boundary=b\n\n" +
                                                             repeated("--b\n\nx\n", 300'000) + "--b--\n");
    REQUIRE(visitor.briefings.size() == 1);
    CHECK(std::count(visitor.briefings[0].text.begin(), visitor.briefings[0].text.end(), 'x') == 1000);
    CHECK(visitor.mended ==
          std::vector<std::string>{"in: has more than 1000 parts, the others are left out"});
}

TEST_CASE("parts that are nested too deep are left out and told", "[corpus][mail]") {
    const std::string reason = "in: has parts that are nested too deep, left out";
    CHECK(mail_briefing(nested(5, "Text.")).text == "Text.");
    CHECK(mail_briefing(nested(5, "Text."), {.nesting = 5}).text == "Text.");
    CHECK(mail_briefing(nested(deepest_mail, "Text.")).text == "Text.");
    struct Case {
        std::string message;
        std::size_t nesting;
    };
    const auto [message, nesting] = GENERATE(values<Case>({
        {nested(6, "Text."), 5},
        {nested(deepest_mail + 1, "Text."), 1000},
        {nested(20'000, "Text."), 256},
        {repeated("Content-Type: message/rfc822\n\n", 100'000) + "Text.", 256},
        {repeated("Content-Type: multipart/mixed; boundary=b\n\n--b\n", 50'000) + "\nText.", 1},
    }));
    CollectingVisitor visitor;
    const ReadOptions options{.nesting = nesting};
    const MailContent content =
        read_mail_content(split_message(message), options, std::min(nesting, deepest_mail));
    CHECK(content.text.find("Text.") == std::string::npos);
    CHECK(std::any_of(content.damage.begin(), content.damage.end(), [](const std::string& damage) {
        return damage == "has parts that are nested too deep, left out" || damage == "ends within a part";
    }));
}

TEST_CASE("digests in digests end at some depth", "[corpus][mail]") {
    std::string message;
    for (int i = 0; i < 200; ++i) {
        const std::string boundary = "b" + std::to_string(i) + "x";
        message += "Content-Type: multipart/digest; boundary=" + boundary + "\n\n--" + boundary + "\n\n";
    }
    const CollectingVisitor visitor = read_as(read_mail, message + "\nText.");
    CHECK(visitor.briefings.empty());
    CHECK(has(visitor.mended, "in: has parts that are nested too deep, left out"));
}

TEST_CASE("garbage of all kinds takes no more than its time", "[corpus][mail]") {
    constexpr std::size_t many = 300'000;
    const auto message = GENERATE_COPY(values<std::string>({
        "Subject: " + repeated("=?a?q?b?= ", many) + "\n\nText.",
        "Subject: " + repeated("=?utf-8?Q?", many) + "\n\nText.",
        "From: " + repeated("a@b.c, ", many) + "\n\nText.",
        "From: " + repeated("(<\"", many) + "\n\nText.",
        "Content-Type: text/plain; " + repeated("a*0=b; ", many) + "\n\nText.",
        "Content-Type: multipart/mixed; boundary=\"" + std::string(9000, '-') + "\"\n\n" +
            repeated("--", many),
        "Content-Type: multipart/mixed; boundary=-\n\n" + repeated("-", 2 * many) + "\nText.",
        "Content-Type: multipart/mixed\n\n" + repeated("--x\n", many) + "Text.",
        "Content-Transfer-Encoding: base64\n\nVGV4dC4=" + repeated("a=", many),
        "Content-Transfer-Encoding: quoted-printable\n\nText" + repeated("=\n", many),
        "Content-Transfer-Encoding: x-uuencode\n\nText " + repeated("\nbegin 644 x", many),
        "Content-Type: text/plain; format=flowed\n\nText" + repeated("\n>>>> x \n> ", many),
        "\nText\n" + repeated(">", 2 * many),
        "\nText\n" + repeated("wrote:\n> x\n", many),
        "\nText\n" + repeated("-- \n", many),
        "\nText\n" + repeated("-----BEGIN PGP SIGNATURE-----\n", many / 10),
        "\nText\n" +
            repeated("the long line of a paragraph without an end, which is as wide as can be\n", many / 10),
        "\nText " + repeated("word ", many),
        "\nText" + std::string(4 * many, '\n') + "x",
        "\nText\0"s + std::string(many, '\0'),
    }));
    const CollectingVisitor visitor = read_as(read_mail, message);
    REQUIRE(visitor.briefings.size() == 1);
    check_invariants(visitor.briefings.front());
}

TEST_CASE("damaged messages and mailboxes give sound briefings or none", "[corpus][mail][property]") {
    const std::string sound =
        "From jane@example.org Mon Aug 12 10:54:52 2002\nFrom: =?utf-8?Q?J=C3=BCrg?= <j@x.org>\n"
        "Date: 8 Apr 2026 10:00 +0000\nSubject: =?utf-8?B?WsO8cmljaA==?=\nMIME-Version: 1.0\n"
        "Content-Type: multipart/mixed; boundary=\"b\"\n\n--b\n"
        "Content-Type: text/plain; charset=utf-8; format=flowed\n\nZ\xC3\xBCrich \nvotes.\n\nOn 7 Apr Jane "
        "wrote:\n"
        "> No.\n-- \nJ\n--b\nContent-Type: multipart/digest; boundary=d\n\n--d\n\nSubject: "
        "Inner\n\nWords.\n--d--\n"
        "--b\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+TWFya3VwLjwvcD4=\n--b--\n\n";
    constexpr std::array<std::string_view, 8> pieces{
        "--b\n", "\n\n", "=?", "\xFF", "Content-Type: message/rfc822\n\n", "charset=utf-16", ">", "\0"sv};
    Random random(GENERATE(range(1U, 200U)));
    std::string damaged = sound + sound;
    for (std::size_t i = 0, changes = random.below(12); i < changes; ++i) {
        const std::size_t at = random.below(damaged.size());
        if (random.below(2) == 0) damaged.erase(at, random.below(40));
        damaged.insert(std::min(at, damaged.size()), pieces[random.below(pieces.size())]);
    }
    CAPTURE(damaged);
    for (auto* const read : {read_mail, read_mailbox}) {
        try {
            for (const Briefing& briefing : read_as(read, damaged).briefings) check_invariants(briefing);
        } catch (const Error& error) {
            CHECK_FALSE(std::string(error.what()).empty());
        }
    }
}

TEST_CASE("messages are read on several threads at once", "[corpus][mail]") {
    const std::string message =
        "From: =?utf-8?Q?J=C3=BCrg?= <j@x.org>\nDate: Wed, 8 Apr 2026 10:00:00 EDT\n"
        "Content-Type: text/plain; charset=\"utf-8\"\nSubject: Rates\n\nText.\n";
    const Briefing expected = mail_briefing(message);
    std::array<int, 4> equal{};
    {
        std::vector<std::jthread> threads;
        for (int& count : equal) {
            threads.emplace_back([&] {
                for (int i = 0; i < 50; ++i) count += mail_briefing(message) == expected ? 1 : 0;
            });
        }
    }
    CHECK(equal == std::array<int, 4>{50, 50, 50, 50});
}

TEST_CASE("a boundary that is too long, or none, divides nothing", "[corpus][mail]") {
    CHECK(split_parts("--\n\nx\n----\n", "", 10).parts.empty());
    CHECK(split_parts("--" + std::string(300, 'b') + "\n\nx\n", std::string(300, 'b'), 10).parts.empty());
    CHECK(split_parts("--b\nx\n--b\ny\n--b--\nz", "b", 10).parts == std::vector<std::string_view>{"x", "y"});
    CHECK(split_parts("--b\nx\n--b\ny\n--b\nz", "b", 2).has_more);
}
