#include "web/pages/filters.h"

#include "corpus/event_dates.h"
#include "corpus/languages.h"
#include "searcher/facts/date_label.h"
#include "web/page.h"
#include "web/pages/date_chart.h"
#include "web/wording.h"

#include <algorithm>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::size_t longest_label = 60;  ///< bytes

bool has_filter(const SearchState& state, std::string_view filter) {
    return std::find(state.filters.begin(), state.filters.end(), filter) != state.filters.end();
}

std::string kind_label(const std::string& kind) {
    if (kind == to_string(SourceKind::party)) return "Party to the story";
    return kind == to_string(SourceKind::social) ? "Social media" : "Press";
}

/// Whether it can narrow what was found, or is what narrows it.
bool is_useful(const Facet& facet, const Facets& facets, const SearchState& state) {
    if (facet.counts.empty()) return false;
    const FacetCount& first = facet.counts.front();
    return facet.counts.size() > 1 || first.briefings < facets.counted || has_filter(state, first.filter);
}

/// Those that are short and tell most are open.
bool is_facet_open(const Facet& facet, const SearchState& state) {
    if (facet.field == FacetField::source || facet.field == FacetField::kind ||
        facet.field == FacetField::owner)
        return true;
    return std::any_of(facet.counts.begin(), facet.counts.end(),
                       [&](const FacetCount& count) { return has_filter(state, count.filter); });
}

TemplateData facet_data(const Facet& facet, const SearchState& state, const Addresses& addresses) {
    TemplateData values;
    TemplateData counts{TemplateData::type::list};
    for (const FacetCount& count : facet.counts) {
        TemplateData row;
        row.set("label", facet_value_label(facet.field, count));
        row.set("count", with_thousands(count.briefings));
        const bool is_active = !count.filter.empty() && has_filter(state, count.filter);
        row.set("is_active", is_active);
        if (!count.filter.empty()) {
            row.set("link", addresses.search(is_active ? without_filter(state, count.filter)
                                                       : with_filter(state, count.filter)));
        }
        counts << row;
    }
    values.set("heading", std::string(facet_heading(facet.field)));
    values.set("is_open", is_facet_open(facet, state));
    values.set("counts", counts);
    if (facet.others > 0) values.set("others", with_thousands(facet.others));
    return values;
}

/// A filter as it was given, or what it keeps where that says more.
std::string filter_label(std::string_view filter, const Facets& facets) {
    for (const Facet& facet : facets.fields) {
        if (facet.field != FacetField::story) continue;
        for (const FacetCount& count : facet.counts)
            if (count.filter == filter) return "story: " + facet_value_label(facet.field, count);
    }
    return line_of(filter, longest_label);
}

}  // namespace

std::string_view facet_heading(FacetField field) {
    switch (field) {
        case FacetField::source:
            return "Published by";
        case FacetField::host:
            return "Cited sites";
        case FacetField::owner:
            return "Cited owners";
        case FacetField::kind:
            return "Kinds of source";
        case FacetField::month:
            return "Month";
        case FacetField::language:
            return "Language";
        case FacetField::name:
            return "Names";
        case FacetField::story:
            break;
    }
    return "Stories";
}

std::string facet_value_label(FacetField field, const FacetCount& count) {
    if (field == FacetField::kind) return kind_label(count.value);
    if (field == FacetField::language) return line_of(language_name(count.value), longest_label);
    if (field == FacetField::month) {
        if (const auto days = parse_iso_period(count.value)) return date_label(*days, DatePrecision::month);
    }
    return line_of(count.value, longest_label);
}

std::string active_filters_html(const SearchState& state, const Facets& facets, const Addresses& addresses) {
    if (state.filters.empty()) return "";
    TemplateData list{TemplateData::type::list};
    for (const std::string& filter : state.filters) {
        TemplateData chip;
        chip.set("label", filter_label(filter, facets));
        chip.set("link", addresses.search(without_filter(state, filter)));
        list << chip;
    }
    TemplateData values;
    values.set("filters", list);
    if (state.filters.size() > 1) {
        SearchState all = state;
        all.filters.clear();
        all.page = 1;
        values.set("clear", addresses.search(all));
    }
    return render("active_filters.html", values);
}

std::string facets_html(const SearchState& state, const Facets& facets, const Addresses& addresses) {
    TemplateData list{TemplateData::type::list};
    bool has_any = false;
    for (const Facet& facet : facets.fields) {
        if (!is_useful(facet, facets, state)) continue;
        list << facet_data(facet, state, addresses);
        has_any = true;
    }
    const std::string chart =
        facets.histogram ? date_chart_html(*facets.histogram, state, addresses) : std::string();
    if (!has_any && chart.empty()) return "";
    TemplateData values;
    values.set("facets", list);
    values.set("chart", chart);
    if (facets.counted > names_counted_up_to) values.set("names_up_to", with_thousands(names_counted_up_to));
    if (!facets.is_exact) values.set("counted", counted(facets.counted, "briefing", "briefings"));
    return render("filters.html", values);
}

}  // namespace debrief
