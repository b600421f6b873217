#include "corpus/base/terminal.h"
#include "corpus/base/text_columns.h"
#include "searcher/date_histogram.h"
#include "searcher/output.h"
#include "searcher/output_marks.h"

#include <algorithm>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::size_t widest_value = 40;  ///< columns
constexpr std::size_t longest_bar = 40;

/// At most as wide as the column may be, cut between characters.
std::string cut_to_column(std::string_view value) {
    const std::string safe = to_terminal_line(value);
    if (count_columns(safe) <= widest_value) return safe;
    return safe.substr(0, offset_of_column(safe, widest_value - 1)) + "…";
}

std::string padded(const std::string& text, std::size_t columns) {
    return text + std::string(columns - std::min(columns, count_columns(text)), ' ');
}

std::size_t digits_of(std::size_t number) {
    return fmt::formatted_size("{}", number);
}

std::string to_text(const Facet& facet, const Marks& marks) {
    std::size_t width = 0;
    std::size_t digits = digits_of(std::max(facet.unknown, facet.others));
    for (const FacetCount& count : facet.counts) {
        width = std::max(width, count_columns(cut_to_column(count.value)));
        digits = std::max(digits, digits_of(count.briefings));
    }
    std::string text = fmt::format("{}by {}{}\n", marks.bold, to_string(facet.field), marks.end);
    for (const FacetCount& count : facet.counts) {
        text += fmt::format("  {:>{}}  {}  {}{}{}\n", count.briefings, digits,
                            padded(cut_to_column(count.value), width), marks.faint,
                            to_terminal_line(count.filter), marks.end);
    }
    if (facet.others > 0) text += fmt::format("  {:>{}}  more values\n", facet.others, digits);
    if (facet.unknown > 0) text += fmt::format("  {:>{}}  without\n", facet.unknown, digits);
    return text;
}

/// The beginning of the days says all but where they are not a step of the calendar.
std::string label_of(const DateHistogram::Bar& bar, DateHistogram::Step step) {
    const std::string first = to_iso(bar.days.first);
    switch (step) {
        case DateHistogram::Step::day:
        case DateHistogram::Step::week:
            return first;
        case DateHistogram::Step::month:
            return first.substr(0, 7);
        case DateHistogram::Step::year:
            return first.substr(0, 4);
        case DateHistogram::Step::decade:
        case DateHistogram::Step::century:
            break;
    }
    return fmt::format("{}..{}", first.substr(0, 4), to_iso(bar.days.last).substr(0, 4));
}

std::string bar_of(std::size_t briefings, std::size_t most) {
    const std::size_t length = (briefings * longest_bar + most - 1) / most;  // something where anything is
    std::string bar;
    for (std::size_t i = 0; i < length; ++i) bar += "█";
    return bar;
}

std::string to_text(const DateHistogram& histogram, const Marks& marks) {
    std::size_t most = 1;
    for (const DateHistogram::Bar& bar : histogram.bars) most = std::max(most, bar.briefings);
    const std::size_t digits = digits_of(std::max(most, histogram.undated));
    const std::string_view week = histogram.step == DateHistogram::Step::week ? " from Monday on" : "";
    std::string text = fmt::format("{}by {}{}{}\n", marks.bold, to_string(histogram.step), week, marks.end);
    for (const DateHistogram::Bar& bar : histogram.bars) {
        text += fmt::format("  {}  {:>{}}", label_of(bar, histogram.step), bar.briefings, digits);
        text += bar.briefings == 0 ? "\n" : fmt::format("  {}\n", bar_of(bar.briefings, most));
    }
    if (histogram.undated > 0) text += fmt::format("  without a date: {}\n", histogram.undated);
    return text;
}

}  // namespace

std::string to_text(const Facets& facets, Emphasis emphasis) {
    const Marks marks = marks_of(emphasis);
    std::string text;
    const auto add = [&](const std::string& block) { text += (text.empty() ? "" : "\n") + block; };
    for (const Facet& facet : facets.fields) add(to_text(facet, marks));
    if (facets.histogram) add(to_text(*facets.histogram, marks));
    if (!facets.is_exact) add(fmt::format("only {} briefings were counted\n", facets.counted));
    return text;
}

}  // namespace debrief
