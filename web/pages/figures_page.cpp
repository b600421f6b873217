#include "corpus/base/error.h"
#include "corpus/base/text.h"
#include "searcher/facts/figure_list.h"
#include "searcher/index_reader.h"
#include "web/pages/digits.h"
#include "web/pages/facts_frame.h"
#include "web/pages/pages.h"
#include "web/pages/parts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <set>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::array all_figure_kinds{FigureKind::money, FigureKind::percentage, FigureKind::multiple,
                                      FigureKind::duration, FigureKind::count};

constexpr std::array figure_tabs{
    ChoiceTab{"", "All"},
    ChoiceTab{"money", "Money"},
    ChoiceTab{"percentage", "Percentages"},
    ChoiceTab{"multiple", "Multiples"},
    ChoiceTab{"duration", "Durations"},
    ChoiceTab{"count", "Counts"},
};

constexpr std::array figure_examples{
    FactsExample{"amount:>1bn", "sums of more than a billion, in any currency"},
    FactsExample{"percent:>50", "percentages above 50"},
    FactsExample{"is:cited", "all figures of briefings that name their sources"},
};

constexpr std::size_t longest_figure = 200;  ///< bytes, as written or of what it is about

std::optional<FigureKind> read_figure_kind(const std::string& name) {
    if (name.empty()) return std::nullopt;
    for (const FigureKind kind : all_figure_kinds)
        if (to_string(kind) == name) return kind;
    throw Error(ErrorKind::usage, fmt::format("'kind' cannot be '{}'", name),
                "give one of: money, percentage, multiple, duration, count");
}

/// The normal form with its digits grouped and its unit in full: `274 days`.
std::string readable_form(const Figure& figure, std::string_view normal) {
    constexpr std::size_t unit_bytes = 2;  // " d", " x"
    const bool has_sign = figure.kind == FigureKind::duration || figure.kind == FigureKind::multiple;
    if (!has_sign || normal.size() < unit_bytes) return with_grouped_digits(normal);
    // Months and years have no number of days: "nine months" are 273.9375 of them.
    constexpr double fewest_rounded_days = 10;
    const bool is_one = figure.low == figure.high && figure.low >= fewest_rounded_days;
    if (figure.kind == FigureKind::duration && is_one && std::round(figure.low) != figure.low)
        return fmt::format("about {} days", with_grouped_digits(fmt::format("{:.0f}", figure.low)));
    const std::string_view number = normal.substr(0, normal.size() - unit_bytes);
    return with_grouped_digits(number) + (figure.kind == FigureKind::duration ? " days" : " ×");
}

/// Other places of a figure, of each other briefing the first.
std::vector<ToldPlace> other_places(const ListedFigure& listed, const Subject& subject) {
    std::set<std::size_t> told{listed.places.front().briefing};
    std::vector<ToldPlace> places;
    for (const FigurePlace& place : listed.places) {
        if (told.insert(place.briefing).second)
            places.push_back({&subject.briefings[place.briefing], &place.statement});
    }
    return places;
}

std::string figure_html(const ListedFigure& listed, const Subject& subject, std::string_view query,
                        const Addresses& addresses) {
    const FigurePlace& place = listed.places.front();
    const std::string normal = normal_form(listed.figure);
    TemplateData values;
    values.set("written", shortened(collapse_spaces(place.written), longest_figure));
    values.set("normal", shortened(normal, longest_figure));
    values.set("shown", shortened(readable_form(listed.figure, normal), longest_figure));
    values.set("kind", std::string(to_string(listed.figure.kind)));
    if (listed.figure.bound != Bound::exact) values.set("bound", std::string(to_string(listed.figure.bound)));
    set_known(values, "about", shortened(collapse_spaces(listed.figure.about), longest_figure));

    SentenceMarks marks{{place.span}};
    marks.cut_before = place.cut_before;
    marks.cut_after = place.cut_after;
    const std::vector<ToldPlace> others = other_places(listed, subject);
    std::string aside;
    if (listed.owners > 1)
        aside = fmt::format("<p class=\"quiet\">Backed by {}</p>", count_of(listed.owners, "owner"));
    aside += places_html(fmt::format("Also in {}", count_of(others.size(), "other briefing")), others, query,
                         addresses);
    values.set("html", statement_html(place.statement, subject.briefings[place.briefing], marks, query,
                                      addresses, aside));
    return render("figure.html", values);
}

std::string figures_list_html(const FigureList& list, std::string_view query, const Addresses& addresses) {
    TemplateData rows{TemplateData::type::list};
    std::size_t rank = 0;
    for (const ListedFigure& listed : list.figures) {
        TemplateData row;
        row.set("rank", fmt::format("{}", ++rank));
        row.set("html", figure_html(listed, list.subject, query, addresses));
        rows << row;
    }
    TemplateData values;
    values.set("rows", rows);
    return list.figures.empty() ? "" : render("facts_list.html", values);
}

}  // namespace

Response figures_page(const Request& request, const SiteContext& context) {
    FactsState state = read_facts_state(request, View::figures);
    const std::string kind_name = request.parameter("kind");
    const auto kind = read_figure_kind(kind_name);
    state.choices = {{"kind", kind_name}};
    if (state.search.is_blank()) {
        return blank_facts_page(state, "Figures",
                                "Sums, percentages, multiples, durations and counts, each with what it is "
                                "about and what backs it.",
                                figure_examples, context);
    }
    FigureRequest figures_request{.subject = read_subject_request(request, context), .limit = state.rows};
    if (kind) figures_request.kinds = {*kind};
    const FigureList list = find_figure_list(context.reader, figures_request);
    const Addresses addresses = context.addresses();
    return facts_page(
        state, list.subject,
        {.name = "Figures",
         .count = rows_count("figure", list.figures.size(), list.total, list.subject),
         .controls = filters_html(state, {}, addresses) +
                     choices_html(state, "kind", figure_tabs, "Kinds of figures", addresses),
         .list = figures_list_html(list, list.subject.is_story ? "" : state.search.query, addresses),
         .shown = list.figures.size(),
         .total = list.total,
         .passes_filters = false},
        context);
}

}  // namespace debrief
