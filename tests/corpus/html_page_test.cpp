#include "corpus/reader/formats.h"
#include "corpus/reader/html.h"
#include "tests/support/catch.h"
#include "tests/support/collecting_visitor.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown.h"

using namespace debrief;
using namespace debrief::test;

namespace {

constexpr std::string_view first =
    "The council of Harwick agreed on Tuesday to close the old bridge, which carries 9,000 cars a day.";
constexpr std::string_view second =
    "\"We have put it off too long,\" said the mayor, Ida Holm, who had promised a new one in 2019.";
constexpr std::string_view third =
    "Work begins in April and will cost about 4 million crowns, a third of it paid by the state.";

std::string p(std::string_view text) {
    return "<p>" + std::string(text) + "</p>\n";
}

std::string paragraphs() {
    return p(first) + p(second) + p(third);
}

std::string joined(std::initializer_list<std::string_view> parts) {
    std::string text;
    for (const std::string_view part : parts) text += (text.empty() ? "" : "\n\n") + std::string(part);
    return text;
}

const std::string article_text = joined({first, second, third});

std::string text_of(const std::string& body) {
    return read_html_page("<html><head><title>Bridge to close for repairs</title></head><body>" + body +
                          "</body></html>")
        .text;
}

const std::string navigation =
    "<ul><li><a href=/>Home</a></li><li><a href=/world>World</a></li><li><a href=/sport>Sport</a></li></ul>";

}  // namespace

TEST_CASE("an article is found among what surrounds it", "[corpus][html]") {
    const std::string junk =
        p("We use cookies to give you the best of our pages. By going on you agree to our policy.");
    for (const std::string& page : {
             "<header>" + navigation + "</header><article><h1>Bridge to close for repairs</h1>" +
                 paragraphs() + "</article><footer>" + junk + "</footer>",
             "<nav>" + navigation + "</nav><div id=content><div class=story>" + paragraphs() +
                 "</div></div><div class='comments-list'>" + junk + junk + junk + junk + junk + "</div>",
             "<div class=cookieNotice>" + junk + "</div><main>" + paragraphs() + "</main>",
             "<div role=dialog>" + junk + "</div>" + paragraphs() + "<aside>" + junk + "</aside>",
             "<div class='newsletter-signup box'>" + junk + "</div><div>" + paragraphs() +
                 "</div><div class=relatedStories>" + junk + "</div>",
             "<div style='display: none'>" + junk + "</div><div>" + paragraphs() + "</div>",
             "<table><tr><td>" + navigation + "</td><td>" + paragraphs() + "</td></tr></table>",
             "<div><div>" + p(first) + "</div><div>" + p(second) + "</div><div>" + p(third) + "</div></div>",
             navigation + std::string(first) + "<br><br>" + std::string(second) + "<br><br>" +
                 std::string(third) + navigation,
             "<div itemprop='articleBody'>" + paragraphs() + "</div><div>" + junk + "</div>",
         }) {
        CAPTURE(page);
        CHECK(text_of(page) == article_text);
    }
}

TEST_CASE("share bars, bylines and lines of links go, captions and subheads stay", "[corpus][html]") {
    CHECK(text_of("<article><h1>Bridge to close for repairs</h1><p class=byline>By Ann Lee</p>"
                  "<time datetime=2026-04-08>8 April 2026</time><div>Share this</div>"
                  "<figure><img src=x><figcaption>The bridge</figcaption></figure>" +
                  p(first) + "<figure><figcaption>The old bridge in 1931</figcaption></figure>" +
                  "<p><a href=/x>Read also: ten bridges of the north</a></p>" + "<h2>What comes next</h2>" +
                  p(second) + "<div>Advertisement</div><ul><li>two lanes<li>one path</ul>" + p(third) +
                  "<p>It will not be soon.</p><h2>More from Harwick</h2>" + navigation +
                  "<p>Follow us</p></article>") ==
          joined({first, "The old bridge in 1931", "What comes next", second, "two lanes\none path", third,
                  "It will not be soon."}));
}

