#include "corpus/base/error.h"
#include "tests/support/catch.h"
#include "tests/support/site_of_briefings.h"

#include <chrono>

using namespace debrief;
using namespace debrief::test;

namespace {

/// Three tellings of a story and two other briefings, of two months.
std::vector<Briefing> rhine_news() {
    std::vector<Briefing> briefings{
        make_briefing("a", "Flood in Cologne", "The Rhine rose. (dw.com) (cnbc.com) It fell. (dw.com)"),
        make_briefing("b", "Flood on the Rhine", "Cologne saw the Rhine rise. (reddit.com)"),
        make_briefing("c", "Rhine floods a city", "The Rhine again."),
        make_briefing("d", "Storm on the Rhine",
                      "Wind. (a.com) (b.com) (c.com) (e.com) (f.com) (g.com) (h.com)"),
        make_briefing("e", "Hochwasser am Rhein", "Der Rhine stieg.")};
    for (std::size_t i = 0; i < briefings.size(); ++i) {
        briefings[i].source = i % 2 == 0 ? "Harbor Wire" : "City Desk";
        briefings[i].date = parse_iso_day(i < 3 ? "2026-04-08" : "2026-05-02");
        briefings[i].language = i < 4 ? "en" : "de";
    }
    return briefings;
}

const Stories rhine_story{{"a", "0123456789ab"}, {"b", "0123456789ab"}, {"c", "0123456789ab"}};

/// The part of the page between two pieces of it; empty where they are not there.
std::string piece_between(const Response& page, std::string_view begin, std::string_view end) {
    const std::size_t from = page.body.find(begin);
    if (from == std::string::npos) return "";
    const std::size_t to = page.body.find(end, from);
    return page.body.substr(from, to == std::string::npos ? to : to - from);
}

}  // namespace

TEST_CASE("a hit tells its source, day, language and citations", "[web][search_page]") {
    SiteOfBriefings site(rhine_news(), rhine_story);
    const Response page = site.get("/?q=rhine");
    CHECK(has(page,
              "<span class=\"source\">Harbor Wire</span> <time datetime=\"2026-04-08\">8 April 2026</time>"));
    CHECK(has(page, "<span>German</span>"));
    CHECK_FALSE(has(page, "<span>English</span>"));  // most are
    CHECK(has(page, "<h2 lang=\"de\"><a href=\"/briefing?id=e&amp;q=rhine\">"));
    const std::string hit = piece_between(site.get("/?q=title:cologne"), "<article>", "</article>");
    const std::size_t first = hit.find(">dw.com<");
    REQUIRE(first != std::string::npos);  // cited twice
    CHECK(hit.find(">cnbc.com<") > first);
    CHECK(hit.find("data-kind=\"press\"") != std::string::npos);
    const std::string many = piece_between(site.get("/?q=storm"), "<article>", "</article>");
    CHECK(many.find(">f.com<") != std::string::npos);
    CHECK(many.find(">g.com<") == std::string::npos);
    CHECK(many.find("+2<span class=\"unseen\"> more sites</span>") != std::string::npos);
}

TEST_CASE("a hit leads to the other tellings of its story", "[web][search_page]") {
    SiteOfBriefings site(rhine_news(), rhine_story);
    const std::string link = "<a class=\"tellings\" href=\"/story?id=0123456789ab\">2 more tellings</a>";
    CHECK(has(site.get("/?q=title:cologne"), link));
    CHECK_FALSE(has(site.get("/?q=storm"), "class=\"tellings\""));
    const Response grouped = site.get("/?q=rhine&group=story");
    CHECK(has(grouped, link));
    CHECK(has(grouped, "1 to 3 of 3 stories, told by 5 briefings"));
    CHECK(has(grouped, "<a class=\"quiet\" href=\"/?q=rhine\">Show all tellings</a>"));
    CHECK(has(site.get("/?q=rhine"),
              "<a class=\"quiet\" href=\"/?q=rhine&amp;group=story\">One of each story</a>"));
}

TEST_CASE("filters narrow, combine and are taken away", "[web][search_page]") {
    SiteOfBriefings site(rhine_news(), rhine_story);
    const Response all = site.get("/?q=rhine");
    CHECK(has(all, "<summary>Filters</summary>"));
    CHECK(has(all, "<a href=\"/?q=rhine&amp;f=source%3A%22City%20Desk%22\">City Desk</a> <span>2</span>"));
    CHECK(has(all, "<a href=\"/?q=rhine&amp;f=cites%3Adw.com\">dw.com</a> <span>1</span>"));
    CHECK(has(all, "<a href=\"/?q=rhine&amp;f=date%3A2026-05\">May 2026</a> <span>2</span>"));
    CHECK(has(all, "<a href=\"/?q=rhine&amp;f=lang%3Ade\">German</a> <span>1</span>"));
    CHECK(has(all, "<summary>Names</summary>"));
    CHECK(all.body.find("<summary>Names</summary>") < all.body.find("<summary>Stories</summary>"));
    CHECK_FALSE(has(all, "Names are counted"));
    CHECK_FALSE(has(all, "Remove filter"));
    const Response two = site.get("/?q=rhine&f=source%3A%22City+Desk%22&f=date%3A2026-05&sort=newest");
    CHECK(has(two, "One briefing answers."));
    CHECK(has(
        two,
        "href=\"/?q=rhine&amp;f=date%3A2026-05&amp;sort=newest\"><span class=\"unseen\">Remove filter </span>"
        "source:&quot;City Desk&quot;"));
    CHECK(has(two, "<a class=\"quiet\" href=\"/?q=rhine&amp;sort=newest\">Clear all</a>"));
    const Response no_query = site.get("/?f=kind%3Asocial");
    CHECK(has(no_query, "One briefing answers."));
    CHECK(has(no_query, "<title>kind:social – Debrief</title>"));
}

