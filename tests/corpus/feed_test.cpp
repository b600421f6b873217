#include "tests/support/catch.h"
#include "tests/support/feeds.h"
#include "tests/support/thrown.h"

using namespace debrief;
using namespace debrief::test;
using namespace std::literals;

namespace {

/// The one briefing of an RSS 2.0 feed with this item.
Briefing briefing_of(std::string_view item, std::string_view channel = "") {
    const CollectingVisitor visitor = read_feed_of("<rss version='2.0'><channel>" + std::string(channel) +
                                                   "<item>" + std::string(item) + "</item></channel></rss>");
    CAPTURE(item, visitor.problems, visitor.mended);
    CHECK(visitor.mended.empty());
    REQUIRE(visitor.briefings.size() == 1);
    return visitor.briefings.front();
}

}  // namespace

TEST_CASE("an item of RSS 2.0 becomes a briefing with all it says", "[corpus][feed]") {
    const CollectingVisitor visitor = read_feed_of(R"(<?xml version="1.0" encoding="UTF-8"?>
<!-- made by hand -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/">
  <channel>
    <title>The Harbour Wire</title>
    <link>https://wire.example/</link>
    <description>News of the harbour</description>
    <language>en</language>
    <image><title>Logo</title><url>https://wire.example/logo.png</url></image>
    <item>
      <title><![CDATA[Crane & crew return]]></title>
      <link>https://wire.example/2026/crane?a=1&amp;b=2</link>
      <guid isPermaLink="false">tag:wire.example,2026:17</guid>
      <pubDate>Wed, 08 Apr 2026 09:30:00 +0200</pubDate>
      <dc:creator>Ada Quay</dc:creator>
      <category>Harbour</category>
      <category domain="https://wire.example/places"> North  pier </category>
      <category>Harbour</category>
      <description>What the city paid for.</description>
      <content:encoded>The crane is back. It had been away for a year.</content:encoded>
    </item>
    <item>
      <title>Second</title>
      <description>Only this.</description>
    </item>
  </channel>
</rss>
)");
    CHECK(visitor.problems.empty());
    CHECK(visitor.mended.empty());
    REQUIRE(visitor.briefings.size() == 2);
    Briefing expected;
    expected.id = "tag:wire.example,2026:17";
    expected.title = "Crane & crew return";
    expected.summary = "What the city paid for.";
    expected.text = "The crane is back. It had been away for a year.";
    expected.date = parse_iso_day("2026-04-08");
    expected.source = "The Harbour Wire";
    expected.url = "https://wire.example/2026/crane?a=1&b=2";
    expected.language = "en";
    expected.attributes = {{"author", R"("Ada Quay")"}, {"tags", R"(["Harbour","North pier"])"}};
    CHECK(visitor.briefings[0] == expected);
    CHECK(visitor.briefings[1].id == "feed.xml#2");
    CHECK(visitor.briefings[1].text == "Only this.");
    CHECK(visitor.briefings[1].summary.empty());
}

