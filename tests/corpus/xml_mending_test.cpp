#include "corpus/reader/xml_mending.h"

#include "tests/support/catch.h"
#include "tests/support/random.h"
#include "tests/support/repeated.h"
#include "tests/support/thrown.h"

#include <algorithm>
#include <array>

#include <pugixml.hpp>

using namespace debrief;
using namespace debrief::test;
using namespace std::literals;

namespace {

std::string mended(std::string_view xml) {
    const MendedXml result = mend_xml(xml);
    CAPTURE(xml, result.damage);
    CHECK(result.damages == 0);
    return result.text;
}

bool is_well_formed(const std::string& xml) {
    pugi::xml_document document;
    const auto outcome = document.load_buffer(xml.data(), xml.size(), pugi::parse_full, pugi::encoding_utf8);
    return outcome || outcome.status == pugi::status_no_document_element;
}

}  // namespace

TEST_CASE("XML stays what it says", "[corpus][xml]") {
    struct Case {
        const char* xml;
        const char* expected;
    };
    const auto [xml, expected] = GENERATE(values<Case>({
        {"<a><b>x</b><c/></a>", "<a><b>x</b><c/></a>"},
        {"<a>\r\n x\t</a>\n", "<a>\r\n x\t</a>\n"},
        {"<a x='1' y=\"2\"></a >", "<a x=\"1\"  y=\"2\" ></a>"},
        {"<a x='say \"so\"'/>", "<a x=\"say &quot;so&quot;\" />"},
        {"<a:b xmlns:a='urn:x'/>", "<a:b xmlns:a=\"urn:x\" />"},
        {"<\xC3\xA9>x</\xC3\xA9>", "<\xC3\xA9>x</\xC3\xA9>"},
        {"<?xml version='1.0'?>\n<a/>", "\n<a/>"},
        {"<a><!-- <b> \n & --></a>", "<a>\n</a>"},
        {"<!DOCTYPE rss [<!ENTITY x \"y\">\n]><a/>", "\n<a/>"},
        {"<a><![CDATA[<b> & ]] > c]]></a>", "<a>&lt;b> &amp; ]] > c</a>"},
        {"<a>&lt;b&gt; &amp;amp; &#60; &#x26;</a>", "<a>&lt;b&gt; &amp;amp; &#60; &#38;</a>"},
    }));
    CHECK(mended(xml) == expected);
}

