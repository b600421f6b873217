#include "corpus/event_dates.h"
#include "searcher/facts/date_label.h"
#include "searcher/facts/story_list.h"
#include "web/page.h"
#include "web/pages/example_queries.h"
#include "web/pages/found_hits.h"
#include "web/pages/pages.h"
#include "web/pages/parts.h"
#include "web/wording.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::size_t latest_stories = 8;
constexpr std::size_t looked_at_stories = 40;  ///< for those
constexpr std::size_t latest_briefings = 8;
constexpr std::size_t named_owners = 3;
constexpr std::size_t longest_story_title = 200;  ///< bytes
constexpr std::size_t longest_owner = 60;         ///< bytes

/// "CNBC, Meta, Reuters and 4 more".
std::string owners_cited(const CitedOwners& owners) {
    std::string text;
    std::size_t named = 0;
    for (const std::string& owner : owners.all) {
        if (named == named_owners) break;
        text += fmt::format("{}{}", named == 0 ? "" : ", ", line_of(owner, longest_owner));
        ++named;
    }
    if (owners.all.size() > named)
        text += fmt::format(" and {} more", with_thousands(owners.all.size() - named));
    return text;
}

TemplateData latest_story_data(const ListedStory& story, const Addresses& addresses) {
    TemplateData row;
    row.set("link", addresses.story(story.id));
    row.set("title", line_of(story.title.empty() ? story.headline : story.title, longest_story_title));
    row.set("tellings", counted(story.tellings.size(), "telling", "tellings"));
    if (story.first && story.last) {
        row.set("iso", to_iso(*story.last));
        row.set("days", date_label({*story.first, *story.last}, DatePrecision::day));
    }
    set_known(row, "owners", owners_cited(story.owners));
    return row;
}

/// The latest first; behind them those that only a file's time puts among these, as a copy of old files does.
std::vector<ListedStory> stories_to_show(std::vector<ListedStory> latest) {
    std::stable_partition(latest.begin(), latest.end(),
                          [](const ListedStory& story) { return story.date_origin != Origin::file; });
    latest.resize(std::min(latest.size(), latest_stories));
    return latest;
}

/// The stories that were told last; where there are none, the briefings.
void set_latest(TemplateData& values, const SiteContext& context) {
    StoryListRequest request;
    context.apply_to(request.search);
    request.search.limit = looked_at_stories;
    request.order = StoryOrder::newest;
    StoryList latest = find_stories(context.reader, request);
    const Addresses addresses = context.addresses();
    if (!latest.stories.empty()) {
        TemplateData stories{TemplateData::type::list};
        for (const ListedStory& story : stories_to_show(std::move(latest.stories)))
            stories << latest_story_data(story, addresses);
        values.set("has_stories", true);
        values.set("stories", stories);
        values.set("story_total", counted(latest.total, "story", "stories"));
        values.set("all_stories", addresses.view(View::stories, ""));
        return;
    }
    SearchRequest newest;
    newest.limit = latest_briefings;
    newest.sort = Sort::newest;
    newest.snippets.count = 0;
    context.apply_to(newest);
    values.set("briefings", found_hits_html(search(context.reader, newest), 1, "en", addresses));
}

void set_examples(TemplateData& values, const SiteContext& context) {
    const Addresses addresses = context.addresses();
    TemplateData rows{TemplateData::type::list};
    const std::vector<ExampleQuery> examples = find_example_queries(context);
    for (const ExampleQuery& example : examples) {
        TemplateData row;
        row.set("query", example.query);
        row.set("link", addresses.search(example.query));
        row.set("finds", example.finds);
        rows << row;
    }
    values.set("has_examples", !examples.empty());
    values.set("examples", rows);
    values.set("help", addresses.view(View::help, ""));
}

}  // namespace

Response home_page(const Request& /*request*/, const SiteContext& context) {
    const IndexInfo info = read_info(context.reader);
    TemplateData values;
    values.set("is_empty", info.documents == 0);
    values.set("heading", info.documents == 0 ? "No briefings yet"
                          : info.documents == 1
                              ? "Search one briefing"
                              : fmt::format("Search {} briefings", with_thousands(info.documents)));
    if (info.first_day && info.last_day)
        values.set("days", date_label({*info.first_day, *info.last_day}, DatePrecision::day));
    if (info.documents > 0) {
        set_latest(values, context);
        set_examples(values, context);
    }
    values.set("notes", late_note_html(context));
    return to_response(200, {.view = View::search, .content = render("home.html", values)}, context.settings);
}

}  // namespace debrief
