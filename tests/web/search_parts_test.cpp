#include "corpus/event_dates.h"
#include "tests/support/catch.h"
#include "web/pages/date_chart.h"
#include "web/pages/filters.h"
#include "web/pages/page_numbers.h"
#include "web/pages/search_status.h"

using namespace debrief;

namespace {

using PageNumbers = std::vector<std::size_t>;
using ChartStep = DateHistogram::Step;

Day chart_day(std::string_view iso) {
    return *parse_iso_day(iso);
}

DateHistogram by_month(const std::vector<std::size_t>& counts) {
    DateHistogram histogram;
    histogram.step = ChartStep::month;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const auto days = parse_iso_period("2026-" + std::string(i < 9 ? "0" : "") + std::to_string(i + 1));
        histogram.bars.push_back({*days, counts[i]});
    }
    return histogram;
}

bool has_piece(std::string_view html, std::string_view piece) {
    return html.find(piece) != std::string_view::npos;
}

std::size_t times(std::string_view html, std::string_view piece) {
    std::size_t count = 0;
    for (std::size_t at = html.find(piece); at != std::string_view::npos; at = html.find(piece, at + 1))
        ++count;
    return count;
}

}  // namespace

TEST_CASE("pages are numbered around the current one", "[web][page_numbers]") {
    CHECK(page_numbers(1, 0).empty());
    CHECK(page_numbers(1, 1).empty());
    CHECK(page_numbers(1, 2) == PageNumbers{1, 2});
    CHECK(page_numbers(1, 9) == PageNumbers{1, 2, 3, 0, 9});
    CHECK(page_numbers(4, 9) == PageNumbers{1, 2, 3, 4, 5, 6, 0, 9});
    CHECK(page_numbers(5, 9) == PageNumbers{1, 2, 3, 4, 5, 6, 7, 8, 9});
    CHECK(page_numbers(10, 20) == PageNumbers{1, 0, 8, 9, 10, 11, 12, 0, 20});
    CHECK(page_numbers(9, 9) == PageNumbers{1, 0, 7, 8, 9});
    CHECK(page_numbers(1000, 3) == PageNumbers{1, 2, 3});
}

