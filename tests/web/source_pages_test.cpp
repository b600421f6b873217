#include "corpus/base/error.h"
#include "tests/support/catch.h"
#include "tests/support/repeated.h"
#include "tests/support/site_of_briefings.h"

#include <fmt/format.h>

using namespace debrief;
using namespace debrief::test;

namespace {

Briefing cited(std::string id, std::string_view day, std::string title, std::string text) {
    Briefing briefing = make_briefing(std::move(id), std::move(title), std::move(text));
    briefing.date = parse_iso_day(day);
    return briefing;
}

SiteOfBriefings& site_of_sources() {
    static SiteOfBriefings site(
        {cited("a", "2026-04-08", "Meta shows a model",
               "Meta showed its model today in a long talk. (about.fb.com, cnbc.com) It is fast and small. "
               "(about.fb.com)"),
         cited("b", "2026-04-09", "The model again",
               "A model was shown that may change all of it. (ai.meta.com)"),
         cited("c", "2026-05-01", "Rain", "It rained on Rome all day long. (cnbc.com) Nobody cites this.")},
        {{"a", "00000000000000ab"}, {"b", "00000000000000ab"}});
    return site;
}

}  // namespace

TEST_CASE("sources are a table of owners or hosts", "[web][sources_page]") {
    SiteOfBriefings& site = site_of_sources();
    const Response owners = site.get("/sources");
    CHECK(has(owners, "<h1>Sources</h1>"));
    CHECK(has(owners, "5 mentions of 3 hosts in 3 of 3 briefings"));
    CHECK(has(owners, "Behind them stand 2 owners: "));
    CHECK(has(owners, "<caption class=\"unseen\">Owners of hosts that are cited</caption>"));
    CHECK(has(owners, "role=\"region\" aria-label=\"Owners of hosts that are cited\" tabindex=\"0\""));
    CHECK(has(owners,
              "<th scope=\"row\"><a href=\"/source?host=Meta\">Meta</a></th><td class=\"number\">2</td>"
              "<td class=\"number\">3</td>"));
    CHECK(has(owners, "<li><a href=\"/source?host=about.fb.com\">about.fb.com</a></li>"));
    CHECK(has(owners, "<a href=\"/sources?q=&amp;by=host\">Hosts</a>"));
    const Response hosts = site.get("/sources?q=model&by=host");
    CHECK(has(hosts, "<h1>Sources: model</h1>"));
    CHECK(has(hosts, "<th scope=\"row\"><a href=\"/source?host=ai.meta.com\">ai.meta.com</a></th>"));
    CHECK(has(hosts, "<a href=\"/sources?q=model&amp;by=host\" aria-current=\"true\">Hosts</a>"));
    CHECK(has(site.get("/sources?q=00000000000000ab"), "4 mentions of 3 hosts in 2 of 2 tellings"));
    try {
        (void)site.get("/sources?by=kind");
        FAIL("it is taken");
    } catch (const Error& error) {
        CHECK(std::string(error.what()) == "'by' cannot be 'kind'");
        CHECK(error.hint() == "give one of: owner, host");
    }
}

TEST_CASE("briefings that cite nothing say so", "[web][sources_page]") {
    SiteOfBriefings site({make_briefing("a", "Rain", "It rained."), make_briefing("b", "Rain", "It pours.")});
    CHECK(has(site.get("/sources"), "None of 2 briefings cites a source</p>"));
    CHECK(has(site.get("/sources?q=pours"), "The briefing cites no source</p>"));
    CHECK(has(site.get("/sources?q=pours"), "What else to try"));
    CHECK(has(SiteOfBriefings({}).get("/sources"), "No briefing answers</p>"));
}