TEST_CASE("links and marked words inside of sentences stay", "[corpus][html]") {
    CHECK(
        text_of("<article>" + p(first) +
                "<p>Neighbours in <a href=/x class=meta-loc>Eastwick</a> and <span class=tag>Norwick</span> "
                "hope to <a rel=tag href=/y>profit</a> from it, as they say.</p>" +
                p(third) + "</article>") ==
        joined({first, "Neighbours in Eastwick and Norwick hope to profit from it, as they say.", third}));
}

TEST_CASE("teasers of other articles are no text, long as they are", "[corpus][html]") {
    std::string teasers;
    for (const std::string_view name : {"Ferry", "Tunnel", "Harbour"}) {
        teasers += "<div><h3><a href=/x>" + std::string(name) + " news of the day</a></h3><p>The " +
                   std::string(name) +
                   " has been in the news for weeks, and now we know why that is.</p></div>";
    }
    const std::string long_article = paragraphs() + paragraphs();
    CHECK(text_of("<div>" + long_article + "<div><h2>Other news</h2>" + teasers + "</div></div>") ==
          joined({article_text, article_text}));
}

TEST_CASE("a headline that is a link stays above its own article", "[corpus][html]") {
    CHECK(text_of("<div>" + paragraphs() + "<h2><a href=/x>Also in Harwick</a></h2>" + p(second) + p(third) +
                  "<h2><a href=/y>More</a></h2></div>") ==
          joined({article_text, "Also in Harwick", second, third}));
}

TEST_CASE("an article that only the linked data holds is taken from there", "[corpus][html]") {
    const std::string data = R"(<script type="application/ld+json">{"@type":"NewsArticle",)"
                             R"("articleBody":"It rains.\n\nIt &amp; more will stop."}</script>)";
    CHECK(text_of(data + "<div id=app>Loading</div>") == "It rains.\n\nIt & more will stop.");
    CHECK(text_of(data + paragraphs()) == article_text);
}

TEST_CASE("text in two parts of a page is put together", "[corpus][html]") {
    CHECK(text_of("<div><div class=part>" + paragraphs() +
                  "</div><div class=ad>Buy it now</div><div class=part>" + paragraphs() + "</div></div>") ==
          joined({article_text, article_text}));
    CHECK(text_of("<article><figure><figcaption>" + std::string(second) +
                  "</figcaption></figure><div itemprop=articleBody>" + paragraphs() + "</div></article>") ==
          joined({second, article_text}));
}

TEST_CASE("tables of an article stay, with links in them", "[corpus][html]") {
    CHECK(text_of("<article>" + p(first) +
                  "<table><tr><th>Bridge<th>Built<tr><td><a href=/1>Old bridge of Harwick</a><td>1931"
                  "<tr><td><a href=/2>Ferry bridge</a><td>1954, rebuilt in 1988</table>" +
                  p(third) + "</article>") ==
          joined({first, "Bridge | Built\nOld bridge of Harwick | 1931\nFerry bridge | 1954, rebuilt in 1988",
                  third}));
}

TEST_CASE("hints yield where they would take the article away", "[corpus][html]") {
    CHECK(text_of("<div class='page-with-sidebar social'>" + paragraphs() + "</div>") == article_text);
    CHECK(text_of("<div class=comments-open><h1>Bridge to close for repairs</h1>" + paragraphs() +
                  "</div>") == article_text);
    CHECK(text_of("<article class='post tag-social sponsors'>" + paragraphs() + "</article><article>" +
                  paragraphs() + p(first) + "</article>") == joined({article_text, article_text, first}));
    CHECK(text_of("<div class=commentary>" + paragraphs() + "</div>") == article_text);
    CHECK(text_of("<div class='headline-shadow adapted navy'>" + paragraphs() + "</div>") == article_text);
}

TEST_CASE("a page without sentences gives all that shows", "[corpus][html]") {
    CHECK(text_of("<nav>Home</nav><div>Rain</div><div>12 degrees</div>") == "Rain\n\n12 degrees");
    CHECK(text_of("<nav>Home</nav>") == "Home");
    CHECK(text_of("<p>Short news.</p>") == "Short news.");
    CHECK(text_of("<script>x</script>").empty());
    CHECK(read_html_page("").text.empty());
}

