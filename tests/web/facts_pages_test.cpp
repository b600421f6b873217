#include "corpus/base/error.h"
#include "tests/support/catch.h"
#include "tests/support/real_briefings.h"
#include "tests/support/repeated.h"
#include "tests/support/site_of_briefings.h"

#include <array>

#include <fmt/format.h>

using namespace debrief;
using namespace debrief::test;

namespace {

Briefing dated(std::string id, std::string_view day, std::string title, std::string text) {
    Briefing briefing = make_briefing(std::move(id), std::move(title), std::move(text));
    briefing.date = parse_iso_day(day);
    return briefing;
}

/// Two tellings of a purchase, and something else.
std::vector<Briefing> purchase() {
    std::vector<Briefing> briefings{
        dated(
            "a", "2025-06-13", "Acme buys Borg",
            "Acme paid $14.3 billion for a 49 percent stake in Borg. (cnbc.com) Acme may buy the rest of the "
            "stake, and reportedly will. (acme.com) The deal was signed on June 12, 2025 in Rome. Nobody "
            "knows "
            "what comes next for its owners."),
        dated("b", "2025-06-14", "A purchase is told",
              "Acme paid $14.3 billion for the 49 percent stake in Borg! (acme.com) \"We are happy to be a "
              "part "
              "of it,\" said Ann Lee, who founded Borg, on June 12. (reuters.com)"),
        dated("c", "2024-01-03", "Rain in Rome", "It rained in Rome all day long. Trams stood still there."),
    };
    briefings.front().source = "Wire & Co";
    return briefings;
}

const Stories deal{{"a", "00000000000000de"}, {"b", "00000000000000de"}};

SiteOfBriefings& site_of_purchase() {
    static SiteOfBriefings site(purchase(), deal);
    return site;
}

std::size_t count(std::string_view text, std::string_view piece) {
    std::size_t found = 0;
    for (std::size_t at = text.find(piece); at != std::string_view::npos; at = text.find(piece, at + 1))
        ++found;
    return found;
}

constexpr std::array facts_paths{"/claims", "/figures", "/quotes", "/timeline", "/sources"};

std::string error_of(SiteOfBriefings& site, const std::string& target) {
    try {
        (void)site.get(target);
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::usage);
        return std::string(error.what()) + " | " + std::string(error.hint());
    }
    return "";
}

}  // namespace

TEST_CASE("claims are told with their words lit, their hedges and what backs them", "[web][claims_page]") {
    const Response page = site_of_purchase().get("/claims?q=stake");
    CHECK(page.status == 200);
    CHECK(has(page, "<h1>Claims: stake</h1>"));
    CHECK(has(page, "<p class=\"count\" role=\"status\">2 claims in 2 briefings</p>"));
    CHECK(has(page, "Acme paid $14.3 billion for a 49 percent <mark>stake</mark> in Borg."));
    CHECK(has(page, "data-evidence=\"direct\""));
    CHECK(has(page,
              "<a class=\"chip\" data-kind=\"press\" href=\"/source?host=cnbc.com\" title=\"CNBC, press\">"
              "cnbc.com<span class=\"unseen\"> (press)</span></a>"));
    CHECK(
        has(page,
            "<a href=\"/briefing?id=a&amp;q=stake#text-0\">Acme buys Borg</a> "
            "<time datetime=\"2025-06-13\">13 June 2025</time> <span class=\"source\">Wire &amp; Co</span>"));
    CHECK(has(page, "Acme <span class=\"hedge\">may</span> buy"));
    CHECK(has(page, "Holds back: <span class=\"hedge\">may</span>, <span class=\"hedge\">reportedly</span>"));
    CHECK(has(page, "<summary>Also said in 1 other briefing</summary>"));
    CHECK(has(page, "<a href=\"/briefing?id=b&amp;q=stake#text-0\">A purchase is told</a>"));
    CHECK(has(page, "Backed by 2 owners: 1 press, 1 party"));
    CHECK_FALSE(has(page, "Show more"));
}

