#include "tests/support/catch.h"
#include "tests/support/story_site.h"

#include <fmt/format.h>

using namespace debrief;
using namespace debrief::test;

TEST_CASE("stories that a query finds are listed with what they are", "[web][stories_page]") {
    const Response page = site_of_stories().get("/stories?q=rome");
    CHECK(page.status == 200);
    CHECK(has(page, "<h1>Stories: rome</h1>"));
    CHECK(has(page, "<p class=\"count\" role=\"status\">2 stories in 5 briefings</p>"));
    CHECK(has(page, "<h2><a href=\"/story?id=00000000000000ee\">Rome is wet</a></h2>"));
    CHECK(has(page, "<h2><a href=\"/story?id=00000000000000de\">A purchase &amp; its price</a></h2>"));
    CHECK(has(page, "<span>3 tellings, 2 of them found</span>"));
    CHECK(has(
        page,
        "<span><time datetime=\"2025-06-12\">12 June 2025</time> to <time datetime=\"2025-06-13\">13 June "
        "2025</time></span>"));
    CHECK(has(page, "<span>2 tellings</span>"));
    CHECK(has(page, "<span>cites 4 owners: 2 press, 1 party, 1 social</span>"));
    CHECK(has(page, "<span>told by Wire &amp; Co</span>"));
    CHECK(has(page,
              "<p class=\"alone\">And <a href=\"/?q=rome&amp;f=-story%3A%2A\">1 briefing that nobody else "
              "tells</a>.</p>"));
    CHECK_FALSE(has(page, "Pages of stories"));
    const Response alone = site_of_stories().get("/?q=rome&f=-story%3A%2A");
    CHECK(has(alone, "href=\"/briefing?id=f&amp;"));
    CHECK_FALSE(has(alone, "href=\"/briefing?id=e&amp;"));
}

TEST_CASE("stories have an order, each a link, and without a query the latest come first",
          "[web][stories_page]") {
    SiteOfBriefings& site = site_of_stories();
    const Response latest = site.get("/stories");
    CHECK(has(latest, "<h1>Latest stories</h1>"));
    CHECK(latest.body.find("A purchase") < latest.body.find("Rome is wet"));
    CHECK(has(latest, "<a href=\"/stories?q=\" aria-current=\"true\">Newest</a>"));
    CHECK(has(latest, "<a href=\"/stories?q=&amp;sort=owners\">Most sources</a>"));
    const Response tellings_first = site.get("/stories?q=rome&sort=tellings");
    CHECK(has(tellings_first, "aria-current=\"true\">Most tellings</a>"));
    CHECK(has(tellings_first, "<a href=\"/stories?q=rome\">Most sources</a>"));
    CHECK(usage_error_of("/stories?q=rome&sort=best") ==
          "'sort' cannot be 'best' | it is one of owners, tellings, newest");
    CHECK(usage_error_of("/stories?page=0") == "'page' cannot be '0' | give a whole number from 1 to 1000");
    CHECK(has(site.get("/stories?q=rome&f=cites:bbc.com"), "<h1>Stories: rome</h1>"));
    CHECK(has(site.get("/stories?q=rome&f=cites:bbc.com"), "1 story in 1 briefing<"));
    CHECK(has(site.get("/stories?q=rome&f=cites:bbc.com"),
              "<a class=\"chip is-on\" href=\"/stories?q=rome\"><span class=\"unseen\">Take away: </span>"
              "cites:bbc.com"));
}

TEST_CASE("many stories are told in pages that lead to each other", "[web][stories_page]") {
    std::vector<Briefing> briefings;
    Stories stories;
    for (int i = 0; i < 25; ++i) {
        for (const char* telling : {"x", "y"}) {
            const std::string id = fmt::format("{}{:02}", telling, i);
            briefings.push_back(
                telling_of(id, "2025-06-12", fmt::format("Flood {:02}", i), "The Rhine rose."));
            stories[id] = fmt::format("00000000000000{:02}", i);
        }
    }
    SiteOfBriefings site(briefings, stories);
    std::size_t told_stories = 0;
    for (int number = 1; number <= 3; ++number) {
        const Response page = site.get(fmt::format("/stories?q=rhine&page={}", number));
        for (int i = 0; i < 25; ++i) told_stories += has(page, fmt::format(">Flood {:02}</a>", i)) ? 1 : 0;
    }
    CHECK(told_stories == 25);
    const Response second = site.get("/stories?q=rhine&page=2");
    CHECK(has(second, "Stories 11 to 20 of 25 in 50 briefings"));
    CHECK(has(second, "<ol class=\"facts-list stories\" start=\"11\">"));
    CHECK(has(second, "<link rel=\"prev\" href=\"/stories?q=rhine\">"));
    CHECK(has(second, "<link rel=\"next\" href=\"/stories?q=rhine&amp;page=3\">"));
    CHECK(has(second, "<a rel=\"prev\" href=\"/stories?q=rhine\">Previous</a>"));
    const Response beyond = site.get("/stories?q=rhine&page=9");
    CHECK(beyond.status == 200);
    CHECK(has(beyond, "There are only 25 stories in 50 briefings"));
    CHECK(has(beyond, "<a href=\"/stories?q=rhine\">The first page</a>"));
    CHECK_FALSE(has(beyond, "rel=\"next\""));
}

TEST_CASE("a query that finds no story helps on", "[web][stories_page]") {
    SiteOfBriefings& site = site_of_stories();
    const Response nothing = site.get("/stories?q=unheard&f=is:cited");
    CHECK(has(nothing, "No briefing answers</p>"));
    CHECK(has(nothing, "<h2 id=\"instead\">What else to try</h2>"));
    CHECK(has(nothing, "<a href=\"/stories?q=unheard\">The same without filters</a>"));
    CHECK(has(nothing, "<a href=\"/?q=unheard&amp;f=is%3Acited\">A search for briefings</a>"));
    CHECK(has(nothing, "<a href=\"/stories\">The latest stories</a>"));
    const Response alone = site.get("/stories?q=built");
    CHECK(has(alone, "No story in 1 briefing</p>"));
    CHECK(has(alone, "\">1 briefing that nobody else tells</a>.</p>"));
    CHECK_FALSE(has(alone, "And <a"));
    CHECK(has(SiteOfBriefings({}).get("/stories"), "No briefing answers</p>"));
    CHECK(has(site.get("/stories?q=rome+amount:nonsense"), "Notes on the query"));
}
