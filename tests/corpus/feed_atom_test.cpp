#include "tests/support/catch.h"
#include "tests/support/feeds.h"

using namespace debrief;
using namespace debrief::test;
using namespace std::literals;

namespace {

/// What a feed with this entry makes known.
CollectingVisitor read_entry(std::string_view entry, std::string_view head = "") {
    return read_feed_of("<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en'>" + std::string(head) +
                        "<entry>" + std::string(entry) + "</entry></feed>");
}

Briefing briefing_of(std::string_view entry, std::string_view head = "") {
    const CollectingVisitor visitor = read_entry(entry, head);
    CAPTURE(entry, visitor.problems, visitor.mended);
    CHECK(visitor.mended.empty());
    REQUIRE(visitor.briefings.size() == 1);
    return visitor.briefings.front();
}

}  // namespace

TEST_CASE("an entry of Atom becomes a briefing with all it says", "[corpus][feed]") {
    const CollectingVisitor visitor = read_feed_of(R"(<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB" xml:base="https://tide.example/feeds/">
  <title type="text">Tide &amp; Tables</title>
  <link rel="self" href="all.atom"/>
  <link rel="alternate" href="/"/>
  <updated>2026-04-09T00:00:00Z</updated>
  <author><name>Mo Reef</name></author>
  <id>https://tide.example/</id>
  <entry xml:base="2026/">
    <title>High water at noon</title>
    <link rel="related" href="https://other.example/"/>
    <link rel="alternate" type="application/pdf" href="noon.pdf"/>
    <link rel="alternate" type="text/html" href="noon.html"/>
    <id>tag:tide.example,2026:noon</id>
    <updated>2026-04-09T08:00:00Z</updated>
    <published>2026-04-08T23:30:00-07:00</published>
    <category term="t1" label="Spring tides"/><category term="moon"/>
    <summary>Why the quay was closed.</summary>
    <content type="text">The water came. It left again by two.</content>
  </entry>
</feed>)");
    CHECK(visitor.problems.empty());
    CHECK(visitor.mended.empty());
    REQUIRE(visitor.briefings.size() == 1);
    Briefing expected;
    expected.id = "tag:tide.example,2026:noon";
    expected.title = "High water at noon";
    expected.summary = "Why the quay was closed.";
    expected.text = "The water came. It left again by two.";
    expected.date = parse_iso_day("2026-04-08");
    expected.source = "Tide & Tables";
    expected.url = "https://tide.example/feeds/2026/noon.html";
    expected.attributes = {{"author", R"("Mo Reef")"}, {"tags", R"(["Spring tides","moon"])"}};
    Briefing actual = visitor.briefings.front();
    CHECK(actual.language.substr(0, 2) == "en");
    actual.language.clear();
    CHECK(actual == expected);
}

TEST_CASE("Atom 0.3 names its dates and types in its own way", "[corpus][feed]") {
    const CollectingVisitor visitor =
        read_feed_of(R"(<feed version="0.3" xmlns="http://purl.org/atom/ns#" xml:lang="en">
<title>Old</title><link rel="alternate" type="text/html" href="http://old.example/"/>
<entry><title mode="escaped">Cats &amp;amp; dogs</title><issued>2004-05-06T07:08:09Z</issued>
<modified>2004-06-01T00:00:00Z</modified><id>http://old.example/1</id>
<content type="text/plain" mode="escaped">They play.</content></entry>
<entry><title>Picture</title><content type="image/png" mode="base64">iVBORw0KGgo=</content></entry></feed>)");
    REQUIRE(visitor.briefings.size() == 2);
    CHECK(visitor.briefings[0].title == "Cats & dogs");
    CHECK(visitor.briefings[0].text == "They play.");
    CHECK(visitor.briefings[0].date == parse_iso_day("2004-05-06"));
    CHECK(visitor.briefings[0].source == "Old");
    CHECK(visitor.briefings[1].text.empty());
    CHECK(visitor.mended ==
          std::vector<std::string>{"in:6: entry 2 has a 'content' of type 'image/png', which is left out"});
}

