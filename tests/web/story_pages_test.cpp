#include "tests/support/catch.h"
#include "tests/support/markup.h"
#include "tests/support/real_briefings.h"
#include "tests/support/repeated.h"
#include "tests/support/site_of_briefings.h"
#include "tests/support/story_site.h"
#include "web/pages/periods.h"
#include "web/pages/story_differences.h"
#include "web/pages/story_parts.h"

#include <fmt/format.h>

using namespace debrief;
using namespace debrief::test;

namespace {

constexpr const char* purchase_story = "/story?id=00000000000000de";

/// What stands behind `begin`, up to `end`.
std::string page_piece(const Response& page, std::string_view begin, std::string_view end) {
    const std::size_t first = page.body.find(begin);
    if (first == std::string::npos) return "";
    return page.body.substr(first, page.body.find(end, first + begin.size()) - first);
}

/// Tellings of one story, all much alike.
std::vector<Briefing> many_tellings(std::size_t count, Stories& stories) {
    std::vector<Briefing> briefings;
    for (std::size_t i = 0; i < count; ++i) {
        const std::string id = fmt::format("t{:03}", i);
        briefings.push_back(
            telling_of(id, fmt::format("2025-06-{:02}", 1 + i % 28), fmt::format("Telling {}", i),
                       fmt::format("Acme paid ${}.5 billion for a stake in Borg, the maker of "
                                   "engines. (cnbc.com) Ann Lee said on June 12, 2025 that {} people "
                                   "work there. (acme.com)",
                                   14 + i % 3, 1000 + i)));
        stories[id] = "00000000000000ff";
    }
    return briefings;
}

}  // namespace

TEST_CASE("a story is told by its tellings in the order of telling", "[web][story_page]") {
    const Response page = site_of_stories().get(purchase_story);
    CHECK(page.status == 200);
    CHECK(has(page, "<title>A purchase &amp; its price – Debrief</title>"));
    CHECK(has(page, "<h1>A purchase &amp; its price</h1>"));
    CHECK(has(page,
              "<p class=\"about\"><span>3 tellings</span> <span><time datetime=\"2025-06-12\">12 June "
              "2025</time> to "));
    CHECK(has(page, "<a href=\"#differences\">Where they differ</a>"));
    const std::string first = page_piece(page, "<li id=\"telling-1\">", "</li>");
    CHECK(first.find("<h3><a href=\"/briefing?id=a\">Acme buys half of Borg</a></h3>") != std::string::npos);
    CHECK(first.find("<span class=\"source\">Wire &amp; Co</span>") != std::string::npos);
    CHECK(first.find("<a href=\"/story/why?a=b&amp;b=a\">Why here?<span class=\"unseen\"> Acme buys half of "
                     "Borg</span></a>") != std::string::npos);
    CHECK(first.find("2 of 2 sentences have a source; 2 owners: 1 press, 1 party") != std::string::npos);
    CHECK(first.find("<rect data-kind=\"press\" x=\"0\" width=\"80\" height=\"10\"/>") != std::string::npos);
    CHECK(first.find("<dt>Figures</dt><dd>$14.3 billion, 49 percent</dd>") != std::string::npos);
    CHECK(first.find("<dt>Dates</dt><dd>12 June 2025</dd>") != std::string::npos);
    CHECK(first.find("<dt>Sources</dt><dd>cnbc.com, acme.com</dd>") != std::string::npos);
    const std::string second = page_piece(page, "<li id=\"telling-2\">", "</li>");
    CHECK(second.find("its title stands for the story") != std::string::npos);
    CHECK(second.find("Why here?") == std::string::npos);
    CHECK(second.find("<span class=\"unseen\">Adds </span>Sources</dt><dd>reuters.com, x.com</dd>") !=
          std::string::npos);
    CHECK(second.find("billion") == std::string::npos);
    const std::string third = page_piece(page, "<li id=\"telling-3\">", "</li>");
    CHECK(first.find("aria-label=\"Sentences: press 1, those it is about 1\"") != std::string::npos);
    CHECK(third.find("<span>no source for 2 sentences</span>") != std::string::npos);
    CHECK(third.find("Adds nothing to those before it.") != std::string::npos);
    CHECK(site_of_stories().get("/story?id=c").body == page.body);
    CHECK(site_of_stories().get("/story?id=+00000000000000DE").body == page.body);
}