TEST_CASE("references to characters are known whoever defines them", "[corpus][xml]") {
    struct Case {
        const char* xml;
        const char* expected;
    };
    const auto [xml, expected] = GENERATE(values<Case>({
        {"&nbsp;&eacute;&mdash;&hellip;", "\xC2\xA0\xC3\xA9\xE2\x80\x94\xE2\x80\xA6"},
        {"&#8217;&#x2019;&#X2019;", "\xE2\x80\x99\xE2\x80\x99\xE2\x80\x99"},
        {"AT&T & Sons &", "AT&amp;T &amp; Sons &amp;"},
        {"?a=1&b=2&copy=3", "?a=1&amp;b=2&amp;copy=3"},
        {"&unknown; &; &#; &#x; &#12a;", "&amp;unknown; &amp;; &amp;#; &amp;#x; &amp;#12a;"},
        {"&amp;nbsp;", "&amp;nbsp;"},
        {"&#146;\xC2\x92", "\xE2\x80\x99\xE2\x80\x99"},  // windows-1252, taken for Latin 1
        {"&#0;&#8;&#xD800;&#x110000;&#99999999999;",
         "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
    }));
    CHECK(mended("<a>"s + xml + "</a>") == "<a>"s + expected + "</a>");
}

TEST_CASE("what is no XML is mended where it stands, and told", "[corpus][xml]") {
    struct Case {
        const char* xml;
        const char* expected;
        const char* told;
    };
    const auto [xml, expected, told] = GENERATE(values<Case>({
        {"<a><d>x<b>y</d>z</a>", "<a><d>x<b>y</b></d>z</a>", "'</d>' closes '<b>' as well (line 1)"},
        {"<a>x</b>y</a>", "<a>xy</a>", "'</b>' closes nothing (line 1)"},
        {"<a>\n1 < 2</a>", "<a>\n1 &lt; 2</a>", "a '<' begins nothing (line 2)"},
        {"<a>I <3 it</a>", "<a>I &lt;3 it</a>", "a '<' begins nothing (line 1)"},
        {"<a>if x <y and z</a>", "<a>if x &lt;y and z</a>", "a '<' begins nothing (line 1)"},
        {"<a><b>x", "<a><b>x</b></a>", "the text ends within '<b>' (line 1)"},
        {"<a><b>x</b", "<a><b>x</b></a>", "the text ends within markup (line 1)"},
        {"<a><b>x</", "<a><b>x&lt;/</b></a>", "a '<' begins nothing (line 1) and 1 more"},
        {"<a>x<b hr", "<a>x</a>", "the text ends within markup (line 1)"},
        {"<a>x<![CD\n", "<a>x\n</a>", "the text ends within markup (line 1)"},
        {"<a><![CDATA[x<y", "<a>x&lt;y</a>", "the text ends within '<![CDATA[' (line 1)"},
        {"<a>x<!-- y", "<a>x</a>", "the text ends within markup (line 1)"},
        {"<a><item><b>1</b><item>2</item></a>", "<a><item><b>1</b></item><item>2</item></a>",
         "a '<item>' begins within another (line 1)"},
        {"<a x=1 y>z</a>", "<a x=\"1\"  y=\"\" >z</a>", "a tag's attributes are no XML (line 1)"},
        {"<a x=\"1>z</a>", "<a x=\"&quot;1\" >z</a>", "a tag's attributes are no XML (line 1)"},
        {"<a $ x='1'/>", "<a  x=\"1\" />", "a tag's attributes are no XML (line 1)"},
        {"<a>x\x01y\x1B[31m</a>", "<a>x y [31m</a>", "there are control characters (line 1)"},
        {"<?xml version='1.0'>\n<a/>", "\n<a/>", "a '<?' lacks its '?>' (line 1)"},
        {"</a></b>", "", "'</a>' closes nothing (line 1) and 1 more"},
        {"</"
         "a\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9"
         "\u00E9\u00E9\u00E9\u00E9>",
         "",
         "'</"
         "a\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9"
         "\u00E9\u00E9\u00E9>' closes nothing (line 1)"},
    }));
    const MendedXml result = mend_xml(xml);
    CAPTURE(xml);
    CHECK(result.text == expected);
    CHECK(describe_damage(result) == "is no well-formed XML: "s + told + "; mended");
    CHECK(is_well_formed(result.text));
}

TEST_CASE("HTML's empty elements need no end, and it does not matter if they have one", "[corpus][xml]") {
    CHECK(mended("<d>a<br>b<hr/>c<br></br>d<img src='x'>e</d>") ==
          "<d>a<br/>b<hr/>c<br/>d<img src=\"x\" />e</d>");
}

TEST_CASE("a NUL ends nothing", "[corpus][xml]") {
    CHECK(mend_xml("<a>x\0y</a>"sv).text == "<a>x y</a>");
    CHECK(mend_xml("<a><![CDATA[x\0y]]></a>"sv).text == "<a>x y</a>");
}

TEST_CASE("of elements nested too deep only the text is kept", "[corpus][xml]") {
    const MendedXml result = mend_xml("<a><b><c>x<d>y</d></c>z</b></a><e>w</e>", {.nesting = 2});
    CHECK(result.text == "<a><b>xyz</b></a><e>w</e>");
    CHECK(result.damage == "elements are nested deeper than 2");

    const MendedXml item = mend_xml("<a><item><b><c>x<item>y</item></a>", {.nesting = 2});
    CHECK(item.text == "<a><item>x</item><item>y</item></a>");

    const std::string deep = mend_xml(repeated("<a>", 1'000'000)).text;
    CHECK(deep.size() < 2'000);
    CHECK(is_well_formed(deep));
}

TEST_CASE("elements and attributes without number are refused", "[corpus][xml]") {
    const XmlLimits limits{.elements = 3};
    CHECK(mend_xml("<a><b/><b/></a>", limits).damages == 0);
    CHECK(thrown_by([&] { (void)mend_xml("<a><b/><b/><b/></a>", limits); }) ==
          "has more than 3 elements and attributes | ");
    CHECK(thrown_by([&] { (void)mend_xml("<a x='1' y='2' z='3'/>", limits); }) ==
          "has more than 3 elements and attributes | ");
}

TEST_CASE("hostile markup takes time in proportion to its length", "[corpus][xml]") {
    const auto piece = GENERATE(values<std::string>(
        {"<", "<a ", "<a x=\"", "<a x='", "</a", "<?", "<!--", "<![CDATA[", "<!DOCTYPE [", "&", "&#", "&amp",
         "</a>", "<a><b></a>", "<item>", "<a><item>", "<br>", "\xC2\x92"}));
    CAPTURE(piece);
    CHECK(is_well_formed(mend_xml(repeated(piece, 200'000)).text));
}

TEST_CASE("whatever comes in, XML with as many lines comes out", "[corpus][xml][property]") {
    constexpr std::array<std::string_view, 30> pieces{
        "<a>", "</a>", "<b x='1'>", "</b>", "<item>", "</item>", "<br>",  "<", ">",  "&",
        "\n",  "'",    "\"",        "=",    "<c/>",   "text",    "]]>",   "/", "<?", "?>",
        "é",   "\0",   "<!--",      "-->",  "&nbsp;", "&#1;",    " y=\"", "]", "[",  "<![CDATA["};
    Random random(11);
    for (int i = 0; i < 5'000; ++i) {
        const std::string xml = random.joined(pieces, 1 + random.below(25));
        const MendedXml result = mend_xml(xml);
        CAPTURE(xml, result.text);
        REQUIRE(is_well_formed(result.text));
        REQUIRE(std::count(xml.begin(), xml.end(), '\n') ==
                std::count(result.text.begin(), result.text.end(), '\n'));
        REQUIRE(mend_xml(result.text).damages == 0);
    }
}