TEST_CASE("a text that is not English is found alike", "[corpus][html]") {
    const std::string chinese =
        "\xE5\xB8\x82\xE8\xAE\xAE\xE4\xBC\x9A\xE5\x91\xA8\xE4\xBA\x8C\xE5\x86\xB3\xE5\xAE\x9A\xE5\x85\xB3\xE9"
        "\x97\xAD\xE6\x97\xA7\xE6\xA1\xA5\xE8\xBF\x9B\xE8\xA1\x8C\xE7\xBB\xB4\xE4\xBF\xAE\xE5\xB7\xA5\xE7\xA8"
        "\x8B\xE3\x80\x82";
    CHECK(text_of(navigation + "<div>" + p(chinese) + p(chinese) + "</div>") == joined({chinese, chinese}));
}

namespace {

CollectingVisitor read(std::string_view content) {
    const TemporaryFolder folder;
    InputStream stream = InputStream::open(folder.write("in", content));
    CollectingVisitor visitor;
    const ReadOptions options;
    read_html({stream, "news/bridge.html", "in", options}, visitor);
    return visitor;
}

}  // namespace

TEST_CASE("a page becomes a briefing", "[corpus][html]") {
    const CollectingVisitor visitor = read(
        "<!doctype html><html lang=en><head><meta name=author content='Ann Lee'>"
        "<meta name=keywords content='roads, \"Harwick\"'><title>Bridge to close for repairs</title>"
        "<meta name=description content='Four months without it.'>"
        "<meta property=og:site_name content=Courier><time datetime=2026-04-08></time>"
        "<link rel=canonical href=https://courier.example/1></head><body>" +
        paragraphs());
    Briefing expected;
    expected.id = "news/bridge.html";
    expected.title = "Bridge to close for repairs";
    expected.summary = "Four months without it.";
    expected.text = article_text;
    expected.date = parse_iso_day("2026-04-08");
    expected.source = "Courier";
    expected.url = "https://courier.example/1";
    expected.language = "en";
    expected.attributes = {{"author", "\"Ann Lee\""}, {"tags", R"(["roads","\"Harwick\""])"}};
    REQUIRE(visitor.briefings.size() == 1);
    CHECK(visitor.briefings.front() == expected);
    CHECK(visitor.mended.empty());
    CHECK(visitor.problems.empty());
}

TEST_CASE("a page without a title is called by its text", "[corpus][html]") {
    const CollectingVisitor visitor = read("<body><p>The Fed cut rates. So it did.</p>");
    REQUIRE(visitor.briefings.size() == 1);
    CHECK(visitor.briefings.front().title == "The Fed cut rates");
    CHECK(visitor.briefings.front().title_origin == TitleOrigin::made);
}

TEST_CASE("a page without text is refused", "[corpus][html]") {
    for (const std::string_view page : {"", "<html><head><title>x</title></head><body></body></html>",
                                        "<html><body><script>1</script><img src=x></body></html>"}) {
        CAPTURE(page);
        CHECK(thrown_by([&] { read(page); }) == "holds no text | ");
        CHECK(kind_thrown_by([&] { read(page); }) == ErrorKind::corpus);
    }
}

TEST_CASE("HTML is told by its beginning", "[corpus][html]") {
    for (const std::string_view head :
         {"<!DOCTYPE html>", "<!doctype HTML PUBLIC \"-//W3C//DTD XHTML 1.0\">", "<html>", "<HTML lang=en>",
          "<head>", "<body class=x>", "<!-- saved from url=(0014)about:internet -->\r\n<html>",
          "<?xml version=\"1.0\"?>\n<!DOCTYPE html>", "\n <!----> <!-- --><html", "<meta charset=utf-8>",
          "<title>x</title>"}) {
        CAPTURE(head);
        CHECK(looks_like_html(head));
    }
    for (const std::string_view head :
         {"", "<", "<!--", "<!-- html -->", "<!DOCTYPE rss>", "<?xml version=\"1.0\"?><rss>",
          "<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\">", "<rss>", "<header>",
          "<htmlx>", "html", "<p>a</p>", "<!doctype htm", "{\"html\": \"<html>\"}"}) {
        CAPTURE(head);
        CHECK_FALSE(looks_like_html(head));
    }
}