TEST_CASE("claims without a source, or with one further on, say so", "[web][claims_page]") {
    const Response none = site_of_purchase().get("/claims?q=trams");
    CHECK(has(none, "data-evidence=\"none\""));
    CHECK(has(none, "<span class=\"evidence\">No source</span>"));
    SiteOfBriefings site(
        {make_briefing("x", "", "The Rhine rose by two metres. Cologne was flooded. (dw.com)")});
    const Response further = site.get("/claims?q=rhine");
    CHECK(has(further, "data-evidence=\"inherited\""));
    CHECK(has(further, "<span class=\"evidence\">Source further on:</span>"));
}

TEST_CASE("conditions on sentences are filters to add and to take away", "[web][claims_page]") {
    SiteOfBriefings& site = site_of_purchase();
    CHECK(has(
        site.get("/claims?q=stake"),
        "<a class=\"chip\" href=\"/claims?q=stake&amp;f=is%3Ahedged\"><span class=\"unseen\">Only: </span>"
        "Hedged</a>"));
    const Response hedged = site.get("/claims?q=stake&f=is:hedged");
    CHECK(has(hedged, "1 claim in 1 briefing"));
    CHECK(has(hedged,
              "<a class=\"chip is-on\" href=\"/claims?q=stake\"><span class=\"unseen\">Take away: </span>"
              "Hedged"));
    CHECK(has(hedged, "href=\"/claims?q=stake&amp;f=is%3Ahedged&amp;f=kind%3Apress\""));
    // of a story they are asked too; others are not, and that is told
    const Response story = site.get("/claims?q=00000000000000de&f=is:hedged");
    CHECK(has(story, "1 claim in 2 tellings"));
    CHECK_FALSE(has(story, "A story is shown whole"));
    CHECK(has(site.get("/claims?q=a&f=rome"), "A story is shown whole"));
    CHECK(has(site.get("/figures?q=a&f=is:hedged"), "A story is shown whole"));
    CHECK_FALSE(has(site.get("/figures?q=stake&f=is:hedged"), "A story is shown whole"));
}

TEST_CASE("a story or a briefing is asked about by its id", "[web][facts_pages]") {
    for (const char* path : facts_paths) {
        CAPTURE(path);
        const Response story = site_of_purchase().get(fmt::format("{}?q=00000000000000de", path));
        CHECK(has(story, ": Acme buys Borg</h1>"));
        CHECK(has(story, "<a href=\"/story?id=00000000000000de\">The story and its tellings</a>"));
        const Response alone = site_of_purchase().get(fmt::format("{}?q=c", path));
        CHECK(has(alone, ": Rain in Rome</h1>"));
        CHECK(has(alone, "<a href=\"/briefing?id=c\">The briefing</a> <span>nobody else tells it</span>"));
    }
}

TEST_CASE("figures have their normal form, bound and subject", "[web][figures_page]") {
    SiteOfBriefings& site = site_of_purchase();
    const Response page = site.get("/figures?q=a");
    CHECK(has(page, "<strong>$14.3 billion</strong>"));
    CHECK(has(page, "<data value=\"USD 14300000000\">USD 14,300,000,000</data> <span>money</span>"));
    CHECK(has(page, "paid <mark>$14.3 billion</mark> for"));
    CHECK(has(page, "<strong>49 percent</strong> <span>stake in Borg</span>"));
    CHECK(has(page, "<summary>Also in 1 other briefing</summary>"));
    CHECK(has(page, "Backed by 2 owners"));
    CHECK(has(page, "<a href=\"/figures?q=a\" aria-current=\"true\">All</a>"));
    const Response money = site.get("/figures?q=a&kind=money");
    CHECK(has(money, "<a href=\"/figures?q=a&amp;kind=money\" aria-current=\"true\">Money</a>"));
    CHECK_FALSE(has(money, "<strong>49 percent</strong>"));
    CHECK(error_of(site, "/figures?q=a&kind=size") ==
          "'kind' cannot be 'size' | give one of: money, percentage, multiple, duration, count");
}

