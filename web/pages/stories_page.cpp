#include "corpus/base/error.h"
#include "searcher/facts/story_list.h"
#include "searcher/index_reader.h"
#include "web/page.h"
#include "web/pages/pages.h"
#include "web/pages/parts.h"
#include "web/pages/periods.h"
#include "web/pages/story_parts.h"
#include "web/search_state.h"

#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace debrief {

namespace {

constexpr std::size_t stories_per_page = 10;
constexpr std::size_t last_page_of_stories = 1000;
constexpr std::size_t most_publishers = 4;
constexpr std::size_t longest_asked_stories = 120;  ///< bytes of the query in a heading
constexpr std::string_view nobody_else_tells = "-story:*";

struct OrderName {
    StoryOrder order;
    std::string_view name;  ///< for people
};

constexpr std::array order_names{
    OrderName{StoryOrder::owners, "Most sources"},
    OrderName{StoryOrder::tellings, "Most tellings"},
    OrderName{StoryOrder::newest, "Newest"},
};

/// What an address of this page says: `/stories?q=QUERY&f=FILTER&sort=newest&page=2`.
struct StoriesState {
    SearchState search{};  ///< query, filters, page
    StoryOrder order = StoryOrder::owners;
};

/// Of a query what is corroborated best comes first, without one what was told last.
StoryOrder usual_order(const SearchState& search) {
    return search.is_blank() ? StoryOrder::newest : StoryOrder::owners;
}

StoriesState read_stories_state(Request request) {
    const std::string sort = request.parameter("sort");
    std::erase_if(request.parameters, [](const auto& parameter) {
        return parameter.first == "sort" || parameter.first == "group";
    });
    StoriesState state{.search = read_search_state(request)};
    state.search.page = request.number("page", 1, 1, last_page_of_stories);
    state.order = usual_order(state.search);
    if (sort.empty()) return state;
    const auto order = find_story_order(sort);
    if (!order)
        throw Error(ErrorKind::usage, fmt::format("'sort' cannot be '{}'", sort),
                    fmt::format("it is one of {}", fmt::join(story_order_names, ", ")));
    state.order = *order;
    return state;
}

std::string stories_address(const StoriesState& state, const Addresses& addresses) {
    SearchState search = state.search;
    search.page = 1;
    std::string address = fmt::format("{}?{}", addresses.view(View::stories, ""), to_parameters(search));
    if (state.order != usual_order(search))
        address += fmt::format("&sort={}", story_order_names.at(static_cast<std::size_t>(state.order)));
    if (state.search.page > 1) address += fmt::format("&page={}", state.search.page);
    return address;
}

std::string stories_page_address(StoriesState state, std::size_t page, const Addresses& addresses) {
    state.search.page = page;
    return stories_address(state, addresses);
}

std::string order_html(const StoriesState& state, const Addresses& addresses) {
    TemplateData tabs{TemplateData::type::list};
    for (const OrderName& each : order_names) {
        StoriesState other = state;
        other.order = each.order;
        TemplateData values;
        values.set("link", stories_page_address(other, 1, addresses));
        values.set("name", std::string(each.name));
        values.set("is_current", each.order == state.order);
        tabs << values;
    }
    TemplateData values;
    values.set("tabs", tabs);
    values.set("label", std::string("Order"));
    return render("facts_tabs.html", values);
}

/// The filters that are on, each a link that takes it away; empty for none.
std::string filters_of_stories_html(const StoriesState& state, const Addresses& addresses) {
    if (state.search.filters.empty()) return "";
    TemplateData on{TemplateData::type::list};
    for (const std::string& filter : state.search.filters) {
        StoriesState without = state;
        without.search = without_filter(state.search, filter);
        TemplateData values;
        values.set("link", stories_address(without, addresses));
        values.set("name", shortened(filter, longest_asked_stories));
        on << values;
    }
    TemplateData values;
    values.set("on", on);
    return render("facts_filters.html", values);
}

TemplateData listed_story(const ListedStory& story, const SearchState& search, const Addresses& addresses) {
    TemplateData row;
    row.set("link", addresses.story(story.id));
    row.set("title", shortened(story.title.empty() ? story.headline : story.title, longest_shown_title));
    row.set("tellings", count_of(story.tellings.size(), "telling"));
    set_known(row, "days", days_html(story.first, story.last));
    set_known(row, "owners", cited_owners_text(story.owners));
    set_known(row, "publishers", short_list(story.sources, most_publishers));
    if (!search.is_blank() && story.matching < story.tellings.size())
        row.set("matching", fmt::format("{} of them", story.matching));
    return row;
}

/// `57 stories in 320 briefings`, `Stories 11 to 20 of 57 in 320 briefings`.
std::string stories_count(const StoryList& list, std::size_t passed) {
    const std::string where = "in " + count_of(list.matches, "briefing");
    if (list.total == 0) return list.matches == 0 ? "No briefing answers" : "No story " + where;
    if (list.stories.empty()) return fmt::format("There are only {} stories {}", list.total, where);
    if (list.stories.size() < list.total) {
        return fmt::format("Stories {} to {} of {} {}", passed + 1, passed + list.stories.size(), list.total,
                           where);
    }
    return fmt::format("{} {} {}", list.total, list.total == 1 ? "story" : "stories", where);
}

void set_alone(TemplateData& values, const StoryList& list, const StoriesState& state,
               const Addresses& addresses) {
    if (list.alone == 0) return;
    SearchState alone = with_filter(state.search, nobody_else_tells);
    if (alone.filters.size() <= most_filters) values.set("alone_link", addresses.search(alone));
    values.set("alone", count_of(list.alone, "briefing") + " that nobody else tells");
    values.set("has_stories_too", list.total > 0);
}

void set_hints(TemplateData& values, const StoryList& list, const StoriesState& state,
               const Addresses& addresses) {
    if (!list.stories.empty()) return;
    values.set("is_empty", true);
    if (list.total > 0) values.set("first_page", stories_page_address(state, 1, addresses));
    if (!state.search.filters.empty()) {
        StoriesState wider = state;
        wider.search.filters.clear();
        values.set("wider", stories_page_address(wider, 1, addresses));
    }
    if (!state.search.is_blank()) {
        SearchState search = state.search;
        search.page = 1;
        values.set("search", addresses.search(search));
        values.set("latest", addresses.view(View::stories, ""));
    }
    values.set("help", addresses.view(View::help, ""));
}

}  // namespace

