#include "tests/support/catch.h"
#include "tests/support/site_of_briefings.h"

using namespace debrief;
using namespace debrief::test;

namespace {

std::vector<Briefing> dated_floods(std::size_t count) {
    std::vector<Briefing> briefings = many_floods(count);
    for (std::size_t i = 0; i < count; ++i) {
        briefings[i].date = *parse_iso_day("2026-04-01") + std::chrono::days(static_cast<int>(i));
        briefings[i].text = "Angela Merkel saw it. (dw.com)";
    }
    return briefings;
}

}  // namespace

TEST_CASE("an empty index says how to fill it", "[web][home_page]") {
    SiteOfBriefings site({});
    const Response page = site.get("/");
    CHECK(page.status == 200);
    CHECK(has(page, "<h1>No briefings yet</h1>"));
    CHECK(has(page, "<code>debrief-index FOLDER</code>"));
    CHECK_FALSE(has(page, "Latest"));
    CHECK_FALSE(has(page, ">Try<"));
    site.index().add(many_floods(1));
    CHECK(has(site.get("/"), "<h1>Search one briefing</h1>"));
}

TEST_CASE("the home page tells how many briefings there are and of which days", "[web][home_page]") {
    SiteOfBriefings site(dated_floods(12));
    const Response page = site.get("/");
    CHECK(has(page, "<h1>Search 12 briefings</h1>"));
    CHECK(has(page, "Published 1 to 12 April 2026."));
    SiteOfBriefings undated(many_floods(2));
    CHECK_FALSE(has(undated.get("/"), "Published"));
}

TEST_CASE("the latest stories come first", "[web][home_page]") {
    SiteOfBriefings site(dated_floods(12), {{"id1", "0123456789ab"},
                                            {"id3", "0123456789ab"},
                                            {"id7", "ba9876543210"},
                                            {"id8", "ba9876543210"},
                                            {"id9", "ba9876543210"}});
    const Response page = site.get("/");
    CHECK(has(page, "<h2 id=\"latest\">Latest stories</h2>"));
    CHECK(has(page, "<h3><a href=\"/story?id=ba9876543210\">Flood number 7</a></h3>"));
    CHECK(has(page,
              "<span>3 tellings</span> <time datetime=\"2026-04-10\">8 to 10 April 2026</time> "
              "<span>cited: "));
    CHECK(page.body.find("ba9876543210") < page.body.find("0123456789ab"));
    CHECK(has(page, "<a href=\"/stories\">All 2 stories</a>"));
    CHECK_FALSE(has(page, "Latest briefings"));
}

TEST_CASE("without stories the latest briefings are shown", "[web][home_page]") {
    SiteOfBriefings site(dated_floods(12));
    const Response page = site.get("/");
    CHECK(has(page, "<h2 id=\"latest\">Latest briefings</h2>"));
    CHECK(has(page, "Flood number 11"));
    CHECK(has(page, "Flood number 4"));
    CHECK_FALSE(has(page, "Flood number 3"));
    CHECK(page.body.find("Flood number 11") < page.body.find("Flood number 10"));
}

TEST_CASE("the examples find something", "[web][home_page]") {
    SiteOfBriefings site(dated_floods(3));
    const Response page = site.get("/");
    CHECK(has(page, "<a href=\"/?q=%22Angela%20Merkel%22\"><code>&quot;Angela Merkel&quot;</code></a>"));
    CHECK(has(page,
              "<a href=\"/?q=cites%3Adw.com\"><code>cites:dw.com</code></a> "
              "<span class=\"quiet\">briefings that cite dw.com</span>"));
    CHECK(has(page, "<span class=\"quiet\">published in April 2026</span>"));
    CHECK(has(page, "<a href=\"/help\">How to search</a>"));
    std::size_t tried = 0;
    const std::string link = "<li><a href=\"/?q=";
    for (std::size_t at = page.body.find(link); at != std::string::npos; at = page.body.find(link, at + 1)) {
        const std::size_t begin = at + 13;
        const std::string target = page.body.substr(begin, page.body.find('"', begin) - begin);
        CAPTURE(target);
        CHECK(has(site.get(target), "1 to 3 of 3 briefings"));
        ++tried;
    }
    CHECK(tried == 4);
    SiteOfBriefings plain(many_floods(1));
    CHECK(plain.get("/").status == 200);
}

TEST_CASE("days that only files have do not lead the latest stories", "[web][home_page]") {
    std::vector<Briefing> briefings = dated_floods(8);
    for (const std::size_t copied : {6U, 7U}) briefings[copied].date_origin = Origin::file;
    SiteOfBriefings site(
        briefings,
        {{"id1", "0123456789ab"}, {"id3", "0123456789ab"}, {"id6", "ba9876543210"}, {"id7", "ba9876543210"}});
    const Response page = site.get("/");
    CHECK(has(page, "/story?id=ba9876543210"));
    CHECK(page.body.find("0123456789ab") < page.body.find("ba9876543210"));
}