TEST_CASE("digits of normal forms are grouped, decimals are not", "[web][figures_page]") {
    SiteOfBriefings site(
        {make_briefing("x", "",
                       "It cost more than $1,234,567.12345 then. They had 12345 to 23456 "
                       "users there. It rose 0.12345 percent. It ran three times as "
                       "fast as the old one. The work took 2000 days. The wait was nine months, "
                       "after five days and 1.5 days of talks.")});
    const Response page = site.get("/figures?q=x");
    CHECK(has(page, ">USD 1,234,567.12</data> <span>more than</span> <span>money</span>"));
    CHECK(has(page, ">12,345..23,456 users</data>"));
    CHECK(has(page, ">0.1235 %</data>"));
    CHECK(has(page, "<data value=\"3 x\">3 ×</data>"));
    CHECK(has(page, "<data value=\"2000 d\">2,000 days</data>"));
    CHECK(has(page, "<data value=\"273.9375 d\">about 274 days</data>"));
    CHECK(has(page, "<data value=\"1.5 d\">1.5 days</data>"));
}

TEST_CASE("quotations tell who said them, and lead to all of theirs", "[web][quotes_page]") {
    SiteOfBriefings& site = site_of_purchase();
    const Response page = site.get("/quotes?q=borg");
    CHECK(has(page, "1 quotation in 2 briefings"));
    CHECK(has(page, "<p>“We are happy to be a part of it”</p>"));
    CHECK(has(page, "<a href=\"/quotes?q=borg&amp;speaker=Ann%20Lee\">Ann Lee</a>"));
    CHECK(has(page, "<a href=\"/briefing?id=b&amp;q=borg#text-"));
    const Response lee = site.get("/quotes?q=borg&speaker=Ann+Lee");
    CHECK(has(lee, "<a href=\"/quotes?q=borg\">All speakers</a>"));
    CHECK(has(lee, "aria-current=\"true\">Ann Lee</a>"));
    CHECK(has(lee, "1 quotation in 2 briefings"));
    CHECK(has(site.get("/quotes?q=borg&speaker=Bo"), "No quotation in 2 briefings"));
}

TEST_CASE("words without quotation marks stand apart, and doubts about speakers are told",
          "[web][quotes_page]") {
    SiteOfBriefings site({
        make_briefing("a", "Borg",
                      "\"We always wanted strong partners for this work,\" said Ann Lee of Borg."),
        make_briefing("b", "Borg",
                      "\"We always wanted strong partners for this work,\" said Bo Hansen of Borg."),
        make_briefing("c", "Borg",
                      "The people of Borg say that they always wanted strong partners for this work."),
    });
    const Response page = site.get("/quotes?q=borg");
    CHECK(has(page, ">Ann Lee</a> or <a"));
    CHECK(has(page, "<summary>Quoted in 1 other place</summary>"));
    CHECK(has(page, "Said by Bo Hansen:"));
    CHECK(has(page, "<summary>The same words without quotation marks in 1 place</summary>"));
    CHECK(has(page, "The people of Borg say that they always wanted"));
}

TEST_CASE("a timeline has its dates as precise as they are", "[web][timeline_page]") {
    const Response page = site_of_purchase().get("/timeline?q=a");
    CHECK(has(page, "<ol class=\"facts-list timeline\">"));
    CHECK(has(page, "<strong><time datetime=\"2025-06-12\">12 June 2025</time></strong>"));
    CHECK(has(page, "signed on <mark>June 12, 2025</mark> in Rome."));
    CHECK(has(page, "<summary>Also given in 1 other briefing</summary>"));
    CHECK_FALSE(has(page, "the year is not written"));
    SiteOfBriefings site(
        {dated("x", "2025-06-20", "Plans",
               "It was planned in June 2024 by them. It began in 2023 with talks. They met in the "
               "first quarter of 2025. The vote on May 3 was lost by all.")});
    const Response odd = site.get("/timeline?q=x");
    CHECK(has(odd, "<time datetime=\"2024-06\">June 2024</time>"));
    CHECK(has(odd, "<time datetime=\"2023\">2023</time>"));
    CHECK(has(odd, "<strong>1st quarter of 2025</strong>"));
    CHECK(
        has(odd,
            "3 May 2025</time></strong> <span class=\"quiet\">the year is not written, but inferred</span>"));
}