TEST_CASE("the dates of what was found are a chart of links", "[web][search_page]") {
    SiteOfBriefings site(rhine_news());
    const Response page = site.get("/?q=rhine");
    CHECK(has(page, "<figcaption>By week</figcaption>"));
    CHECK(has(page, "<title>week of 6 April 2026: 3</title>"));
    CHECK(has(page, "href=\"/?q=rhine&amp;f=date%3A2026-04-06..2026-04-12\""));
    CHECK(has(page, "<caption>Briefings by week</caption>"));
    CHECK(has(site.get("/?q=rhine&f=date%3A2026-04-06..2026-04-12"), "1 to 3 of 3 briefings"));
}

TEST_CASE("orders are links that keep the state", "[web][search_page]") {
    SiteOfBriefings site(rhine_news());
    const Response page = site.get("/?q=rhine&f=lang%3Aen&sort=newest&group=story");
    CHECK(has(page,
              "<a href=\"/?q=rhine&amp;f=lang%3Aen&amp;sort=newest&amp;group=story\" "
              "aria-current=\"true\">Newest</a>"));
    CHECK(has(page, "<a href=\"/?q=rhine&amp;f=lang%3Aen&amp;group=story\">Best first</a>"));
    CHECK(piece_between(page, "<article>", "</article>").find("Storm") != std::string::npos);
    CHECK_FALSE(has(site.get("/?q=storm"), "aria-label=\"Order\""));  // one has none
    CHECK_THROWS_AS(site.get("/?q=rhine&sort=best"), Error);
}

TEST_CASE("what may have been meant is a link with its count", "[web][search_page]") {
    SiteOfBriefings site(many_floods(12));
    const Response page = site.get("/?q=floood&sort=newest");
    CHECK(has(page,
              "Did you mean <a href=\"/?q=flood&amp;sort=newest\">flood</a>? "
              "<span class=\"quiet\">12 briefings</span>"));
    CHECK_FALSE(has(site.get("/?q=flood"), "Did you mean"));
}

TEST_CASE("where nothing is found, what finds something is told", "[web][search_page]") {
    SiteOfBriefings site(rhine_news());
    const Response filtered = site.get("/?q=storm&f=lang%3Ade&f=kind%3Apress");
    CHECK(has(filtered, "No briefing answers."));
    CHECK(has(filtered, "<a href=\"/?q=storm\">any filter</a> <span class=\"quiet\">1 briefing</span>"));
    CHECK(
        has(filtered,
            "<a href=\"/?q=storm&amp;f=kind%3Apress\">lang:de</a> <span class=\"quiet\">1 briefing</span>"));
    CHECK_FALSE(has(filtered, ">kind:press</a>"));  // without it there is nothing either
    CHECK_FALSE(has(filtered, "<ol class=\"hits\""));
    const Response words = site.get("/?q=%2Bstorm+%2Bcologne+%2Bxyzzy");
    CHECK(has(words, "<a href=\"/?q=storm\">storm</a> <span class=\"quiet\">1 briefing</span>"));
    CHECK(has(words, "<a href=\"/?q=cologne\">cologne</a> <span class=\"quiet\">2 briefings</span>"));
    CHECK_FALSE(has(words, ">xyzzy</a>"));
    const Response none_beside = site.get("/?q=%2Bcologne+%2Bxyzzy&f=lang%3Ade");
    CHECK(has(none_beside, "<a href=\"/?q=cologne\">cologne</a> <span class=\"quiet\">2 briefings</span>"));
    const Response nothing = site.get("/?q=xyzzy");
    CHECK(nothing.status == 200);
    CHECK_FALSE(has(nothing, "Words alone"));
    CHECK(has(nothing, "<a href=\"/help\">how to search</a>"));
}

TEST_CASE("pages are numbered, and their end is told", "[web][search_page]") {
    SiteOfBriefings site(many_floods(45));
    const Response second = site.get("/?q=flood&page=2");
    CHECK(has(second, "<link rel=\"prev\" href=\"/?q=flood\">"));
    CHECK(has(second, "<link rel=\"next\" href=\"/?q=flood&amp;page=3\">"));
    CHECK(has(second, "<ol class=\"hits\" id=\"results\" start=\"11\">"));
    CHECK(has(second, "<span aria-current=\"page\"><span class=\"unseen\">Page </span>2</span>"));
    CHECK(has(second, "<a href=\"/?q=flood&amp;page=5\"><span class=\"unseen\">Page </span>5</a>"));
    CHECK_FALSE(has(second, "That is all."));
    CHECK(has(site.get("/?q=flood&page=5"), "That is all."));
    const Response beyond = site.get("/?q=flood&page=6");
    CHECK(has(beyond, "45 briefings answer, fewer than would reach this page."));
    CHECK(has(beyond, "There is no page 6. <a href=\"/?q=flood&amp;page=5\">The last page</a> is 5."));
    CHECK_FALSE(has(beyond, "rel=\"prev\""));
    CHECK_FALSE(has(site.get("/?q=xyzzy&page=6"), "There is no page"));
}

