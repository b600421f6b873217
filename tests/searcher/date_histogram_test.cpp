#include "searcher/date_histogram.h"

#include "tests/support/catch.h"
#include "tests/support/random.h"

using namespace debrief;
using namespace debrief::test;

namespace {

using Step = DateHistogram::Step;
constexpr std::size_t bars = 40;

Day day(std::string_view iso) {
    return *parse_iso_day(iso);
}

std::map<Day, std::size_t> one_each(std::initializer_list<std::string_view> days) {
    std::map<Day, std::size_t> counted;
    for (const std::string_view iso : days) ++counted[day(iso)];
    return counted;
}

}  // namespace

TEST_CASE("the step of a histogram follows the range of its days", "[searcher][facets]") {
    struct Case {
        std::string_view first, last;
        std::string_view step;
        std::size_t bars;
    };
    const Case given = GENERATE(values<Case>({
        {"2026-04-08", "2026-04-08", "day", 1},
        {"2026-02-27", "2026-03-02", "day", 4},
        {"2026-01-01", "2026-02-09", "day", 40},
        {"2026-01-01", "2026-02-10", "week", 7},
        {"2026-01-05", "2026-10-11", "week", 40},
        {"2026-01-05", "2026-10-12", "month", 10},
        {"2023-01-31", "2026-04-01", "month", 40},
        {"2023-01-31", "2026-05-01", "year", 4},
        {"1987-12-31", "2026-01-01", "year", 40},
        {"1986-12-31", "2026-01-01", "decade", 5},
        {"1600-01-01", "2026-01-01", "century", 5},
        {"0001-01-01", "9999-12-31", "century", 100},
    }));
    CAPTURE(given.first, given.last);
    const DateHistogram histogram = make_histogram(one_each({given.first, given.last}), 3, bars);
    CHECK(to_string(histogram.step) == given.step);
    CHECK(histogram.bars.size() == given.bars);
    CHECK(histogram.undated == 3);
}

TEST_CASE("weeks begin on Mondays, months and years with their first days", "[searcher][facets]") {
    const DateHistogram weeks = make_histogram(one_each({"2026-01-01", "2026-03-01"}), 0, bars);
    CHECK(weeks.bars.front() == DateHistogram::Bar{{day("2025-12-29"), day("2026-01-04")}, 1});
    CHECK(weeks.bars.back() == DateHistogram::Bar{{day("2026-02-23"), day("2026-03-01")}, 1});
    const DateHistogram months = make_histogram(one_each({"2024-02-29", "2025-12-31"}), 0, bars);
    CHECK(months.bars.front() == DateHistogram::Bar{{day("2024-02-01"), day("2024-02-29")}, 1});
    CHECK(months.bars[1] == DateHistogram::Bar{{day("2024-03-01"), day("2024-03-31")}, 0});
    CHECK(months.bars.back() == DateHistogram::Bar{{day("2025-12-01"), day("2025-12-31")}, 1});
    const DateHistogram decades = make_histogram(one_each({"1969-05-01", "2026-05-01"}), 0, bars);
    CHECK(decades.bars.front() == DateHistogram::Bar{{day("1960-01-01"), day("1969-12-31")}, 1});
}

TEST_CASE("the ends of a histogram are days that can be written", "[searcher][facets]") {
    const DateHistogram first = make_histogram(one_each({"0001-01-01", "9999-12-31"}), 0, bars);
    CHECK(to_iso(first.bars.front().days.first) == "0001-01-01");
    const DateHistogram last = make_histogram(one_each({"9999-10-01", "9999-12-31"}), 0, bars);
    CHECK(to_iso(last.bars.back().days.last) == "9999-12-31");
}

TEST_CASE("a histogram of nothing has no bars", "[searcher][facets]") {
    const DateHistogram histogram = make_histogram({}, 2, bars);
    CHECK(histogram.bars.empty());
    CHECK(histogram.undated == 2);
}

TEST_CASE("bars follow each other without gaps and hold all that is dated", "[searcher][facets][property]") {
    Random random(GENERATE(take(50, Catch::Generators::random(0U, 1'000'000U))));
    std::map<Day, std::size_t> days;
    std::size_t briefings = 0;
    const std::size_t width = 1 + random.below(20'000);
    for (std::size_t i = random.below(50) + 1; i > 0; --i) {
        const std::size_t count = 1 + random.below(9);
        days[day("1990-01-01") + std::chrono::days(random.below(width))] += count;
        briefings += count;
    }
    const std::size_t most = 1 + random.below(60);
    const DateHistogram histogram = make_histogram(days, 0, most);
    REQUIRE_FALSE(histogram.bars.empty());
    CHECK(histogram.bars.front().days.first <= days.begin()->first);
    CHECK(histogram.bars.back().days.last >= days.rbegin()->first);
    CHECK(histogram.bars.front().briefings > 0);
    CHECK(histogram.bars.back().briefings > 0);
    std::size_t held = histogram.bars.front().briefings;
    for (std::size_t i = 1; i < histogram.bars.size(); ++i) {
        CHECK(histogram.bars[i].days.first == histogram.bars[i - 1].days.last + std::chrono::days(1));
        held += histogram.bars[i].briefings;
    }
    CHECK(held == briefings);
    if (histogram.step != Step::century) CHECK(histogram.bars.size() <= most);
}

TEST_CASE("days become the query term that keeps them", "[searcher][facets]") {
    CHECK(date_filter({day("2026-04-08"), day("2026-04-08")}) == "date:2026-04-08");
    CHECK(date_filter({day("2026-04-01"), day("2026-04-30")}) == "date:2026-04");
    CHECK(date_filter({day("2024-02-01"), day("2024-02-28")}) == "date:2024-02-01..2024-02-28");
    CHECK(date_filter({day("2026-01-01"), day("2026-12-31")}) == "date:2026");
    CHECK(date_filter({day("2026-04-06"), day("2026-04-12")}) == "date:2026-04-06..2026-04-12");
}
