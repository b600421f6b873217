#include "corpus/reader/html.h"
#include "tests/support/catch.h"

using namespace debrief;

namespace {

constexpr std::string_view body =
    "<p>The council of Harwick agreed on Tuesday to close the old bridge for repairs until spring.</p>";

HtmlPage page_with_head(std::string_view head) {
    return read_html_page("<html><head>" + std::string(head) + "</head><body>" + std::string(body));
}

std::string date_of(const HtmlPage& page) {
    return page.date ? to_iso(*page.date) : "";
}

struct Case {
    std::string_view html;
    std::string_view expected;
};

}  // namespace

TEST_CASE("a page tells its fields in its metadata", "[corpus][html]") {
    const HtmlPage page = page_with_head(
        R"(<meta property="og:title" content="Bridge to close &amp; reopen">
           <meta property="og:description" content="Repairs will take four months, the engineers say.">
           <meta property="og:site_name" content="Harwick Courier"><meta property="og:locale" content="en_GB">
           <meta property="article:published_time" content="2026-04-08T09:30:00+01:00">
           <meta name="author" content="By  Ann Lee"><meta name="keywords" content="Harwick, bridges; HARWICK ,">
           <meta property="article:tag" content="Roads">
           <link rel="shortcut canonical" href="https://courier.example/bridge">)");
    CHECK(page.title == "Bridge to close & reopen");
    CHECK(page.summary == "Repairs will take four months, the engineers say.");
    CHECK(page.source == "Harwick Courier");
    CHECK(page.language == "en");
    CHECK(date_of(page) == "2026-04-08");
    CHECK(page.author == "Ann Lee");
    CHECK(page.tags == std::vector<std::string>{"Harwick", "bridges", "Roads"});
    CHECK(page.url == "https://courier.example/bridge");
    CHECK(page.text ==
          "The council of Harwick agreed on Tuesday to close the old bridge for repairs until spring.");
}

TEST_CASE("linked data tells fields in all of its forms", "[corpus][html]") {
    const std::string_view article =
        R"("@type":["NewsArticle"],"headline":"A bridge &amp; its end","datePublished":"2026-04-07",)"
        R"("author":[{"@type":"Person","name":"Ann Lee"},{"name":"Bo Ek"}],"publisher":{"name":"Courier"},)"
        R"("inLanguage":"de-CH","keywords":["a","b"],"mainEntityOfPage":{"@id":"https://courier.example/7"})";
    const std::string object = "{" + std::string(article) + "}";
    for (const std::string& json : {
             object,
             "[{\"@type\":\"BreadcrumbList\"}," + object + "]",
             "{\"@context\":\"https://schema.org\",\"@graph\":[{\"@type\":\"WebSite\",\"name\":\"X\"}," +
                 object + "]}",
             "{\"@type\":\"WebPage\",\"datePublished\":\"2020-01-01\",\"mainEntity\":" + object + "}",
             "\n<!--\n" + object + "\n-->\n",
             "//<![CDATA[\n" + object + "\n//]]>",
             "{\"description\":\"line\nend\ttab\"," + object.substr(1),
         }) {
        CAPTURE(json);
        const HtmlPage page = page_with_head("<script type='application/ld+json; charset=utf-8'>" + json +
                                             "</script><title>Other</title>");
        CHECK(page.title == "A bridge & its end");
        CHECK(date_of(page) == "2026-04-07");
        CHECK(page.author == "Ann Lee, Bo Ek");
        CHECK(page.source == "Courier");
        CHECK(page.language == "de");
        CHECK(page.url == "https://courier.example/7");
        CHECK(page.tags == std::vector<std::string>{"a", "b"});
    }
}

TEST_CASE("a title goes without its site's name", "[corpus][html]") {
    const Case cases[]{
        {"<title>Bridge to close | Harwick Courier</title><meta property=og:site_name content='Harwick "
         "Courier'>",
         "Bridge to close"},
        {"<meta property=og:title content='Bridge to close - Courier'><meta property=og:site_name "
         "content=Courier>",
         "Bridge to close"},
        {"<title>Courier: all news</title><h1>Bridge to close for repairs</h1>",
         "Bridge to close for repairs"},
        {"<title>Council closes old bridge - Courier</title>", "Council closes old bridge"},
        {"<title>Courier \xC2\xBB Bridge to close</title><h1>Courier</h1><h1>Bridge to close</h1>",
         "Bridge to close"},
        {"<title>A bridge - and its end - in Harwick</title><h1>A bridge - and its end - in Harwick</h1>",
         "A bridge - and its end - in Harwick"},
        {"<title>Bridge - Courier</title>", "Bridge - Courier"},
        {"<title>\n  Bridge \n to  close\n</title>", "Bridge to close"},
        {"<title>a < b &amp; <b>c</b></title>", "a < b & <b>c</b>"},
        {"<h1>Bridge <em>to</em> close</h1>", "Bridge to close"},
        {"<svg><title>Logo</title></svg>", ""},
        {"", ""},
    };
    for (const auto& [html, expected] : cases) {
        CAPTURE(html);
        CHECK(page_with_head(html).title == expected);
    }
}

