#include "web/pages/facts_frame.h"

#include "searcher/index_reader.h"
#include "web/pages/parts.h"

#include <algorithm>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::size_t longest_asked = 120;  ///< bytes of a query or title in a heading
constexpr std::size_t newest_offered = 3;

/// A link of the page's own, beside others.
TemplateData state_link(const FactsState& state, std::string_view name, const Addresses& addresses) {
    TemplateData values;
    values.set("link", address_of(state, addresses));
    values.set("name", std::string(name));
    return values;
}

std::string_view name_of_filter(std::string_view filter, std::span<const FilterChoice> offered) {
    for (const FilterChoice& choice : offered)
        if (choice.filter == filter) return choice.name;
    return filter;
}

bool is_filter_on(const FactsState& state, std::string_view filter) {
    const auto& filters = state.search.filters;
    return std::find(filters.begin(), filters.end(), filter) != filters.end();
}

/// What the page is about, in words: the title of a story, else the query.
std::string asked_text(const FactsState& state, const Subject& subject, const SiteContext& context) {
    if (subject.is_story) {
        if (!subject.briefings.empty()) return shown_title(subject.briefings.front().record.briefing);
        SubjectRequest request;
        request.search.query = subject.query;
        context.apply_to(request.search);
        request.search.limit = 1;
        const Subject story = read_subject(context.reader, request);
        if (!story.briefings.empty()) return shown_title(story.briefings.front().record.briefing);
    }
    return state.search.query;
}

void set_asked_subject(TemplateData& values, const Subject& subject, const Addresses& addresses) {
    if (!subject.is_story) return;
    values.set("is_story", true);
    if (subject.story.empty()) {
        values.set("briefing", addresses.briefing(subject.query));
    } else {
        values.set("story", addresses.story(subject.story));
    }
}

/// What else to try where nothing was found.
std::string nothing_found_html(const FactsState& state, const Subject& subject, const Addresses& addresses) {
    TemplateData values;
    FactsState wider = state;
    wider.search.filters.clear();
    for (auto& choice : wider.choices) choice.second.clear();
    if (address_of(wider, addresses) != address_of(state, addresses))
        values.set("wider", address_of(wider, addresses));
    if (!subject.is_story) values.set("search", addresses.search(state.search));
    values.set("help", addresses.view(View::help, ""));
    return render("facts_nothing.html", values);
}

}  // namespace

FactsState read_facts_state(const Request& request, View view) {
    FactsState state{.view = view};
    state.search = read_search_state(request);
    state.search.sort = Sort::relevance;
    state.search.group = Group::none;
    state.search.page = 1;
    state.rows = request.number("n", first_rows, 1, most_rows);
    return state;
}

std::string address_of(const FactsState& state, const Addresses& addresses) {
    std::string address = fmt::format("{}?{}", addresses.view(state.view, ""), to_parameters(state.search));
    for (const auto& [name, value] : state.choices)
        if (!value.empty()) address += fmt::format("&{}={}", name, percent_encode(value));
    if (state.rows != first_rows) address += fmt::format("&n={}", state.rows);
    return address;
}

FactsState with_choice(FactsState state, std::string_view name, std::string_view value) {
    for (auto& choice : state.choices)
        if (choice.first == name) choice.second = value;
    state.rows = first_rows;
    return state;
}

std::string filters_html(const FactsState& state, std::span<const FilterChoice> offered,
                         const Addresses& addresses) {
    TemplateData on{TemplateData::type::list};
    TemplateData off{TemplateData::type::list};
    FactsState changed = state;
    changed.rows = first_rows;
    for (const std::string& filter : state.search.filters) {
        changed.search = without_filter(state.search, filter);
        on << state_link(changed, shortened(name_of_filter(filter, offered), longest_asked), addresses);
    }
    for (const FilterChoice& choice : offered) {
        if (is_filter_on(state, choice.filter)) continue;
        changed.search = with_filter(state.search, choice.filter);
        off << state_link(changed, choice.name, addresses);
    }
    if (state.search.filters.empty() && offered.empty()) return "";
    TemplateData values;
    values.set("on", on);
    values.set("off", off);
    return render("facts_filters.html", values);
}