TEST_CASE("pages about nothing yet tell what they show, with examples that run", "[web][facts_pages]") {
    SiteOfBriefings& site = site_of_purchase();
    for (const std::string path : {"/claims", "/figures", "/quotes", "/timeline"}) {
        for (const char* blank : {"", "?q=", "?q=+%20"}) {
            CAPTURE(path, blank);
            const Response page = site.get(path + blank);
            CHECK(page.status == 200);
            CHECK(count(page.body, "<h1>") == 1);
            CHECK(has(page, "<h2 id=\"try\">Try</h2>"));
            const std::string example = path == "/claims" ? "?q=kind%3Apress" : "?q=is%3Acited";
            CHECK(has(page, fmt::format("<dt><a href=\"{}{}\">", path, example)));
            CHECK_FALSE(has(site.get(path + example), "No briefing answers"));
            CHECK(has(page, fmt::format("<a href=\"{}?q=00000000000000de\">A purchase is told</a>", path)));
        }
    }
    SiteOfBriefings empty({});
    CHECK_FALSE(has(empty.get("/claims"), "Of the newest briefings"));
}

TEST_CASE("where nothing is found the page says what else to try", "[web][facts_pages]") {
    SiteOfBriefings& site = site_of_purchase();
    for (const char* path : facts_paths) {
        CAPTURE(path);
        const Response page = site.get(fmt::format("{}?q=xyzzy&f=borg", path));
        CHECK(page.status == 200);
        CHECK(has(page, "No briefing answers</p>"));
        CHECK(has(page, fmt::format("<a href=\"{}?q=xyzzy\">The same without filters</a>", path)));
        CHECK(has(page, "<a href=\"/?q=xyzzy&amp;f=borg\">A search for briefings</a>"));
        CHECK(has(page, "<a href=\"/help\">How to ask</a>"));
    }
    CHECK(has(site.get("/claims?q=trams&f=is:hedged"), "No briefing answers"));
    CHECK(has(site.get("/figures?q=rome+trams"), "No figure in 2 briefings"));
    CHECK(has(site.get("/quotes?q=c"), "No quotation in one briefing"));
    CHECK(has(site.get("/timeline?q=c&n=5"), "No date in one briefing"));
    CHECK_FALSE(has(site.get("/timeline?q=c"), "The same without filters"));
}

TEST_CASE("notes of a query are told on all pages", "[web][facts_pages]") {
    for (const char* path : facts_paths) {
        CAPTURE(path);
        const Response page = site_of_purchase().get(fmt::format("{}?q=borg+titel%3Ax", path));
        CHECK(has(page, "did you mean &#39;title:&#39;?"));
    }
}

TEST_CASE("long lists are cut, and more of them is a link", "[web][facts_pages]") {
    std::string text;
    for (int i = 0; i < 150; ++i)
        text += fmt::format("Flood number {0} cost the town ${0}{0} million in the year. ", i + 100);
    SiteOfBriefings site({make_briefing("x", "Floods", text)});
    const Response first = site.get("/claims?q=flood");
    CHECK(has(first, "20 of 150 claims in 1 briefing"));
    CHECK(count(first.body, "<li id=\"row-") == 20);
    CHECK(
        has(first,
            "<a href=\"/claims?q=flood&amp;n=40#row-21\">Show more</a> <span class=\"quiet\">130 are left"));
    CHECK(count(site.get("/claims?q=flood&n=40").body, "<li id=\"row-") == 40);
    const Response last = site.get("/figures?q=flood&kind=money&n=100");
    CHECK(count(last.body, "<li id=\"row-") == 100);
    CHECK_FALSE(has(last, "Show more"));
    CHECK(has(site.get("/figures?q=flood&kind=money"), "q=flood&amp;kind=money&amp;n=40#row-21"));
    CHECK(error_of(site, "/claims?q=flood&n=101") ==
          "'n' cannot be '101' | give a whole number from 1 to 100");
    CHECK(error_of(site, "/quotes?q=flood&n=0") == "'n' cannot be '0' | give a whole number from 1 to 100");
}