TEST_CASE("a description that the text says is no summary", "[corpus][html]") {
    const Case cases[]{
        {"The council of Harwick agreed on Tuesday to close the old bridge for repairs until spring.", ""},
        {"The council of HARWICK agreed, on Tuesday, to\xE2\x80\xA6", ""},
        {"close the old bridge", ""},
        {"Engineers found cracks.", "Engineers found cracks."},
        {"It&amp;#39;s &amp;quot;over&amp;quot;", "It's \"over\""},
    };
    for (const auto& [content, expected] : cases) {
        CAPTURE(content);
        CHECK(page_with_head("<meta name=description content=\"" + std::string(content) + "\">").summary ==
              expected);
    }
}

TEST_CASE("a page's date is found wherever it stands", "[corpus][html]") {
    const Case cases[]{
        {"<meta itemprop=datePublished content=2026-04-08>", "2026-04-08"},
        {"<meta name=DC.date.issued content=2026-04-08>", "2026-04-08"},
        {"<meta name=pubdate content=2026-04-08T23:59:59Z>", "2026-04-08"},
        {"<span itemprop='name datePublished'>2026-04-08</span>", "2026-04-08"},
        {"<time>yesterday</time><time datetime='2026-04-08 10:00'>Wednesday</time>", "2026-04-08"},
        {"<time>2026-04-08</time>", "2026-04-08"},
        {"<div class='meta timestamp'>2026-04-08</div>", "2026-04-08"},
        {"<time datetime=2026-04-07></time><meta property=article:published_time content=2026-04-08>",
         "2026-04-08"},
        {"<meta property=article:published_time content=soon><time datetime=2026-04-08>", "2026-04-08"},
        {"<time datetime=2026-02-30>", ""},
        {"<p>2026-04-08</p>", ""},
    };
    for (const auto& [html, expected] : cases) {
        CAPTURE(html);
        CHECK(date_of(page_with_head(html)) == expected);
    }
}

TEST_CASE("an author is a name, not an address", "[corpus][html]") {
    const Case cases[]{
        {"<a rel='nofollow author' href=/ann>Ann Lee</a>", "Ann Lee"},
        {"<span itemprop=author><b itemprop=name>Ann Lee</b></span>", "Ann Lee"},
        {"<p class='article byline'>By Ann Lee</p>", "Ann Lee"},
        {"<meta property=article:author content=https://social.example/ann><p class=author>Ann Lee</p>",
         "Ann Lee"},
        {"<meta name=author content='Von Jan  Ek'>", "Jan Ek"},
        {"<meta name=author content='Byron Hall'>", "Byron Hall"},
        {"<p>By Ann Lee</p>", ""},
    };
    for (const auto& [html, expected] : cases) {
        CAPTURE(html);
        CHECK(page_with_head(html).author == expected);
    }
}

TEST_CASE("a page's address is one of the web, made whole with its base", "[corpus][html]") {
    const Case cases[]{
        {"<link rel=canonical href=https://a.example/1>", "https://a.example/1"},
        {"<LINK REL=Canonical HREF=' HTTP://a.example/1 '>", "HTTP://a.example/1"},
        {"<base href=https://a.example/news/><link rel=canonical href=../x/1?y>", "https://a.example/x/1?y"},
        {"<link rel=canonical href=/1><meta property=og:url content=https://a.example/news/2>",
         "https://a.example/1"},
        {"<link rel=canonical href=//a.example/1>", "https://a.example/1"},
        {"<link rel=canonical href=/1>", ""},
        {"<link rel=canonical href=javascript:alert(1)><meta property=og:url content=https://a.example/2>",
         "https://a.example/2"},
        {"<base href=https://a.example/><link rel=canonical href=javascript:alert(1)>", ""},
        {"<base href=file:///etc/><link rel=canonical href=passwd>", ""},
        {"<link rel=stylesheet href=https://a.example/1>", ""},
    };
    for (const auto& [html, expected] : cases) {
        CAPTURE(html);
        CHECK(page_with_head(html).url == expected);
    }
}

TEST_CASE("a page's language is a code without its country", "[corpus][html]") {
    const Case cases[]{
        {"<html lang=en-US>", "en"},
        {"<html lang=' DE_at '>", "de"},
        {"<html lang=gsw>", "gsw"},
        {"<html lang=english>", ""},
        {"<html lang=und><meta http-equiv=Content-Language content='fr, en'>", "fr"},
        {"<meta property=og:locale content=pt_BR>", "pt"},
        {"<html>", ""},
    };
    for (const auto& [html, expected] : cases) {
        CAPTURE(html);
        CHECK(read_html_page(html).language == expected);
    }
}
