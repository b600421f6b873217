#include "tests/support/catch.h"
#include "tests/support/feeds.h"
#include "tests/support/random.h"
#include "tests/support/repeated.h"
#include "tests/support/thrown.h"

#include <array>

using namespace debrief;
using namespace debrief::test;
using namespace std::literals;

namespace {

/// The titles of a feed's entries, with bars between them.
std::string titles(const CollectingVisitor& visitor) {
    std::string all;
    for (const Briefing& briefing : visitor.briefings) all += (all.empty() ? "" : "|") + briefing.title;
    return all;
}

}  // namespace

TEST_CASE("a feed that is cut anywhere gives the entries before the cut", "[corpus][feed]") {
    const std::string whole =
        "<?xml version='1.0'?>\n<rss version='2.0'><channel><title>W</title>\n"
        "<item><title>One</title><link>https://w.example/1</link></item>\n"
        "<item><title>Two</title><description><![CDATA[Second <b>text</b>]]></description></item>\n"
        "</channel></rss>\n";
    const std::size_t first_end = whole.find("</item>");
    for (std::size_t size = first_end; size < whole.size(); ++size) {
        const CollectingVisitor visitor = read_feed_of(whole.substr(0, size));
        CAPTURE(size, visitor.problems);
        REQUIRE_FALSE(visitor.briefings.empty());
        CHECK(visitor.briefings.front().title == "One");
        CHECK(visitor.briefings.front().url == "https://w.example/1");
        const bool is_whole = size + 1 >= whole.size();
        CHECK(visitor.mended.empty() == is_whole);
    }
}

TEST_CASE("a cut title is told, and an entry with nothing in it is refused with its number",
          "[corpus][feed]") {
    const CollectingVisitor cut =
        read_feed_of("<!-- x -->\n<?xml version='1.0'?>\n<rss><channel>\n<item><title><![CD");
    CHECK(cut.mended == std::vector<std::string>{
                            "in: is no well-formed XML: the text ends within markup (line 4); mended"});
    CHECK(cut.problems == std::vector<std::string>{"in:4: entry 1 has neither a title nor a text"});

    const CollectingVisitor link = read_feed_of(
        "<rss><channel><item><title>A</title></item>\n\n<item><link>http://l.example/get?a=1&amp;b=2</link></"
        "item></channel></rss");
    CHECK(titles(link) == "A");
    CHECK(link.problems == std::vector<std::string>{"in:3: entry 2 has neither a title nor a text"});
    CHECK(link.mended.size() == 1);
}

TEST_CASE("a fault in one entry costs no other", "[corpus][feed]") {
    const auto fault = GENERATE(values<std::string>({
        "<b>bold",
        "</b>",
        "</div></p>",
        "1 < 2",
        "<a href=x>",
        "<a href=\"x>y",
        "&nbsp;&bogus;&",
        "<![CDATA[ ]]> ]]>",
        "\x01",
        "<p>one<p>two<br>three",
        "<",
        "<!",
        "<!-- -- -->",
        "<? ?>",
    }));
    const CollectingVisitor visitor = read_feed_of(
        "<rss><channel><item><title>One</title></item><item><title>Two</title><description>" + fault +
        "</description><link>https://w.example/2</link></item><item><title>Three</title></item></"
        "channel></rss>");
    CAPTURE(fault, visitor.mended);
    CHECK(titles(visitor) == "One|Two|Three");
    CHECK(visitor.problems.empty());
    REQUIRE(visitor.briefings.size() == 3);
    CHECK(visitor.briefings[1].url == "https://w.example/2");
}

TEST_CASE("an item without its end ends where the next begins", "[corpus][feed]") {
    const CollectingVisitor visitor = read_feed_of(
        "<rss><channel><item><title>One</title><item><title>Two</title></item></channel><item><title>Three</"
        "title></item></rss>");
    CHECK(titles(visitor) == "One|Two|Three");
    CHECK(visitor.mended.size() == 1);
}

TEST_CASE("a bare & and undeclared characters and prefixes come out right", "[corpus][feed]") {
    const CollectingVisitor visitor = read_feed_of(
        "<rss><channel><item><title>R&D at AT&T &mdash; caf&eacute;&nbsp;1</title>"
        "<link>https://w.example/?a=1&b=2&copy=3</link><undeclared:thing/><dc:creator>Jo</dc:creator></"
        "item></channel></rss>");
    REQUIRE(visitor.briefings.size() == 1);
    CHECK(visitor.mended.empty());
    CHECK(visitor.briefings[0].title.starts_with("R&D at AT&T \xE2\x80\x94 caf\xC3\xA9"));
    CHECK(visitor.briefings[0].url == "https://w.example/?a=1&b=2&copy=3");
    CHECK(visitor.briefings[0].attributes == std::vector<Attribute>{{"author", R"("Jo")"}});
}

TEST_CASE("characters of windows-1252 that were taken for Latin 1 are those that were meant",
          "[corpus][feed]") {
    CHECK(titles(
              read_feed_of("<rss><channel><item><title>don\xC2\x92t&#146;</title></item></channel></rss>")) ==
          "don\xE2\x80\x99t\xE2\x80\x99");
}

