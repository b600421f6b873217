#include "web/pages/date_chart.h"

#include "corpus/event_dates.h"
#include "searcher/date_histogram.h"
#include "searcher/facts/date_label.h"
#include "web/page.h"
#include "web/wording.h"

#include <algorithm>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::size_t chart_height = 40;
constexpr std::size_t room_of_bar = 10;
constexpr std::size_t fewest_rooms = 12;  ///< else two bars would be two walls

DatePrecision precision_of_step(DateHistogram::Step step) {
    switch (step) {
        case DateHistogram::Step::day:
            return DatePrecision::day;
        case DateHistogram::Step::week:
            return DatePrecision::week;
        case DateHistogram::Step::month:
            return DatePrecision::month;
        case DateHistogram::Step::year:
        case DateHistogram::Step::decade:
        case DateHistogram::Step::century:
            break;
    }
    return DatePrecision::year;
}

/// An end of the axis: weeks by their days.
std::string label_of_end(const DateHistogram::Bar& bar, Day day, DateHistogram::Step step) {
    return step == DateHistogram::Step::week ? date_label({day, day}, DatePrecision::day)
                                             : bar_label(bar, step);
}

}  // namespace

std::vector<ChartBar> chart_bars(const DateHistogram& histogram) {
    std::size_t most = 1;
    for (const DateHistogram::Bar& bar : histogram.bars) most = std::max(most, bar.briefings);
    std::vector<ChartBar> bars;
    for (std::size_t i = 0; i < histogram.bars.size(); ++i) {
        const std::size_t count = histogram.bars[i].briefings;
        const std::size_t height = (count * chart_height + most / 2) / most;
        bars.push_back({i * room_of_bar, count == 0 ? 0 : std::max<std::size_t>(height, 1)});
    }
    return bars;
}

std::string bar_label(const DateHistogram::Bar& bar, DateHistogram::Step step) {
    return date_label(bar.days, precision_of_step(step));
}

std::string date_chart_html(const DateHistogram& histogram, const SearchState& state,
                            const Addresses& addresses) {
    if (histogram.bars.size() < 2) return "";
    const std::vector<ChartBar> chart = chart_bars(histogram);
    TemplateData bars{TemplateData::type::list};
    for (std::size_t i = 0; i < chart.size(); ++i) {
        const DateHistogram::Bar& counts = histogram.bars[i];
        if (counts.briefings == 0) continue;
        TemplateData bar;
        bar.set("link", addresses.search(with_filter(state, date_filter(counts.days))));
        bar.set("label", bar_label(counts, histogram.step));
        bar.set("count", with_thousands(counts.briefings));
        bar.set("x", fmt::format("{}", chart[i].x));
        bar.set("y", fmt::format("{}", chart_height - chart[i].height));
        bar.set("height", fmt::format("{}", chart[i].height));
        bars << bar;
    }
    TemplateData values;
    values.set("step", std::string(to_string(histogram.step)));
    values.set("width", fmt::format("{}", std::max(chart.size(), fewest_rooms) * room_of_bar));
    values.set("bars", bars);
    const auto& [first, last] = std::pair(histogram.bars.front(), histogram.bars.back());
    values.set("first", label_of_end(first, first.days.first, histogram.step));
    values.set("last", label_of_end(last, last.days.last, histogram.step));
    if (histogram.undated > 0) values.set("undated", with_thousands(histogram.undated));
    return render("date_chart.html", values);
}

}  // namespace debrief