TEST_CASE("a host's page tells whose it is and what it backs", "[web][source_page]") {
    const Response page =
        site_of_sources().get(GENERATE("/source?host=cnbc.com", "/source?host=+www.CNBC.com"));
    CHECK(page.status == 200);
    CHECK(has(page, "<h1>cnbc.com</h1>"));
    CHECK(has(page, "of <a href=\"/source?host=CNBC\">CNBC</a>"));
    CHECK(has(page, "<span>2 mentions in 2 briefings</span> <span>press</span>"));
    CHECK(has(page, "Meta showed its model today in a long talk."));
    CHECK(has(page, "<a href=\"/claims?q=cites%3Acnbc.com\">All claims that it backs</a>"));
    CHECK(has(page, "<a href=\"/briefing?id=c&amp;q=cites%3Acnbc.com\">Rain</a>"));
    CHECK(has(page, "<a href=\"/?q=cites%3Acnbc.com\">All briefings that cite it</a>"));
    CHECK(has(page,
              "<a href=\"/story?id=00000000000000ab\">Meta shows a model</a><p class=\"about\">"
              "<span>cited in 1 briefing</span></p>"));
    CHECK(has(page, "<rect width=\"120\" height=\"10\"/>"));
    CHECK(has(page, "&amp;f=date%3A2026-04"));
    CHECK(has(page, "value=\"cites:cnbc.com\""));
    CHECK_FALSE(has(page, "style="));
}

TEST_CASE("a domain's page has the hosts below it", "[web][source_page]") {
    const Response page = site_of_sources().get("/source?host=fb.com");
    CHECK(page.status == 200);
    CHECK(has(page, "<h1>fb.com</h1>"));
    CHECK(has(page, "of <a href=\"/source?host=Meta\">Meta</a>"));
    CHECK(has(page, "2 mentions in 1 briefing"));
    CHECK(has(page, "<ul class=\"plain hosts\" aria-label=\"Hosts below it\">"));
    CHECK(has(page, "<a class=\"chip\" href=\"/source?host=about.fb.com\">about.fb.com</a>"));
}

TEST_CASE("an owner's page has its hosts", "[web][source_page]") {
    const Response page = site_of_sources().get(GENERATE("/source?host=Meta", "/source?host=meta"));
    CHECK(page.status == 200);
    CHECK(has(page, "<h1>Meta</h1>"));
    CHECK(has(page, "3 mentions in 2 briefings"));
    CHECK(has(page,
              "<a class=\"chip\" href=\"/source?host=about.fb.com\">about.fb.com</a> "
              "<span class=\"quiet\">2 mentions</span>"));
    CHECK(has(page, "All claims that it backs"));
}

TEST_CASE("a source that nothing cites is told helpfully", "[web][source_page]") {
    SiteOfBriefings& site = site_of_sources();
    for (const char* name : {"nobody.com", "Nobody", "%22", "-", "a", "%3Cscript%3E", "model", "cites%3A"}) {
        CAPTURE(name);
        const Response page = site.get(fmt::format("/source?host={}", name));
        CHECK(page.status == 404);
        CHECK(has(page, "<h1>No briefing cites “"));
        CHECK(has(page, "<a href=\"/sources\">All sources that are cited</a>"));
        CHECK(has(page, "Search for these words"));
        CHECK_FALSE(has(page, "“<script"));
    }
    CHECK(site.get("/source?host=" + repeated("long+", 3'000)).body.size() < 10'000);
    CHECK_THROWS_WITH(site.get("/source"), "'host' is missing");
    CHECK_THROWS_WITH(site.get("/source?host=+"), "'host' is missing");
}

TEST_CASE("nothing of a document is markup on a source's page, which stays small", "[web][source_page]") {
    const std::string attack = "</p><script>alert(1)</script>\"'{{name}}";
    std::vector<Briefing> briefings;
    for (int i = 0; i < 60; ++i) {
        briefings.push_back(cited(fmt::format("id{}\"><script>{}", i, repeated("x", i == 0 ? 50'000 : 1)),
                                  "2026-04-08", attack + repeated(" long title", 2'000),
                                  "It " + attack + " rained for days " + repeated("and days ", 3'000) +
                                      fmt::format(" on the town of Rome. (cnbc.com, a{}.cnbc.com)", i)));
        briefings.back().date = *briefings.back().date + std::chrono::days(40 * i);
        briefings.back().source = attack;
    }
    SiteOfBriefings site(briefings);
    for (const char* target : {"/source?host=cnbc.com", "/source?host=CNBC"}) {
        CAPTURE(target);
        const Response page = site.get(target);
        CHECK(page.status == 200);
        CHECK(page.body.find("<script") == page.body.rfind("<script"));  // the page's own
        CHECK(has(page, "{{name}}"));
        CHECK_FALSE(has(page, repeated("x", 2'000)));  // that id leads nowhere
        CHECK(has(page, "<li class=\"quiet\">and "));  // hosts are many
        CHECK(page.body.size() < 40'000);
    }
}