TEST_CASE("nothing of a document is markup on pages of facts", "[web][facts_pages]") {
    const std::string attack = "</p><script>alert(1)</script>\"'{{title}}{{{html}}}";
    Briefing briefing = make_briefing(
        "x\"><script>", attack,
        "Acme " + attack +
            " paid $14 billion <img src=x> for Borg on June 12, 2025 then, \"we won <b>it all</b> "
            "today,\" said Ann <i>Lee. (cnbc.com) It may " +
            attack + " rise.");
    briefing.source = attack;
    SiteOfBriefings site({briefing});
    for (const std::string path : facts_paths) {
        for (const char* query :
             {"?q=acme", "?q=x%22%3E%3Cscript%3E", "?q=%3Cscript%3Ealert(1)%22&f=%3Cscript%3E",
              "?q=&f=acme&speaker=%3Cscript%3E"}) {
            CAPTURE(path, query);
            const Response page = site.get(path + query);
            CHECK(page.status == 200);
            CHECK(count(page.body, "<script") == 1);  // the page's own
            if (page.body.find("<blockquote") != std::string::npos) CHECK(has(page, "{{title}}{{{html}}}"));
            for (const char* piece : {"<img", "<b>it", "<i>Lee", "javascript:"}) {
                CAPTURE(piece);
                CHECK_FALSE(has(page, piece));
            }
        }
    }
}

TEST_CASE("pages are bounded whatever documents and queries hold", "[web][facts_pages]") {
    std::vector<Briefing> briefings;
    std::string hosts = "(";
    for (int i = 0; i < 300; ++i) hosts += fmt::format("{}host{}.com", i == 0 ? "" : ", ", i);
    hosts += ")";
    for (int i = 0; i < 40; ++i) {
        briefings.push_back(make_briefing(
            fmt::format("id{}{}", i, repeated("x", i == 0 ? 50'000 : 1)), repeated("Long title ", 2'000),
            "The flood of the Rhine on June 12, 2025 cost $14 billion " + repeated("and so on ", 5'000) +
                hosts + ". \"We saw the flood " + repeated("and more of it ", 300) +
                "today,\" said Ann Lee. It may rise."));
        briefings.back().source = repeated("Source ", 1'000);
    }
    SiteOfBriefings site(briefings);
    const std::string query = "flood" + repeated("+or+rhine", 200);
    for (const std::string path : facts_paths) {
        CAPTURE(path);
        CHECK(site.get(path + "?q=flood").body.size() < 150'000);
        CHECK(site.get(path + "?q=flood&n=100").body.size() < 600'000);
        CHECK(site.get(path + "?q=" + query).body.size() < 250'000);
        CHECK(site.get(path).body.size() < 150'000);
    }
    CHECK_FALSE(has(site.get("/claims?q=flood&n=100"), repeated("x", 2'000)));  // that id leads nowhere
    std::string filters;
    for (int i = 0; i < 21; ++i) filters += fmt::format("&f=word{}", i);
    CHECK(error_of(site, "/claims?q=flood" + filters) ==
          "there are more than 20 filters | put some of them into the query");
}

TEST_CASE("of the real briefings the pages tell what is known of them",
          "[web][facts_pages][real_briefings]") {
    const SampleIndex* const index = real_briefings();
    if (!index) return;
    IndexReader reader(index->directory());
    const SiteSettings settings;
    const auto get = [&](std::string_view target) {
        return answer(parse_target(target), {reader, settings, *parse_iso_day("2026-11-22")});
    };
    const Response claims = get("/claims?q=stake+percent");
    const std::size_t first = claims.body.find("<li id=\"row-1\">");
    const std::size_t second = claims.body.find("<li id=\"row-2\">");
    REQUIRE(first != std::string::npos);
    const std::string best = claims.body.substr(first, second - first);
    CHECK(best.find("/source?host=techcrunch.com") != std::string::npos);
    CHECK(best.find("49 <mark>percent stake</mark>") != std::string::npos);
    const Response timeline = get(fmt::format("/timeline?q={}", real_story));
    for (const char* date :
         {"29 April 2025", "12 June 2025", "18 June 2025", "30 July 2025", "January 2026", "8 April 2026"})
        CHECK(has(timeline, fmt::format("\">{}</time>", date)));
    CHECK(has(timeline, "9 dates in 5 tellings"));
    for (const std::string path : facts_paths) {
        CAPTURE(path);
        CHECK(get(path + "?q=muse+spark").body.size() < 40'000);
    }
}
