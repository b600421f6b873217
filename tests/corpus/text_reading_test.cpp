#include "corpus/reader/formats.h"
#include "tests/support/catch.h"
#include "tests/support/collecting_visitor.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown.h"

#include <string>

using namespace debrief;
using namespace debrief::test;
using namespace std::literals;

namespace {

CollectingVisitor read(std::string_view content) {
    const TemporaryFolder folder;
    InputStream stream = InputStream::open(folder.write("in", content));
    CollectingVisitor visitor;
    read_text({stream, "2026-04-08-in.txt", "in", {}}, visitor);
    return visitor;
}

Briefing briefing_of(std::string_view content) {
    const CollectingVisitor visitor = read(content);
    REQUIRE(visitor.briefings.size() == 1);
    return visitor.briefings.front();
}

constexpr std::string_view title = "Board closes caf\xC3\xA9 on the quay";

}  // namespace

TEST_CASE("a text in any charset is read", "[corpus][text]") {
    const auto content = GENERATE(values<std::string>({
        "Board closes caf\xC3\xA9 on the quay\nA lede.\nThe body.",
        "\xEF\xBB\xBF"
        "Board closes caf\xC3\xA9 on the quay\nA lede.\nThe body.",
        "Board closes caf\xE9 on the quay\r\nA lede.\r\nThe body.\x1A",
        "Board closes caf\x8E on the quay\rA lede.\rThe body.",              // an old Mac's
        "Board closes caf\xC3\x83\xC2\xA9 on the quay\nA lede.\nThe body.",  // encoded twice
        "Board closes caf&eacute; on the quay\nA lede.\nThe body.",
    }));
    CAPTURE(content);
    const Briefing briefing = briefing_of(content);
    CHECK(briefing.title == title);
    CHECK(briefing.summary == "A lede.");
    CHECK(briefing.text == "The body.");
    CHECK(briefing.id == "2026-04-08-in.txt");
    CHECK(briefing.date == parse_iso_day("2026-04-08"));
    CHECK(read(content).mended.empty());
}

TEST_CASE("UTF-16 without a mark is read as text", "[corpus][text]") {
    std::string content;
    for (const char c : "Board closes the old bridge\r\nA lede.\r\nThe body."sv) (content += c) += '\0';
    CHECK(briefing_of(content).title == "Board closes the old bridge");
}

TEST_CASE("what got lost in a text is told, and the rest is read", "[corpus][text]") {
    const CollectingVisitor cut = read("日本語の記事\n本文がここにある。\n終わり\xE3\x80");
    CHECK(cut.briefings.size() == 1);
    CHECK(cut.mended ==
          std::vector<std::string>{"in: 2 characters are broken and were replaced (read as utf-8)"});

    const std::string long_text = "Board closes bridge\n" + std::string(300, 'x') + "\0 and \x01 more"s;
    const CollectingVisitor odd = read(long_text);
    CHECK(odd.mended == std::vector<std::string>{"in: left out 2 control characters"});
    CHECK(odd.briefings.front().text == std::string(300, 'x') + " and  more");
}

TEST_CASE("binary content is refused with its reason", "[corpus][text]") {
    const auto reason = [](std::string_view content) { return thrown_by([&] { (void)read(content); }); };
    CHECK(reason("a\0b"sv) == "holds NUL bytes, so it is no text in UTF-8 | ");
    CHECK(reason("\x7F"
                 "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0\x01\0\0\0"sv) ==
          "holds NUL bytes, so it is no text in UTF-8 | ");
    CHECK(reason("\x01\x02\x03 and some words") ==
          "holds control characters as binary files do, so it is no text | ");
    CHECK(reason("") == "holds no text | ");
    CHECK(reason("\xFF\xFE"sv) == "holds no text | ");
}

TEST_CASE("hard-wrapped paragraphs are one each", "[corpus][text]") {
    const Briefing briefing = briefing_of(
        "Board closes the old bridge\n\n"
        "The harbour board said on Tuesday that it would close the old swing\n"
        "bridge for eleven weeks, because the bearings under its eastern arm\n"
        "have worn down. Ferries will run every ten minutes.\n\n"
        "A second contract, for the school on the hill, goes to a builder from\n"
        "the next valley; its offer was the only one that keeps the facade.\n");
    CHECK(briefing.summary ==
          "The harbour board said on Tuesday that it would close the old swing bridge for eleven weeks, "
          "because the "
          "bearings under its eastern arm have worn down. Ferries will run every ten minutes.");
    CHECK(briefing.text.find("from\n") == std::string::npos);
}