TEST_CASE("a feed's charset is what it says or shows", "[corpus][feed][charset]") {
    const std::string body = "<rss><channel><item><title>";
    const std::string end = "</title></item></channel></rss>";
    // "Новости дня" in windows-1251, behind a comment and in single quotes as real feeds have it
    CHECK(titles(read_feed_of("<!-- made by hand -->\n<?xml version='1.0' encoding='Windows-1251'?>" + body +
                              "\xCD\xEE\xE2\xEE\xF1\xF2\xE8 \xE4\xED\xFF" + end)) ==
          "\xD0\x9D\xD0\xBE\xD0\xB2\xD0\xBE\xD1\x81\xD1\x82\xD0\xB8 \xD0\xB4\xD0\xBD\xD1\x8F");
    CHECK(titles(read_feed_of("<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>" + body + "caf\xE9 \x96 bar" +
                              end)) == "caf\xC3\xA9 \xE2\x80\x93 bar");
    std::string wide = "\xFF\xFE";
    for (const char c : "<?xml version='1.0' encoding='utf-16'?>" + body + "Wide" + end) wide += {c, '\0'};
    CHECK(titles(read_feed_of(wide)) == "Wide");
}

TEST_CASE("UTF-8 that was taken for Latin 1 and written as references is put right and told",
          "[corpus][feed]") {
    const CollectingVisitor visitor = read_feed_of(
        "<rss><channel><item><title>So it goes&#226;&#128;&#166;</title></item></channel></rss>");
    CHECK(titles(visitor) == "So it goes\xE2\x80\xA6");
    CHECK(visitor.mended ==
          std::vector<std::string>{"in:1: entry 1 had 1 wrongly encoded characters, which were put right"});
}

TEST_CASE("entities that a feed declares are not expanded, nor files read", "[corpus][feed]") {
    std::string bomb = "<!DOCTYPE rss [<!ENTITY a0 'ha'>";
    for (int i = 1; i < 30; ++i) {
        bomb +=
            "<!ENTITY a" + std::to_string(i) + " '" + repeated("&a" + std::to_string(i - 1) + ";", 10) + "'>";
    }
    bomb +=
        "<!ENTITY file SYSTEM "
        "'file:///etc/passwd'>]>\n<rss><channel><item><title>x&a29;&file;</title></item></channel></rss>";
    CHECK(titles(read_feed_of(bomb)) == "x&a29;&file;");
}

TEST_CASE("a feed longer than a record may be is refused", "[corpus][feed]") {
    CHECK(thrown_by([] {
              (void)read_feed_of("<rss>" + std::string(200, ' ') + "</rss>",
                                 ReadOptions{.record_bytes = 100});
          }) == "longer than 100 bytes, the most a record may have | ");
}

TEST_CASE("hostile feeds end soon", "[corpus][feed]") {
    const auto piece = GENERATE(values<std::string>({
        "<item>",
        "<item><title>x</title>",
        "<item><title>",
        "<channel>",
        "<item><description>&lt;p&gt;",
        "<title>x</title>",
        "<category>x</category>",
        "<category>",
        "<a xmlns:dc='urn:x'>",
        "</item></channel>",
    }));
    CAPTURE(piece);
    const CollectingVisitor visitor = read_feed_of("<rss><channel><item>" + repeated(piece, 20'000));
    CHECK(visitor.briefings.size() + visitor.problems.size() <= 20'001);
}

TEST_CASE("an element with attributes without number declares no more than one of each", "[corpus][feed]") {
    std::string xml = "<rss";
    for (int i = 0; i < 50'000; ++i)
        xml += " xmlns:p" + std::to_string(i) + "='http://purl.org/dc/elements/1.1/'";
    xml += "><channel>" + repeated("<item><title>x</title><p7:creator>J</p7:creator></item>", 2'000) +
           "</channel></rss>";
    const CollectingVisitor visitor = read_feed_of(xml);
    REQUIRE(visitor.briefings.size() == 2'000);
    CHECK(visitor.briefings.back().attributes == std::vector<Attribute>{{"author", R"("J")"}});
}

TEST_CASE("any pieces of feeds are read or refused, never more", "[corpus][feed][property]") {
    constexpr std::array<std::string_view, 28> pieces{"<rss>",
                                                      "<channel>",
                                                      "<item>",
                                                      "</item>",
                                                      "<title>",
                                                      "</title>",
                                                      "<description>",
                                                      "</description>",
                                                      "<feed>",
                                                      "<entry>",
                                                      "</entry>",
                                                      "<link href='",
                                                      "<link>",
                                                      "'",
                                                      "/>",
                                                      ">",
                                                      "text",
                                                      "&amp;",
                                                      "&lt;p&gt;",
                                                      "<![CDATA[",
                                                      "]]>",
                                                      "<content type='xhtml'>",
                                                      "<div>",
                                                      "</div>",
                                                      "\0",
                                                      "\xFF",
                                                      "<rdf:RDF>",
                                                      "</rss>"};
    Random random(5);
    for (int i = 0; i < 300; ++i) {
        const std::string xml = random.joined(pieces, 1 + random.below(40));
        CAPTURE(xml);
        const std::string outcome = thrown_by([&] {
            for (const Briefing& briefing : read_feed_of(xml).briefings) {
                REQUIRE_FALSE(briefing.id.empty());
                REQUIRE_FALSE((briefing.title.empty() && briefing.text.empty()));
            }
        });
        REQUIRE((outcome == "nothing" || outcome.starts_with("is ")));
    }
}
