#include "web/site.h"

#include "corpus/base/error.h"
#include "tests/support/catch.h"
#include "tests/support/site_of_briefings.h"

#include <nlohmann/json.hpp>

using namespace debrief;
using namespace debrief::test;

TEST_CASE("without a query the page tells how to search", "[web][site]") {
    SiteOfBriefings site(many_floods(3));
    const Response page = site.get(GENERATE("/", "/?q=", "/?q=+%20"));
    CHECK(page.status == 200);
    CHECK(page.content_type == "text/html; charset=utf-8");
    CHECK(has(page, "<h1>Search 3 briefings</h1>"));
    CHECK(has(page, "<a href=\"/help\">How to search</a>"));
}

TEST_CASE("results lead to their briefings with the query", "[web][site]") {
    Briefing briefing =
        make_briefing("a/b c.txt", "Floods on the Rhine", "The Rhine rose by two metres. (dw.com)");
    briefing.date = parse_iso_day("2024-01-03");
    briefing.source = "Wire & Co";
    SiteOfBriefings site({briefing});
    const Response page = site.get("/?q=rhine");
    CHECK(has(page, "<p class=\"count\" role=\"status\">One briefing answers.</p>"));
    CHECK(has(page, "href=\"/briefing?id=a%2Fb%20c.txt&amp;q=rhine\""));
    CHECK(has(page, "Floods on the <mark>Rhine</mark>"));
    CHECK(has(page, "The <mark>Rhine</mark> rose by two metres. (dw.com)"));
    CHECK(has(page, "<time datetime=\"2024-01-03\">"));
    CHECK(has(page, "Wire &amp; Co"));
}

TEST_CASE("pages of results follow each other to the end", "[web][site]") {
    SiteOfBriefings site(many_floods(21));
    const Response first = site.get("/?q=flood");
    CHECK(has(first, "1 to 10 of 21 briefings"));
    CHECK(has(first, "rel=\"next\" href=\"/?q=flood&amp;page=2\""));
    CHECK_FALSE(has(first, "rel=\"prev\""));
    const Response last = site.get("/?q=flood&page=3");
    CHECK(has(last, "21 to 21 of 21 briefings"));
    CHECK(has(last, "rel=\"prev\" href=\"/?q=flood&amp;page=2\""));
    CHECK_FALSE(has(last, "rel=\"next\""));
    CHECK(has(site.get("/?q=flood&page=4"), "fewer than would reach this page"));
    CHECK(has(site.get("/?q=xyzzy"), "No briefing answers."));
}

TEST_CASE("nothing in a briefing becomes markup or a dangerous link", "[web][site]") {
    const std::string attack = "</p><script>alert(1)</script>\"'{{q}}";
    Briefing briefing = make_briefing("x\"><script>", attack, attack + " flood");
    briefing.summary = attack;
    briefing.source = attack;
    briefing.url = "javascript:alert(1)";
    SiteOfBriefings site({briefing});
    for (const char* target :
         {"/?q=flood", "/briefing?id=x%22%3E%3Cscript%3E&q=flood", "/?q=%3Cscript%3Ealert(1)+flood%22"}) {
        CAPTURE(target);
        const Response page = site.get(target);
        CHECK(page.status == 200);
        CHECK_FALSE(has(page, "<script>"));
        CHECK_FALSE(has(page, "javascript:"));
    }
}

TEST_CASE("notes point at their place in the query", "[web][site]") {
    SiteOfBriefings site(many_floods(1));
    const Response page = site.get("/?q=flood+titel%3Ax");
    CHECK(has(page, "did you mean &#39;title:&#39;?"));
    CHECK(has(page, "<code>flood <b aria-hidden=\"true\">▸</b>titel:x</code>"));
}

TEST_CASE("wrong parameters are the caller's mistake", "[web][site]") {
    SiteOfBriefings site(many_floods(1));
    const char* target = GENERATE("/api/v1/search?k=0", "/api/v1/search?k=1001", "/api/v1/search?offset=x",
                                  "/api/v1/search?snippets=11", "/?q=x&page=0", "/?q=x&page=1001");
    CAPTURE(target);
    CHECK_THROWS_AS(site.get(target), Error);
}

TEST_CASE("what is not there is told in the form of its place", "[web][site]") {
    SiteOfBriefings site(many_floods(1));
    const Response page = site.get("/nowhere");
    CHECK(page.status == 404);
    CHECK(has(page, "there is no such page"));
    const Response api = site.get("/api/v2/search");
    CHECK(api.status == 404);
    CHECK(nlohmann::json::parse(api.body)["detail"] == "'/api/v2/search' is no route of the API");
}

TEST_CASE("styles and icon are served", "[web][site]") {
    SiteOfBriefings site({});
    CHECK(site.get("/style.css").content_type == "text/css; charset=utf-8");
    CHECK(site.get("/icon.svg").content_type == "image/svg+xml");
    CHECK(has(site.get("/style.css"), "prefers-color-scheme: dark"));
}

TEST_CASE("the menu keeps the query and its filters", "[web][site]") {
    SiteOfBriefings site(many_floods(3));
    for (const char* target :
         {"/?q=flood&f=rhine&f=-is:cited&sort=newest&page=1", "/stories?q=flood&f=rhine&f=-is:cited",
          "/claims?q=flood&f=rhine&f=-is:cited", "/sources?q=flood&f=rhine&f=-is:cited&by=host"}) {
        CAPTURE(target);
        const Response page = site.get(target);
        for (const char* path :
             {"/", "/stories", "/claims", "/figures", "/quotes", "/timeline", "/sources"}) {
            CAPTURE(path);
            CHECK(
                has(page, "<li><a href=\"" + std::string(path) + "?q=flood&amp;f=rhine&amp;f=-is%3Acited\""));
        }
        CHECK(has(page, "<li><a href=\"/help\""));
    }
    const std::string long_filter(2'001, 'x');
    CHECK(has(site.get("/claims?q=flood&f=" + long_filter), "<li><a href=\"/figures?q=flood\""));
}