TEST_CASE("a story tells where its tellings differ, with what backs each wording", "[web][story_page]") {
    const Response page = site_of_stories().get(purchase_story);
    const std::string differ = page_piece(page, "<h2 id=\"differences\">", "</section>");
    CHECK(differ.find("<strong class=\"label\" data-label=\"rounds to the same\">rounds to the same</strong> "
                      "<span class=\"quiet\">One is the other with fewer digits.</span>") !=
          std::string::npos);
    CHECK(differ.find(
              "<summary><strong>$14.3 billion</strong> <span class=\"quiet\">telling 1</span></summary>") !=
          std::string::npos);
    CHECK(differ.find("<summary><strong>about $14 billion</strong> <span class=\"quiet\">telling 2</span>") !=
          std::string::npos);
    CHECK(differ.find("paid <mark>$14.3 billion</mark> for") != std::string::npos);
    CHECK(differ.find("data-evidence=\"direct\"") != std::string::npos);
    CHECK(differ.find("\"/briefing?id=a#text-0\"") != std::string::npos);
    CHECK(differ.find("tellings say alike</summary>") != std::string::npos);
    CHECK(differ.find("<strong>49 percent</strong> <span class=\"quiet\">tellings 1 and 2</span>") !=
          std::string::npos);
    CHECK(differ.find("<summary>Also in 1 other telling</summary>") != std::string::npos);
    const Response rain = site_of_stories().get("/story?id=d");
    CHECK(has(rain, "Nothing was found that tellings surely put differently."));
}

TEST_CASE("each way to differ is explained, the weightiest first, and what is alike is folded away",
          "[web][story_page]") {
    Subject subject;
    for (const char* id : {"a", "b", "c"})
        subject.briefings.emplace_back().record.briefing = make_briefing(id, id);
    const auto entry = [](ComparedKind kind, ComparisonLabel label, std::string about,
                          std::string note = "") {
        ComparisonEntry made{kind, label, std::move(about), std::move(note), {}};
        for (std::size_t telling : {0U, 1U}) {
            TellingWording wording;
            wording.telling = telling;
            wording.wording = telling == 0 ? "ten" : "<eleven>";
            wording.normal = telling == 0 ? "inside" : "outside";
            wording.statement.text = "It is <so>.";
            made.tellings.push_back(wording);
        }
        return made;
    };
    TellingComparison comparison{.tellings = 3, .entries = {}};
    comparison.entries = {
        entry(ComparedKind::figure, ComparisonLabel::bound_and_exact, "speed", "the baselines differ"),
        entry(ComparedKind::figure, ComparisonLabel::only_in, "price"),
        entry(ComparedKind::figure, ComparisonLabel::same, "size"),
        entry(ComparedKind::date, ComparisonLabel::less_precise, "start"),
        entry(ComparedKind::name, ComparisonLabel::different, "Ann <Lee>", "spelled differently"),
        entry(ComparedKind::list, ComparisonLabel::only_in, "glasses", "in a list with shoes"),
    };
    comparison.entries.front().tellings.front().baseline = "last year";
    const std::string html = differences_html(comparison, subject, Addresses(""));
    std::size_t last = 0;
    for (const char* piece :
         {"<h3>Ann &lt;Lee&gt;</h3>", "The same name, spelled in different ways.</span>", "<h3>speed</h3>",
          "a value that fits. (the baselines differ)</span>", "<strong>ten (against last year)</strong>",
          "<strong>&lt;eleven&gt;</strong> <span class=\"quiet\">telling 2</span>", "<h3>start</h3>",
          "One says it more precisely than the other, and they agree.",
          "<summary>2 things that not all tellings give</summary>", "<h3>price</h3>",
          "No other telling gives it.", "<h3>glasses</h3>",
          "In the list of some, not in that of others. (in a list with shoes)",
          "<strong>In the list</strong>", "<strong>Outside the list</strong>",
          "<summary>1 thing that tellings say alike</summary>", "<h3>size</h3>", "They agree."}) {
        CAPTURE(piece);
        const std::size_t place = html.find(piece, last);
        CHECK(place != std::string::npos);
        if (place != std::string::npos) last = place;
    }
    CHECK(html.find("spelled differently") == std::string::npos);
    CHECK(html.find("<so>") == std::string::npos);
    CHECK(differences_html({}, subject, Addresses("")).find("Nothing was found that") != std::string::npos);
}