TEST_CASE("RSS 1.0 and 0.90 have their items beside the channel", "[corpus][feed]") {
    const auto rss =
        GENERATE(values<std::string>({"http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/"}));
    const auto prefix = GENERATE(values<std::string>({"", "r:"}));
    std::string xml = R"(<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" XMLNS="URI"
  xmlns:d="http://purl.org/dc/elements/1.1/">
<@channel rdf:about="https://journal.example/"><@title>Journal</@title><@link>https://journal.example/</@link>
<@items><rdf:Seq><rdf:li rdf:resource="https://journal.example/1"/></rdf:Seq></@items></@channel>
<@item rdf:about="https://journal.example/1"><@title>
 Moss grows
</@title><@link>
https://journal.example/1
</@link><@description>On stones.</@description><d:date>2026-04-08</d:date><d:creator>Fern, A., Birch, B.</d:creator>
<d:subject>Botany</d:subject><d:language>en</d:language></@item>
</rdf:RDF>)";
    const auto replace_all = [&](const std::string& from, const std::string& to) {
        for (std::size_t at = xml.find(from); at != std::string::npos; at = xml.find(from, at)) {
            xml.replace(at, from.size(), to);
        }
    };
    replace_all("@", prefix);
    replace_all("XMLNS", prefix.empty() ? "xmlns" : "xmlns:r");
    replace_all("URI", rss);
    const CollectingVisitor visitor = read_feed_of(xml);
    CAPTURE(xml, visitor.problems, visitor.mended);
    REQUIRE(visitor.briefings.size() == 1);
    Briefing expected;
    expected.id = expected.url = "https://journal.example/1";
    expected.title = "Moss grows";
    expected.text = "On stones.";
    expected.date = parse_iso_day("2026-04-08");
    expected.source = "Journal";
    expected.language = "en";
    expected.attributes = {{"author", R"("Fern, A., Birch, B.")"}, {"tags", R"(["Botany"])"}};
    CHECK(visitor.briefings.front() == expected);
}

TEST_CASE("RSS 0.91 with its declaration and HTML's characters is read", "[corpus][feed]") {
    const CollectingVisitor visitor = read_feed_of(R"(<?xml version="1.0"?>
<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">
<rss version="0.91"><channel><title>Caf&eacute; news</title>
<item><title>Cr&egrave;me &amp; caf&eacute; &mdash; again</title><link>http://cafe.example/1</link></item>
</channel></rss>)");
    REQUIRE(visitor.briefings.size() == 1);
    CHECK(visitor.mended.empty());
    CHECK(visitor.briefings.front().title == "Cr\xC3\xA8me & caf\xC3\xA9 \xE2\x80\x94 again");
    CHECK(visitor.briefings.front().source == "Caf\xC3\xA9 news");
    CHECK(visitor.briefings.front().id == "http://cafe.example/1");
}

TEST_CASE("an entry's id is its guid if that is a URI, and never empty", "[corpus][feed]") {
    struct Case {
        const char* item;
        const char* id;
        const char* url;
    };
    const auto [item, id, url] = GENERATE(values<Case>({
        {"<guid>https://a.example/1</guid>", "https://a.example/1", "https://a.example/1"},
        {"<guid isPermaLink='false'>https://a.example/1</guid>", "https://a.example/1", ""},
        {"<guid>urn:uuid:7</guid><link>https://a.example/1</link>", "urn:uuid:7", "https://a.example/1"},
        {"<guid>17</guid><link>https://a.example/1</link>", "feed.xml#17", "https://a.example/1"},
        {"<guid> seven\n teen </guid>", "feed.xml#seven teen", ""},
        {"<guid/><link>https://a.example/1</link>", "https://a.example/1", "https://a.example/1"},
        {"", "feed.xml#1", ""},
    }));
    const Briefing briefing = briefing_of("<title>x</title>"s + item);
    CAPTURE(item);
    CHECK(briefing.id == id);
    CHECK(briefing.url == url);
}

TEST_CASE("an entry's url is an address on the web; other links are attributes", "[corpus][feed]") {
    const std::string_view channel = "<link>https://a.example/news/</link>";
    CHECK(briefing_of("<title>x</title><link>../1</link>", channel).url == "https://a.example/1");
    CHECK(
        briefing_of("<title>x</title><atom:link rel='self' href='/s'/><atom:link href='/2'/>", channel).url ==
        "https://a.example/2");
    CHECK(briefing_of("<title>x</title><link xmlns='http://www.w3.org/2005/Atom' href='/3'/>", channel).url ==
          "https://a.example/3");
    const Briefing script = briefing_of("<title>x</title><link>javascript:alert(1)</link>", channel);
    CHECK(script.url.empty());
    CHECK(attribute_of(script, "link") == "\"javascript:alert(1)\"");
    const Briefing relative = briefing_of("<title>x</title><link>1.html</link>");
    CHECK(relative.url.empty());
    CHECK(attribute_of(relative, "link") == R"("1.html")");
    CHECK(relative.id == "feed.xml#1.html");
}