TEST_CASE("bars are as high as they have briefings", "[web][date_chart]") {
    CHECK(chart_bars(by_month({})).empty());
    CHECK(chart_bars(by_month({0})) == std::vector<ChartBar>{{0, 0}});
    CHECK(chart_bars(by_month({4, 0, 2, 1})) == std::vector<ChartBar>{{0, 40}, {10, 0}, {20, 20}, {30, 10}});
    CHECK(chart_bars(by_month({100'000, 1})) == std::vector<ChartBar>{{0, 40}, {10, 1}});
}

TEST_CASE("bars are called by their days", "[web][date_chart]") {
    const auto label = [](std::string_view first, std::string_view last, ChartStep step) {
        return bar_label({{chart_day(first), chart_day(last)}, 1}, step);
    };
    CHECK(label("2026-04-08", "2026-04-08", ChartStep::day) == "8 April 2026");
    CHECK(label("2026-04-06", "2026-04-12", ChartStep::week) == "week of 6 April 2026");
    CHECK(label("2026-04-01", "2026-04-30", ChartStep::month) == "April 2026");
    CHECK(label("2026-01-01", "2026-12-31", ChartStep::year) == "2026");
    CHECK(label("2020-01-01", "2029-12-31", ChartStep::decade) == "2020 to 2029");
    CHECK(label("1900-01-01", "1999-12-31", ChartStep::century) == "1900 to 1999");
}

TEST_CASE("a chart's bars are links, and a table has the same", "[web][date_chart]") {
    DateHistogram histogram = by_month({4, 0, 1'000});
    histogram.undated = 7;
    SearchState state;
    state.query = "a&b";
    state.page = 3;
    const std::string html = date_chart_html(histogram, state, Addresses(""));
    CHECK(times(html, "href=\"/?q=a%26b&amp;f=date%3A2026-01\"") == 2);
    CHECK(times(html, "href=\"/?q=a%26b&amp;f=date%3A2026-03\"") == 2);
    CHECK_FALSE(has_piece(html, "2026-02"));  // nothing is there
    CHECK(has_piece(html, "<title>January 2026: 4</title>"));
    CHECK(has_piece(html, "<caption>Briefings by month; 7 without a date</caption>"));
    CHECK(has_piece(html,
                    "<th scope=\"row\"><a href=\"/?q=a%26b&amp;f=date%3A2026-03\">March 2026</a></th>"
                    "<td class=\"number\">1,000</td>"));
    CHECK(has_piece(html, "<span>January 2026</span> <span>March 2026</span>"));
    CHECK_FALSE(has_piece(html, "style"));
    CHECK(date_chart_html(by_month({5}), state, Addresses("")).empty());
    CHECK(date_chart_html(by_month({}), state, Addresses("")).empty());
}

TEST_CASE("values are told as people read them", "[web][filters]") {
    const auto label = [](FacetField field, const std::string& value) {
        return facet_value_label(field, {value, "", 1});
    };
    CHECK(label(FacetField::kind, "press") == "Press");
    CHECK(label(FacetField::kind, "party") == "Party to the story");
    CHECK(label(FacetField::kind, "social") == "Social media");
    CHECK(label(FacetField::month, "2026-04") == "April 2026");
    CHECK(label(FacetField::month, "soon") == "soon");
    CHECK(label(FacetField::language, "de") == "German");
    CHECK(label(FacetField::language, "Klingon") == "Klingon");
    CHECK(label(FacetField::host, "cnbc.com") == "cnbc.com");
    CHECK(label(FacetField::story, std::string(100, 'x')).size() < 70);
    for (const FacetField field : all_facet_fields) CHECK_FALSE(facet_heading(field).empty());
}

TEST_CASE("filters are links that add or take away", "[web][filters]") {
    Facets facets;
    facets.counted = 1'500;
    facets.fields.push_back({FacetField::kind,
                             {{"press", "kind:press", 1'200}, {"party", "kind:party", 300}, {"<b>", "", 1}},
                             3});
    facets.fields.push_back({FacetField::language, {{"en", "lang:en", 1'500}}});  // would keep all
    facets.fields.push_back({FacetField::source, {}});
    SearchState state;
    state.query = "x";
    state.filters = {"kind:party"};
    state.page = 2;
    const std::string html = facets_html(state, facets, Addresses(""));
    CHECK(has_piece(html,
                    "<a href=\"/?q=x&amp;f=kind%3Aparty&amp;f=kind%3Apress\">Press</a> <span>1,200</span>"));
    CHECK(has_piece(html,
                    "<a href=\"/?q=x\" aria-current=\"true\">Party to the story"
                    "<span class=\"unseen\">, remove this filter</span></a> <span>300</span>"));
    CHECK(has_piece(html, "<li class=\"quiet\">3 more</li>"));
    CHECK_FALSE(has_piece(html, "English"));
    CHECK_FALSE(has_piece(html, "Published by"));
    CHECK_FALSE(has_piece(html, "Counted among"));
    CHECK(has_piece(html, "Names are counted of 1,000 briefings or fewer."));
    facets.is_exact = false;
    CHECK(has_piece(facets_html(state, facets, Addresses("")), "Counted among the first 1,500 briefings."));
    CHECK(facets_html(state, {}, Addresses("")).empty());
}

TEST_CASE("active filters are chips that take themselves away", "[web][filters]") {
    SearchState state;
    state.query = "x";
    CHECK(active_filters_html(state, {}, Addresses("")).empty());
    state.filters = {"kind:press"};
    state.page = 2;
    const std::string one = active_filters_html(state, {}, Addresses("/debrief"));
    CHECK(has_piece(one,
                    "<a class=\"chip\" href=\"/debrief/?q=x\"><span class=\"unseen\">Remove filter </span>"
                    "kind:press<span aria-hidden=\"true\"> ×</span></a>"));
    CHECK_FALSE(has_piece(one, "Clear all"));
    state.filters = {"kind:press", "story:0123456789ab", "<script>"};
    Facets facets;
    facets.fields.push_back({FacetField::story, {{"Rhine & floods", "story:0123456789ab", 2}}});
    const std::string several = active_filters_html(state, facets, Addresses(""));
    CHECK(has_piece(several, "Remove filter </span>story: Rhine &amp; floods<"));
    CHECK(has_piece(several, "Remove filter </span>&lt;script&gt;<"));
    CHECK(has_piece(several, "<a class=\"quiet\" href=\"/?q=x\">Clear all</a>"));
}

TEST_CASE("what was found is counted in words", "[web][search_status]") {
    const FacetOptions all{.fields = {FacetField::kind}};
    SearchResult result;
    result.total = 0;
    CHECK(count_line(result, 0, all) == "No briefing answers.");
    result.total = 1;
    result.hits.resize(1);
    CHECK(count_line(result, 0, all) == "One briefing answers.");
    result.total = 12'345;
    result.hits.resize(10);
    CHECK(count_line(result, 990, all) == "991 to 1,000 of 12,345 briefings");
    result.facets.is_exact = false;
    result.facets.counted = 100;
    CHECK(count_line(result, 0, all) == "1 to 10 of at least 12,345 briefings");
    CHECK(count_line(result, 0, {}) == "1 to 10 of 12,345 briefings");  // nothing tells
    result.facets.is_exact = true;
    result.stories = 1'200;
    CHECK(count_line(result, 10, all) == "11 to 20 of 1,200 stories, told by 12,345 briefings");
    result.stories = 1;
    result.total = 2;
    result.hits.resize(1);
    CHECK(count_line(result, 0, all) == "One story answers, told by 2 briefings.");
    result.hits.clear();
    CHECK(count_line(result, 10, all) == "2 briefings answer, fewer than would reach this page.");
    result.total = 1;
    CHECK(count_line(result, 10, all) == "1 briefing answers, fewer than would reach this page.");
}

TEST_CASE("the end of the results is told", "[web][search_status]") {
    SearchResult result;
    CHECK(pages_of(result) == 0);
    result.total = 21;
    result.hits.resize(1);
    CHECK(pages_of(result) == 3);
    CHECK(ending_of(result, 3, 3) == "That is all.");
    CHECK(ending_of(result, 2, 3).empty());
    CHECK(ending_of(result, 1, 1).empty());
    result.total = 20'000;
    CHECK(ending_of(result, 1000, 1000) ==
          "No more than these are listed: a narrower query lists the others.");
    result.stories = 20;
    CHECK(pages_of(result) == 2);
}

TEST_CASE("times are told where there is a clock", "[web][search_status]") {
    using std::chrono::microseconds;
    CHECK(took_text(microseconds(0)) == "under 1 ms");
    CHECK(took_text(microseconds(999)) == "under 1 ms");
    CHECK(took_text(microseconds(1'499)) == "1 ms");
    CHECK(took_text(microseconds(12'500)) == "13 ms");
    CHECK(took_text(microseconds(999'499)) == "999 ms");
    CHECK(took_text(microseconds(1'240'000)) == "1.2 s");
    CHECK(server_timing(microseconds(3'912)) == "search;dur=3.9");
    CHECK_FALSE(Stopwatch(nullptr).passed());
    const SiteClock stopped = [] { return std::chrono::steady_clock::time_point(); };
    CHECK(Stopwatch(stopped).passed() == microseconds(0));
}

TEST_CASE("a window is called by its query, else by its filter", "[web][search_status]") {
    SearchState state;
    CHECK(title_of(state).empty());
    state.filters = {"kind:press", "lang:de"};
    CHECK(title_of(state) == "kind:press");
    state.query = " rhine\nflood ";
    CHECK(title_of(state) == "rhine flood");
    state.query = std::string(5'000, 'x');
    CHECK(title_of(state).size() < 130);
}