TEST_CASE("a story's page leads to its dates, figures, sources and whatever else shows it",
          "[web][story_page]") {
    const Response page = site_of_stories().get(purchase_story);
    const std::string dates = page_piece(page, "<h2 id=\"timeline\">", "</section>");
    CHECK(dates.find("<time datetime=\"2025-06-12\">12 June 2025</time>") != std::string::npos);
    CHECK(dates.find("signed on <mark>June 12, 2025</mark> in Rome") != std::string::npos);
    CHECK(dates.find("<time datetime=\"2025-06\">June 2025</time>") != std::string::npos);
    CHECK(dates.find("href=\"/timeline?q=00000000000000de\"") != std::string::npos);
    const std::string figures = page_piece(page, "<h2 id=\"figures\">", "</section>");
    CHECK(figures.find("<th scope=\"row\"><a href=\"/briefing?id=b#text-0\">49 percent</a></th>") !=
          std::string::npos);
    CHECK(figures.find("<td class=\"number\">2</td><td class=\"number\">3</td>") != std::string::npos);
    CHECK(figures.find("href=\"/figures?q=00000000000000de\"") != std::string::npos);
    const std::string sources = page_piece(page, "<h2 id=\"sources\">", "</section>");
    CHECK(sources.find("<p>4 hosts of 4 owners: ") != std::string::npos);
    CHECK(sources.find("<a class=\"chip\" data-kind=\"press\" href=\"/source?host=cnbc.com\"") !=
          std::string::npos);
    CHECK(sources.find("<span class=\"quiet\">1 telling</span>") != std::string::npos);
    for (const char* link :
         {"/claims?q=00000000000000de", "/quotes?q=00000000000000de", "/story/feed?id=00000000000000de",
          "/api/v1/story?id=00000000000000de", "/?q=story%3A00000000000000de"})
        CHECK(has(page, fmt::format("<li><a href=\"{}\"", link)));
    CHECK(has(page, "<link rel=\"alternate\" href=\"/story/feed?id=00000000000000de\""));
    CHECK(problem_of_page(page.body).empty());
}

TEST_CASE("a date whose year no telling writes is marked in its story", "[web][story_page]") {
    SiteOfBriefings site({telling_of("a", "2025-06-13", "Acme buys Borg",
                                     "Acme bought the whole of Borg on June 12. (cnbc.com)")});
    CHECK(has(site.get("/story?id=a"), "the year is not written, but inferred"));
}

TEST_CASE("a briefing that nobody else tells says so and shows what it has", "[web][story_page]") {
    const Response page = site_of_stories().get("/story?id=f");
    CHECK(page.status == 200);
    CHECK(has(page, "<h1>Trams in Rome</h1>"));
    CHECK(has(page, "<span>nobody else tells it</span>"));
    CHECK(has(page, "<h2 id=\"tellings\">The briefing</h2>"));
    CHECK(has(page, "No other briefing of this index tells the same story."));
    CHECK_FALSE(has(page, "Where they differ"));
    CHECK_FALSE(has(page, "Why here?"));
    CHECK(has(page, "$3 million"));
    CHECK(has(page, "href=\"/figures?q=f\""));
    CHECK_FALSE(has(page, "Search its tellings"));
    SiteOfBriefings bare({make_briefing("x", "", "")});
    const Response nothing = bare.get("/story?id=x");
    CHECK(has(nothing, "<h1>x</h1>"));
    CHECK(has(nothing, "<span>undated</span> <span>cites no source</span>"));
    CHECK(has(nothing, "Gives no names, figures or dates."));
    CHECK_FALSE(has(nothing, "id=\"timeline\""));
}