TEST_CASE("the first date of a form we know counts, the best element first", "[corpus][feed]") {
    struct Case {
        const char* dates;
        const char* day;
        const char* attribute;
    };
    const auto [dates, day, attribute] = GENERATE(values<Case>({
        {"<dc:date>2026-04-09</dc:date><pubDate>8 Apr 26</pubDate>", "2026-04-08", ""},
        {"<pubDate><![CDATA[Wed, 8 Apr 2026 10:16:00 GMT]]> </pubDate>", "2026-04-08", ""},
        {"<pubDate/><dc:date>2026-04-08T23:00:00-07:00</dc:date>", "2026-04-08", ""},
        {"<pubDate>soon</pubDate><atom:updated>2026-04-08</atom:updated>", "2026-04-08", ""},
        {"<atom:published>2026-04-08</atom:published><atom:updated>2026-05-01</atom:updated>", "2026-04-08",
         ""},
        {"<pubDate>04/08/2026</pubDate>", "", R"("04/08/2026")"},
        {"<pubDate>Wed, 31 Feb\n 2026</pubDate>", "", R"("Wed, 31 Feb 2026")"},
        {"", "", ""},
    }));
    const Briefing briefing = briefing_of("<title>x</title>"s + dates);
    CAPTURE(dates);
    CHECK((briefing.date ? to_iso(*briefing.date) : "") == day);
    CHECK(attribute_of(briefing, "date") == attribute);
}

TEST_CASE("authors are people, however they are written", "[corpus][feed]") {
    struct Case {
        const char* item;
        const char* author;
    };
    const auto [item, author] = GENERATE(values<Case>({
        {"<author>jane@wire.example (Jane Doe)</author>", R"("Jane Doe")"},
        {"<author>Jane Doe &lt;jane@wire.example&gt;</author>", R"("Jane Doe")"},
        {"<author>jane@wire.example</author>", R"("jane@wire.example")"},
        {"<author>Jane Doe</author><dc:creator>J. Doe</dc:creator>", R"("J. Doe")"},
        {"<dc:creator>\n <![CDATA[Jane   Doe]]>\n</dc:creator>", R"("Jane Doe")"},
        {"<dc:creator>Jane</dc:creator><dc:creator>Joe</dc:creator>", R"(["Jane","Joe"])"},
        {"<atom:author><atom:name>Jane</atom:name><atom:uri>u</atom:uri></atom:author>", R"("Jane")"},
        {"<itunes:author>Jane</itunes:author>", R"("Jane")"},
        {"<author/>", ""},
    }));
    CAPTURE(item);
    CHECK(attribute_of(briefing_of("<title>x</title>"s + item), "author") == author);
}

TEST_CASE("only the item's own elements count, by their namespaces", "[corpus][feed]") {
    const Briefing shop = briefing_of(
        "<s:variant xmlns:s='urn:shop'><title>Variant</title><guid>urn:v</guid></s:variant>"
        "<s:title xmlns:s='urn:shop'>Other</s:title><title xmlns='urn:x'>Third</title>"
        "<media:group><media:title>Fourth</media:title></media:group>"
        "<title>Real</title><categories><category>in a list</category></categories>");
    CHECK(shop.title == "Real");
    CHECK(shop.id == "feed.xml#1");
    CHECK(attribute_of(shop, "tags") == R"(["in a list"])");
    CHECK(
        briefing_of("<c:encoded xmlns:c='http://purl.org/rss/1.0/modules/content/'>All.</c:encoded>").text ==
        "All.");
    CHECK(
        briefing_of("<title>x</title><media:group><media:description>Clip.</media:description></media:group>")
            .text == "Clip.");
}