std::string choices_html(const FactsState& state, std::string_view parameter, std::span<const ChoiceTab> tabs,
                         std::string_view label, const Addresses& addresses) {
    std::string_view chosen;
    for (const auto& choice : state.choices)
        if (choice.first == parameter) chosen = choice.second;
    TemplateData list{TemplateData::type::list};
    for (const ChoiceTab& tab : tabs) {
        TemplateData values = state_link(with_choice(state, parameter, tab.value), tab.name, addresses);
        values.set("is_current", tab.value == chosen);
        list << values;
    }
    TemplateData values;
    values.set("tabs", list);
    values.set("label", std::string(label));
    return render("facts_tabs.html", values);
}

std::string where_read(const Subject& subject) {
    const std::size_t read = subject.briefings.empty() ? subject.total : subject.briefings.size();
    if (subject.is_story) {
        if (subject.story.empty()) return "in one briefing";
        return read < subject.total ? fmt::format("in the first {} of {} tellings", read, subject.total)
                                    : "in " + count_of(subject.total, "telling");
    }
    return read < subject.total ? fmt::format("in the best {} of {} briefings", read, subject.total)
                                : "in " + count_of(subject.total, "briefing");
}

std::string rows_count(std::string_view noun, std::size_t shown, std::size_t total, const Subject& subject) {
    if (subject.total == 0) return "No briefing answers";
    if (shown == 0) return fmt::format("No {} {}", noun, where_read(subject));
    const std::string part = shown < total ? fmt::format("{} of ", shown) : "";
    return fmt::format("{}{} {}", part, count_of(total, noun), where_read(subject));
}

Response facts_page(const FactsState& state, const Subject& subject, const FactsContent& content,
                    const SiteContext& context) {
    const Addresses addresses = context.addresses();
    const std::string asked = asked_text(state, subject, context);
    const std::string title =
        fmt::format("{}{}{}", content.name, asked.empty() ? "" : ": ", shortened(asked, longest_asked));
    TemplateData values;
    values.set("title", title);
    values.set("count", content.count);
    values.set("notes", notes_html(state.search.query, subject.notes));
    set_asked_subject(values, subject, addresses);
    set_known(values, "about", content.about);
    values.set("controls", content.controls);
    if (subject.is_story && !content.passes_filters && !state.search.filters.empty())
        values.set("is_unfiltered", true);
    values.set("list", content.list.empty() ? nothing_found_html(state, subject, addresses) : content.list);
    if (content.shown < content.total && state.rows < most_rows && !content.list.empty()) {
        FactsState more = state;
        more.rows = std::min(most_rows, state.rows + first_rows);
        const std::string place = content.adds_at_end ? fmt::format("#row-{}", content.shown + 1) : "";
        values.set("more", address_of(more, addresses) + place);
        values.set("others", fmt::format("{}", content.total - content.shown));
    }
    return to_response(200,
                       {.title = title,
                        .query = state.search.query,
                        .filters = state.search.filters,
                        .view = state.view,
                        .content = render("facts.html", values)},
                       context.settings);
}

Response blank_facts_page(const FactsState& state, std::string_view name, std::string_view lead,
                          std::span<const FactsExample> examples, const SiteContext& context) {
    const Addresses addresses = context.addresses();
    TemplateData values;
    values.set("title", std::string(name));
    values.set("lead", std::string(lead));
    TemplateData asked{TemplateData::type::list};
    for (const FactsExample& example : examples) {
        TemplateData row;
        row.set("link", addresses.view(state.view, example.query));
        row.set("query", std::string(example.query));
        row.set("help", std::string(example.help));
        asked << row;
    }
    values.set("examples", asked);

    SearchRequest newest;
    newest.limit = newest_offered;
    newest.sort = Sort::newest;
    newest.total = SearchRequest::Total::none;
    newest.group = Group::story;
    newest.snippets.count = 0;
    context.apply_to(newest);
    TemplateData briefings{TemplateData::type::list};
    const SearchResult result = search(context.reader, newest);
    for (const Hit& hit : result.hits) {
        if (hit.story.empty() && !is_linkable(hit.id)) continue;
        TemplateData row;
        row.set("link", addresses.view(state.view, hit.story.empty() ? hit.id : hit.story));
        row.set("name", shortened(hit.title.empty() ? hit.id : hit.title, longest_shown_title));
        briefings << row;
    }
    values.set("newest", briefings);
    values.set("has_newest", !briefings.is_empty_list());
    return to_response(
        200, {.title = std::string(name), .view = state.view, .content = render("facts_blank.html", values)},
        context.settings);
}

}  // namespace debrief
