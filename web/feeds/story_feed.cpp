#include "corpus/base/error.h"
#include "searcher/facts/story_report.h"
#include "searcher/facts/subject.h"
#include "web/feeds/atom_feed.h"
#include "web/feeds/feeds.h"
#include "web/html.h"
#include "web/page.h"

#include <algorithm>

namespace debrief {

namespace {

PublishedEntry to_entry(const SubjectBriefing& telling, const std::string& site, const Addresses& addresses) {
    const Briefing& briefing = telling.record.briefing;
    return {.id = stable_urn("briefing", briefing.id),
            .title = briefing.title.empty() ? briefing.id : briefing.title,
            .link = site + addresses.briefing(briefing.id),
            .original = std::string(safe_link(briefing.url)),
            .date = briefing.date,
            .author = briefing.source,
            .summary = briefing.summary};
}

}  // namespace

Response story_feed(const Request& request, const SiteContext& context) {
    const std::string id = request.parameter("id");
    SubjectRequest subject;
    subject.search.query = id;
    context.apply_to(subject.search);
    const auto story = tell_story(context.reader, subject);
    if (!story)
        return error_page(404, "there is no story with this id",
                          "its tellings may have been removed from the index", context.settings);
    const Addresses addresses = context.addresses();
    const std::string key = story->subject.story.empty() ? id : story->subject.story;
    PublishedFeed feed{.id = stable_urn("story", key),
                       .title = "Debrief: " + story->title,
                       .link = request.origin + addresses.story(key),
                       .self = request.origin + addresses.story_feed(key),
                       .entries = {}};
    for (const SubjectBriefing& telling : story->subject.briefings)
        feed.entries.push_back(to_entry(telling, request.origin, addresses));
    std::stable_sort(
        feed.entries.begin(), feed.entries.end(),
        [](const PublishedEntry& left, const PublishedEntry& right) { return left.date > right.date; });
    return {.content_type = "application/atom+xml; charset=utf-8", .body = to_atom(feed)};
}

}  // namespace debrief