TEST_CASE("an item may name another source and language than its feed", "[corpus][feed]") {
    const std::string_view channel = "<title>Planet</title><dc:language>de</dc:language>";
    const Briefing other = briefing_of(
        "<title>x</title><source url='https://b.example/'>B</source><dc:language>fr</dc:language>", channel);
    CHECK(other.source == "B");
    CHECK(other.language == "fr");
    const Briefing own = briefing_of("<title>x</title>", channel);
    CHECK(own.source == "Planet");
    CHECK(own.language == "de");
}

TEST_CASE("a summary that only begins the content is none", "[corpus][feed]") {
    const auto summary = GENERATE(values<std::string>({
        "The crane is back. It had",
        "The crane is back. It had\xE2\x80\xA6",
        "The crane is back [...]",
        "The crane\n is back. Read more",
        "The crane is back. The post Crane appeared first on The Wire.",
    }));
    CAPTURE(summary);
    const Briefing briefing = briefing_of("<description>" + summary +
                                          "</description><content:encoded>The crane is back. It had been "
                                          "away for a year.</content:encoded>");
    CHECK(briefing.summary.empty());
    CHECK(briefing.text == "The crane is back. It had been away for a year.");
}

TEST_CASE("an entry without a title gets one from its text", "[corpus][feed]") {
    const Briefing made =
        briefing_of("<title> </title><description>The crane is back. It is blue.</description>");
    CHECK(made.title == "The crane is back");
    CHECK(made.title_origin == TitleOrigin::made);
    CHECK(briefing_of("<title>x</title>").title_origin == TitleOrigin::given);
}

TEST_CASE("feeds are told by their outermost element", "[corpus][feed]") {
    for (const char* feed : {"<rss version='2.0'>", "<?xml version='1.0'?>\n<!-- x > y -->\n<?style?><rss>",
                             "<!DOCTYPE rss><rss>", "<feed xmlns='http://www.w3.org/2005/Atom'>",
                             "<atom:feed>", "<rdf:RDF\n xmlns='x'>", "<RSS>", "\xEF\xBB\xBF<rss>" + 3}) {
        CAPTURE(feed);
        CHECK(looks_like_feed(feed));
    }
    for (const char* other :
         {"", "rss", "<", "<rss", "<rssx>", "<html>", "<!DOCTYPE html><html>", "<?xml version='1.0'?>",
          "<!-- <rss> -->", "<!-- <rss>", "<svg>", "{\"rss\": 1}", "<feedback>"}) {
        CAPTURE(other);
        CHECK_FALSE(looks_like_feed(other));
    }
}

TEST_CASE("XML that is no feed is refused and says what it is", "[corpus][feed]") {
    const auto refusal = [](std::string_view content) {
        return thrown_by([&] { (void)read_feed_of(content); });
    };
    CHECK(refusal("<?xml version='1.0'?><svg:svg/>") ==
          "is XML, but no feed: its outermost element is '<svg:svg>' | ");
    CHECK(refusal("<sss\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9"
                  "\u00E9\u00E9\u00E9\u00E9\u00E9/>") ==
          "is XML, but no feed: its outermost element is "
          "'<"
          "sss\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9"
          "\u00E9\u00E9\u00E9>' | ");
    CHECK(refusal("<html><body>404</body></html>") ==
          "is XML, but no feed: its outermost element is '<html>' | ");
    CHECK(refusal("") == "is no XML | ");
    CHECK(refusal("Not found") == "is no XML | ");
    CHECK(refusal("<" + std::string(1000, 'x') + "/>").size() < 120);
}

TEST_CASE("a feed without entries has no briefings", "[corpus][feed]") {
    CHECK(read_feed_of("<rss></rss>").briefings.empty());
    CHECK(read_feed_of("<rss/>").problems.empty());
    CHECK(read_feed_of("<feed/>").briefings.empty());
}
