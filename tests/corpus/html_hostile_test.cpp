#include "corpus/base/utf8.h"
#include "corpus/reader/html.h"
#include "tests/support/catch.h"
#include "tests/support/random.h"
#include "tests/support/repeated.h"
#include "tests/support/sanitizers.h"

#include <array>

using namespace debrief;
using namespace debrief::test;
using namespace std::literals;

// None of these tests measures time: what is not linear takes minutes here.

namespace {

constexpr std::string_view sentence =
    "This is a sentence of an article that is long enough to be taken for one, of course.";

std::string paragraph() {
    return "<p>" + std::string(sentence) + "</p>\n";
}

}  // namespace

TEST_CASE("no page is too deep, too wide or too broken to be read", "[corpus][html]") {
    const std::size_t many = fewer_with_sanitizers(100'000);
    const std::string attributes = [&] {
        std::string all = "<div";
        for (std::size_t i = 0; i < many; ++i) all += " a" + std::to_string(i) + "=1";
        return all + ">";
    }();
    const std::array prefixes{
        repeated("<div>", many),
        repeated("<div>", many) + repeated("</div>", many),
        repeated("<i>", many) + repeated("<div>", many) + repeated("</i>", many),
        repeated("</b>", 3 * many),
        repeated("<table><tr><td>", many),
        repeated("<foo-bar>", many),
        attributes,
        repeated("<a href=\"", 3 * many),
        repeated("<a x=\">\" ", many) + "<br>",
        repeated("<!--", 3 * many),
        repeated("<![CDATA[", many),
        repeated("<script></script>", many),
        repeated("<iframe>", many),
        repeated("<title>", many),
        repeated("<body>", many),
        repeated("<html lang=en>", many),
        repeated("<br>", many),
        repeated("<time datetime=x class=date>", many / 2),
        std::string(3 * many, '\0'),
    };
    for (const std::string& prefix : prefixes) {
        CAPTURE(prefix.substr(0, 40), prefix.size());
        CHECK(html_to_text(prefix + paragraph()).find(sentence) != std::string::npos);
        CHECK(read_html_page(prefix + paragraph()).text.find(sentence) != std::string::npos);
    }
}

TEST_CASE("floods of what begins tags and references stay text", "[corpus][html]") {
    CHECK(html_to_text(repeated("<", 2'000'000)).size() == 2'000'000);
    CHECK(html_to_text("<p>" + repeated("<", 2'000'000)).size() == 2'000'000);
    CHECK(html_to_text(repeated("<a ", 500'000)).size() == 1'499'999);
    CHECK(html_to_text(repeated("&", 2'000'000)).size() == 2'000'000);
    CHECK(html_to_text(repeated("&#", 1'000'000)).size() == 2'000'000);
    CHECK(html_to_text(repeated("&amp;", 400'000)) == repeated("&", 400'000));
    CHECK(html_to_text(repeated("&nosuch;", 100'000)).size() == 800'000);
    CHECK(html_to_text("<!" + repeated("<!", 500'000)).size() == 1'000'002);
}

TEST_CASE("a page of 10 MB is read whole", "[corpus][html]") {
    const HtmlPage page = read_html_page("<body><article>" + repeated(paragraph(), 110'000));
    CHECK(page.text.size() == 110'000 * (sentence.size() + 2) - 2);
}

TEST_CASE("linked data that is broken or endless is passed over", "[corpus][html]") {
    const std::string begin = "<script type=\"application/ld+json\">";
    const std::string end = "</script><title>Own title</title>" + paragraph();
    for (const std::string& json : {
             repeated("[", 1'000'000),
             repeated("{\"mainEntity\":", 100'000),
             "{\"@type\":\"NewsArticle\",\"headline\":\"cut"s,
             "\xFF\xFE{}"s,
             repeated("<![CDATA[", 100'000) + "{}",
             "{\"@type\":\"NewsArticle\",\"headline\":7,\"author\":[[[[]]]],\"datePublished\":{}}"s,
             ""s,
         }) {
        CAPTURE(json.substr(0, 60));
        const HtmlPage page = read_html_page(begin + json + end);
        CHECK(page.title == "Own title");
        CHECK(page.text == sentence);
    }
}

TEST_CASE("elements deeper than the limit count as if they lay there", "[corpus][html]") {
    const std::string html = repeated("<div>", 50) + "<p>One.</p><p hidden>no</p>" + repeated("</div>", 50) +
                             "<p>Two.</p><p hidden>no</p>";
    CHECK(html_to_text(html, {.nesting = 256}) == "One.\n\nTwo.");
    CHECK(html_to_text(html, {.nesting = 10}).starts_with("One."));
    CHECK(html_to_text(html, {.nesting = 10}).ends_with("Two."));
    CHECK(html_to_text(html, {.nesting = 0}).find("Two.") != std::string::npos);
}

TEST_CASE("whatever bytes come, what goes out is well-formed text without loose ends",
          "[corpus][html][property]") {
    static constexpr std::array<std::string_view, 36> pieces{
        "<div>",
        "</div>",
        "<p>",
        "</p>",
        "<!--",
        "-->",
        "<script>",
        "</script",
        ">",
        "\"",
        "'",
        "&#",
        "&amp",
        "<![CDATA[",
        "]]>",
        "<td>",
        "<table>",
        "<a href=",
        "<html lang=",
        "<body",
        "<li>",
        "\n",
        "<title>",
        "</title>",
        "<br>",
        "<svg>",
        " hidden ",
        "<h1>",
        "<time ",
        "Ein Satz, der lang genug ist, um als Text zu gelten, so scheint es.",
        "\xC3\xA9",
        "\xF0\x9F\x97\x9E",
        "\xC2\xA0",
        "word ",
        "itemprop=articleBody",
        "<meta name="};
    const auto seed = GENERATE(range(0U, 200U));
    CAPTURE(seed);
    Random random(seed);
    const std::string html = random.joined(pieces, random.below(80));
    CAPTURE(html);
    const std::string text = html_to_text(html);
    const HtmlPage page = read_html_page(html, {.nesting = 1 + random.below(20)});
    for (const std::string& out : {text, page.text}) {
        CHECK(is_valid_utf8(out));
        CHECK(out.find("\n\n\n") == std::string::npos);
        CHECK(out.find(" \n") == std::string::npos);
        CHECK((out.empty() || (out.front() != '\n' && out.back() != '\n')));
    }
    for (const std::string& out : {page.title, page.summary, page.author, page.source}) {
        CHECK(is_valid_utf8(out));
        CHECK(out.find('\n') == std::string::npos);
    }
}