TEST_CASE("a text of Atom is read as its type says", "[corpus][feed][html]") {
    struct Case {
        const char* content;
        const char* expected;
    };
    const auto [content, expected] = GENERATE(values<Case>({
        {"<content type='text'>1 &lt; 2 &amp; &lt;b&gt;3&lt;/b&gt;</content>", "1 < 2 & <b>3</b>"},
        {"<content type='html'>1 &amp;lt; 2 &lt;b&gt;and&lt;/b&gt; caf&amp;eacute;</content>",
         "1 < 2 and caf\xC3\xA9"},
        {"<content type='html'><![CDATA[<p>One.</p><p>Two<br/>lines.</p>]]></content>",
         "One.\n\nTwo\nlines."},
        {"<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>One &lt;b&gt; <b>two</b> "
         "<i>three</i></p>"
         "<p/><p>Four</p></div></content>",
         "One <b> two three\n\nFour"},
        {"<content type='xhtml' xmlns:x='http://www.w3.org/1999/xhtml'><x:div>a<x:br/>b</x:div></content>",
         "a\nb"},
        {"<content type='xhtml'><div>x<script>y()</script><script/> z</div></content>", "x z"},
        {"<content>&lt;p&gt;Untold &amp;amp; sold&lt;/p&gt;</content>", "Untold & sold"},
        {"<content>Use &lt;b&gt; for bold</content>", "Use <b> for bold"},
        {"<content type='text/html'>&lt;i&gt;x&lt;/i&gt;</content>", "x"},
        {"<content type='text/x-markdown'># x &lt;y&gt;</content>", "# x <y>"},
        {"<content type='html'/><summary type='html'>&lt;i&gt;Short&lt;/i&gt;</summary>", "Short"},
        {"<content src='https://a.example/1' type='text/html'/><summary>Short</summary>", "Short"},
        {"<media:group><media:description>Clip.</media:description></media:group>", "Clip."},
    }));
    CAPTURE(content);
    CHECK(briefing_of("<title>t</title>"s + content).text == expected);
}

TEST_CASE("a title is one line without markup", "[corpus][feed][html]") {
    struct Case {
        const char* title;
        const char* expected;
    };
    const auto [title, expected] = GENERATE(values<Case>({
        {"<title type='html'>A &lt;em&gt;new&lt;/em&gt;\n day &amp;mdash; so?</title>",
         "A new day \xE2\x80\x94 so?"},
        {"<title type='html'>Link: <![CDATA[<b>Pillow</b> fight]]></title>", "Link: Pillow fight"},
        {"<title type='xhtml'><div>A <em>new</em> day</div></title>", "A new day"},
        {"<title type='text'>A &lt;em&gt; tag</title>", "A <em> tag"},
        {"<title>AT&amp;amp;T</title>", "AT&T"},
    }));
    CAPTURE(title);

    CHECK(briefing_of(title).title == expected);
}

TEST_CASE("published comes before updated, and a date of unknown form is kept", "[corpus][feed]") {
    CHECK(
        briefing_of("<title>t</title><updated>2026-05-01</updated><published>2026-04-08</published>").date ==
        parse_iso_day("2026-04-08"));
    CHECK(briefing_of("<title>t</title><updated>2026-05-01T10:00:00Z</updated>").date ==
          parse_iso_day("2026-05-01"));
    const Briefing odd = briefing_of("<title>t</title><updated>next week</updated>");
    CHECK_FALSE(odd.date);
    CHECK(attribute_of(odd, "date") == R"("next week")");
}

TEST_CASE("an entry that comes from another feed says so", "[corpus][feed]") {
    const Briefing briefing = briefing_of(
        "<title>t</title><source><title type='html'>B &amp;amp; "
        "B</title><author><name>Bo</name></author></source>",
        "<title>Planet</title><author><name>Planetarian</name></author>");
    CHECK(briefing.source == "B & B");
    CHECK(attribute_of(briefing, "author") == R"("Bo")");
}

TEST_CASE("the language is the nearest that is said", "[corpus][feed]") {
    CHECK(briefing_of("<title>t</title><content xml:lang='fr'>Oui.</content>").language == "fr");
    CHECK(briefing_of("<title>t</title><content xml:lang=''>Yes.</content>").language == "en");
}

TEST_CASE("an entry that stands alone is a feed of one", "[corpus][feed]") {
    const CollectingVisitor visitor = read_feed_of(
        "<entry xmlns='http://www.w3.org/2005/Atom'><id>urn:x:1</id><title>Alone</title></entry>");
    REQUIRE(visitor.briefings.size() == 1);
    CHECK(visitor.briefings.front().title == "Alone");
}

TEST_CASE("Atom's elements may all have a prefix", "[corpus][feed]") {
    const CollectingVisitor visitor = read_feed_of(
        "<a:feed xmlns:a='http://www.w3.org/2005/Atom' xmlns:o='urn:o'><a:title>F</a:title>"
        "<a:entry><o:title>No</o:title><a:title>Yes</a:title><a:id>urn:x:1</a:id></a:entry></a:feed>");
    REQUIRE(visitor.briefings.size() == 1);
    CHECK(visitor.briefings.front().title == "Yes");
    CHECK(visitor.briefings.front().source == "F");
}