TEST_CASE("an id that there is none of is told, with a way on", "[web][story_page]") {
    const Response page = site_of_stories().get("/story?id=%3Cpwn%3E+rome");
    CHECK(page.status == 404);
    CHECK(has(page, "<h1>No story has the id “&lt;pwn&gt; rome”</h1>"));
    CHECK(has(page, "<a href=\"/stories\">The latest stories</a>"));
    CHECK(has(page, "<a href=\"/?q=%3Cpwn%3E%20rome\">Search for these words</a>"));
    CHECK(usage_error_of("/story") ==
          "'id' is missing | give a story or a briefing that tells one: /story?id=ID");
    CHECK(site_of_stories().get("/story?id=" + repeated("x", 5000)).status == 404);
}

TEST_CASE("a story of thirty tellings stays legible", "[web][story_page]") {
    Stories stories;
    SiteOfBriefings site(many_tellings(30, stories), stories);
    const Response page = site.get("/story?id=t000");
    CHECK(has(page, "<span>30 tellings</span>"));
    CHECK(has(page, "<summary>20 later tellings</summary>"));
    CHECK(has(page, "start=\"11\""));
    CHECK(has(page, "id=\"telling-30\""));
    CHECK(has(page, " and 2 more</span></summary>"));  // of ten tellings with one wording
    CHECK(page.body.size() < 100'000);
    CHECK(problem_of_page(page.body).empty());
}

TEST_CASE("of a story with very many tellings the first are read", "[web][story_page]") {
    Stories stories;
    SiteOfBriefings site(many_tellings(70, stories), stories);
    const Response page = site.get("/story?id=00000000000000ff");
    CHECK(has(page, "<span>70 tellings</span>"));
    CHECK(has(page,
              "<p class=\"quiet\">20 more: <a href=\"/?q=story%3A00000000000000ff\">all tellings</a></p>"));
    CHECK(page.body.size() < 200'000);
}

TEST_CASE("whatever documents hold, the page of their story is bounded", "[web][story_page]") {
    std::vector<Briefing> briefings;
    Stories stories;
    for (int i = 0; i < 20; ++i) {
        const std::string id = fmt::format("{:03}", i) + repeated("<é&", 300);
        std::string text;
        for (int j = 0; j < 60; ++j) {
            text += fmt::format(
                "\"<b>{0}\" costs ${1}.{2} billion of Acme{0} stake {3} on {4} June 2025. (h{1}"
                ".example.org, {5}.example.com) ",
                j, j + 1, i % 7, repeated("<&\" word ", 60), j % 28 + 1, repeated("h", 60));
        }
        Briefing briefing = telling_of(id, "2025-06-12", repeated("<i>\"&", 400), text);
        briefing.source = repeated("\"<>&", 500);
        stories[id] = "00000000000000ff";
        briefings.push_back(std::move(briefing));
    }
    SiteOfBriefings site(briefings, stories);
    const Response page = site.get("/story?id=00000000000000ff");
    CHECK(page.status == 200);
    CHECK(page.body.size() < 512 * 1024);
    CHECK(problem_of_page(page.body).empty());
    CHECK(site.get("/stories").body.size() < 40'000);
}

TEST_CASE("why two briefings tell one story is told in plain words", "[web][story_reasons_page]") {
    SiteOfBriefings& site = site_of_stories();
    const Response same_story = site.get("/story/why?a=b&b=a");
    CHECK(same_story.status == 200);
    CHECK(has(same_story, "<h1>Why these two tell one story</h1>"));
    CHECK(has(same_story, "<a href=\"/briefing?id=b\">A purchase &amp; its price</a>"));
    CHECK(has(same_story, "tells <a href=\"/story?id=00000000000000de\">a story of 3 tellings</a>"));
    CHECK(has(same_story, "alike"));
    CHECK(has(same_story, "<dt>Words</dt><dd>"));
    CHECK(has(same_story, "<h2 id=\"only\">What one alone has</h2>"));
    CHECK(problem_of_page(same_story.body).empty());
    const Response two = site.get("/story/why?a=a&b=d");
    CHECK(has(two, "<h1>Why these two tell two stories</h1>"));
    CHECK(has(two, "Seen alone they "));
    const Response one = site.get("/story/why?a=a&b=a");
    CHECK(has(one, "<h1>One and the same briefing</h1>"));
    CHECK_FALSE(has(one, "What both have"));
    const Response unknown = site.get("/story/why?a=a&b=%3Cpwn%3E");
    CHECK(unknown.status == 404);
    CHECK(has(unknown, "no briefing has the id &#39;&lt;pwn&gt;&#39;"));
    CHECK(has(unknown, "give the ids of two briefings: /story/why?a=ID&amp;b=ID"));
    CHECK(has(site.get("/story/why?a=nobody&b=a"), "no briefing has the id &#39;nobody&#39;"));
    CHECK(usage_error_of("/story/why?a=a") ==
          "'b' is missing | give the ids of two briefings: /story/why?a=ID&b=ID");
    CHECK(usage_error_of("/story/why") ==
          "'a' is missing | give the ids of two briefings: /story/why?a=ID&b=ID");
}

TEST_CASE("pages of stories stay under another path", "[web][story_page]") {
    SiteOfBriefings site(told_purchase(), purchase_and_rain);
    site.settings().base_path = "/news";
    for (const char* target : {"/stories?q=rome", purchase_story, "/story/why?a=a&b=b", "/story?id=none"}) {
        CAPTURE(target);
        const Response page = site.get(target);
        CHECK_FALSE(has(page, "href=\"/s"));
        CHECK_FALSE(has(page, "href=\"/b"));
        CHECK(has(page, "href=\"/news/s"));
    }
}

TEST_CASE("days and periods are told as people write them", "[web][story_page]") {
    CHECK(period_label("2025-06-18") == "18 June 2025");
    CHECK(period_label("2025-06") == "June 2025");
    CHECK(period_label("2025") == "2025");
    CHECK(period_label("2025-Q2") == "2nd quarter of 2025");
    CHECK(period_label("2025-06-16..2025-06-22") == "16 June 2025 to 22 June 2025");
    CHECK(period_label("soon") == "soon");
    CHECK(days_html({}, {}).empty());
    CHECK(days_html(parse_iso_day("2025-06-18"), parse_iso_day("2025-06-18")) ==
          "<time datetime=\"2025-06-18\">18 June 2025</time>");
}

TEST_CASE("rows are left out once there is no room, and counted", "[web][story_page]") {
    BoundedRows rows(5);
    CHECK(rows.add("abc"));
    CHECK_FALSE(rows.add("def"));
    CHECK_FALSE(rows.add("g"));
    CHECK(rows.html() == "abc");
    CHECK(rows.shown() == 1);
    CHECK(rows.left_out() == 2);
    CHECK(short_list({"a", "b", "c"}, 2) == "a, b and 1 more");
}

TEST_CASE("the story of the real briefings: its price and its dates", "[web][story_page][real_briefings]") {
    const SampleIndex* const index = real_briefings();
    if (!index) return;
    IndexReader reader(index->directory());
    const SiteSettings settings;
    const Response page = answer(parse_target(fmt::format("/story?id={}", real_story)),
                                 {reader, settings, *parse_iso_day("2026-11-22")});
    CHECK(has(page, "<span>5 tellings</span>"));
    const std::string differ = page_piece(page, "<h2 id=\"differences\">", "</section>");
    const std::size_t price = differ.find("<strong>$14.3 billion</strong>");
    REQUIRE(price != std::string::npos);
    const std::size_t label = differ.rfind("data-label=\"", price);
    CHECK(differ.substr(label, 30) == "data-label=\"rounds to the same");
    CHECK(differ.substr(label, differ.find("</ul>", label) - label).find("$14 billion</strong>") !=
          std::string::npos);
    const std::string dates = page_piece(page, "<h2 id=\"timeline\">", "</section>");
    for (const char* date :
         {"29 April 2025", "12 June 2025", "18 June 2025", "30 July 2025", "January 2026", "8 April 2026"}) {
        CAPTURE(date);
        CHECK(dates.find(fmt::format("\">{}</time>", date)) != std::string::npos);
    }
    CHECK(page.body.size() < 80'000);
    CHECK(problem_of_page(page.body).empty());
}