TEST_CASE("what was found leads to feeds and files of it", "[web][search_page]") {
    SiteOfBriefings site(rhine_news());
    const Response page = site.get("/?q=rhine&f=lang%3Aen");
    CHECK(has(page, "<a href=\"/feed?q=rhine&amp;f=lang%3Aen\">feed</a>"));
    CHECK(
        has(page,
            "<link rel=\"alternate\" href=\"/feed?q=rhine&amp;f=lang%3Aen\" type=\"application/atom+xml\""));
    for (const char* format : {"csv", "jsonl", "md"})
        CHECK(has(page, "href=\"/export?q=rhine&amp;f=lang%3Aen&amp;format=" + std::string(format) + "\""));
}

TEST_CASE("how long a search took is told where there is a clock", "[web][search_page]") {
    SiteOfBriefings site(rhine_news());
    const Response silent = site.get("/?q=rhine");
    CHECK(header_of(silent, "Server-Timing").empty());
    CHECK(silent.body == site.get("/?q=rhine").body);
    site.settings().clock = [] { return std::chrono::steady_clock::time_point(); };
    const Response timed = site.get("/?q=rhine");
    CHECK(header_of(timed, "Server-Timing") == "search;dur=0.0");
    CHECK(has(timed, "<p class=\"quiet\">under 1 ms</p>"));
}

TEST_CASE("a long query stands in few links", "[web][search_page]") {
    SiteOfBriefings site(many_floods(45));
    std::string words;
    while (words.size() < 16'000) words += "flood+";
    const Response page = site.get("/?q=" + words);
    CHECK(page.status == 200);
    CHECK(has(page, "The query is too long to stand in many links: filters, orders and files are left out."));
    CHECK(has(page, "1 to 10 of 45 briefings"));
    CHECK(has(page, "rel=\"next\""));
    CHECK_FALSE(has(page, "<summary>Filters</summary>"));
    CHECK(page.body.size() < 800'000);
    CHECK_THROWS_AS(site.get("/?q=" + std::string(65'536, 'x')), Error);
}

TEST_CASE("nothing of a hit, a filter or a count is markup", "[web][search_page]") {
    const std::string attack = "\"><script>alert('1')</script>{{q}}<img src=x>";
    std::vector<Briefing> briefings = rhine_news();
    for (std::size_t i = 0; i < 4; ++i) {
        briefings[i].id += attack;
        briefings[i].title = "Rhine " + attack;
        briefings[i].source = i % 2 == 0 ? attack : "x" + attack;
        briefings[i].language = i % 2 == 0 ? attack : "<b>";
        briefings[i].summary = attack;
        briefings[i].url = "javascript:alert(1)";
        briefings[i].text += " " + attack;
    }
    SiteOfBriefings site(briefings, {{briefings[0].id, "0123456789ab"}, {briefings[1].id, "0123456789ab"}});
    const std::vector<std::string> targets{"/?q=rhine",
                                           "/",
                                           "/?q=rhine&f=" + percent_encode("source:" + attack),
                                           "/?q=" + percent_encode(attack),
                                           "/?q=rhine&f=story:0123456789ab",
                                           "/?q=rhine&group=story&sort=title"};
    for (const std::string& target : targets) {
        CAPTURE(target);
        const Response page = site.get(target);
        CHECK(page.status == 200);
        CHECK_FALSE(has(page, "<script>"));
        CHECK_FALSE(has(page, "<img"));
        CHECK_FALSE(has(page, "<b>"));
        CHECK_FALSE(has(page, "href=\"javascript:"));
        CHECK_FALSE(has(page, " style="));
    }
}

TEST_CASE("a very long title is cut, and a missing one is the id", "[web][search_page]") {
    SiteOfBriefings site({make_briefing("long", std::string(5'000, 'x') + " flood", "A flood."),
                          make_briefing("none", "", "A flood.")});
    const Response page = site.get("/?q=flood");
    CHECK(has(page, std::string(240, 'x') + " …</a>"));
    CHECK_FALSE(has(page, std::string(241, 'x')));
    CHECK(has(page, "<a href=\"/briefing?id=none&amp;q=flood\">none</a>"));
}

TEST_CASE("a page of results is small", "[web][search_page]") {
    SiteOfBriefings site(rhine_news(), rhine_story);
    const std::size_t shared = site.get("/style.css").body.size() + site.get("/script.js").body.size();
    CHECK(site.get("/?q=rhine").body.size() + shared < 50'000);
    CHECK(site.get("/").body.size() + shared < 50'000);
}