Response stories_page(const Request& request, const SiteContext& context) {
    const StoriesState state = read_stories_state(request);
    StoryListRequest list_request{.search = {}, .order = state.order};
    list_request.search.query = state.search.query;
    list_request.search.filters = state.search.filters;
    list_request.search.limit = stories_per_page;
    list_request.search.offset = (state.search.page - 1) * stories_per_page;
    context.apply_to(list_request.search);
    const StoryList list = find_stories(context.reader, list_request);

    const Addresses addresses = context.addresses();
    const std::string& query = state.search.query;
    const std::string title = state.search.is_blank() ? "Latest stories"
                              : query.empty()         ? "Stories"
                                                      : "Stories: " + shortened(query, longest_asked_stories);
    TemplateData values;
    values.set("title", title);
    values.set("count", stories_count(list, list_request.search.offset));
    values.set("notes", notes_html(state.search.query, list.notes));
    values.set("filters", filters_of_stories_html(state, addresses));
    if (list.total > 1) values.set("order", order_html(state, addresses));
    TemplateData rows{TemplateData::type::list};
    for (const ListedStory& story : list.stories) rows << listed_story(story, state.search, addresses);
    values.set("has_stories", !list.stories.empty());
    values.set("stories", rows);
    values.set("start", fmt::format("{}", list_request.search.offset + 1));
    set_alone(values, list, state, addresses);
    set_hints(values, list, state, addresses);
    Page page{
        .title = title, .query = state.search.query, .filters = state.search.filters, .view = View::stories};
    const std::size_t pages = (list.total + stories_per_page - 1) / stories_per_page;
    const std::size_t number = state.search.page;
    if (number > 1 && number <= pages) page.previous = stories_page_address(state, number - 1, addresses);
    if (number < std::min(pages, last_page_of_stories))
        page.next = stories_page_address(state, number + 1, addresses);
    set_known(values, "previous", page.previous);
    set_known(values, "next", page.next);
    values.set("has_pages", !page.previous.empty() || !page.next.empty());
    page.content = render("stories.html", values);
    return to_response(200, page, context.settings);
}

}  // namespace debrief
