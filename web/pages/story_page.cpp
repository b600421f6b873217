#include "corpus/base/error.h"
#include "corpus/base/text.h"
#include "searcher/facts/cited_sources.h"
#include "searcher/facts/figure_list.h"
#include "searcher/facts/statement_readers.h"
#include "searcher/facts/story_report.h"
#include "searcher/facts/telling_comparison.h"
#include "searcher/facts/timeline.h"
#include "searcher/index_reader.h"
#include "web/page.h"
#include "web/pages/pages.h"
#include "web/pages/parts.h"
#include "web/pages/periods.h"
#include "web/pages/source_rows.h"
#include "web/pages/story_differences.h"
#include "web/pages/story_parts.h"
#include "web/pages/story_tellings.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::size_t most_tellings_read = 50;
constexpr std::size_t most_dates_of_story = 12;
constexpr std::size_t most_figures_of_story = 10;
constexpr std::size_t figures_read_of_story = 100;
constexpr std::size_t most_sources_of_story = 24;
constexpr std::size_t most_section_bytes = 48 * 1024;  ///< of dates, of figures, of sources
constexpr std::size_t longest_in_figure_row = 120;     ///< bytes

SubjectRequest story_request(const std::string& id, const SiteContext& context) {
    SubjectRequest request;
    request.search.query = id;
    request.search.limit = most_tellings_read;
    context.apply_to(request.search);
    return request;
}

std::string story_date_html(const TimelineDate& date, const Subject& subject, const Addresses& addresses) {
    const DateTelling& best = date.tellings[date.best];
    SentenceMarks marks;
    const std::string& text = best.statement.text;
    const std::size_t begin = best.written.empty() ? std::string::npos : text.find(best.written);
    if (begin != std::string::npos) marks.matches.push_back({begin, begin + best.written.size()});
    TemplateData values;
    values.set("date", period_html(date.days, date.precision));
    values.set("precision", std::string(to_string(date.precision)));
    values.set("is_year_inferred", date.is_year_inferred);
    if (date.tellings.size() > 1) values.set("tellings", count_of(date.tellings.size(), "telling"));
    values.set("html",
               place_html({&subject.briefings[best.briefing], &best.statement, sentence_html(text, marks)},
                          "", addresses));
    return render("story_date.html", values);
}

void set_dates(TemplateData& values, const std::string& key, const Subject& story, StatementReaders& tellings,
               const SiteContext& context) {
    const Addresses addresses = context.addresses();
    const Timeline timeline =
        find_timeline(context.reader, {.subject = story_request(key, context), .limit = most_dates_of_story},
                      story, tellings);
    BoundedRows rows(most_section_bytes);
    for (const TimelineDate& date : timeline.dates) rows.add(story_date_html(date, story, addresses));
    set_known(values, "dates", rows.html());
    if (timeline.others + rows.left_out() > 0)
        values.set("more_dates", count_of(timeline.dates.size() + timeline.others, "date"));
    values.set("timeline_link", addresses.view(View::timeline, key));
}

/// A figure of a story, whatever its sentences say of it.
struct StoryFigure {
    const ListedFigure* first;
    std::set<std::size_t> tellings;
    std::set<std::string> owners;
};

/// Those that most tellings give first, else as the list has them.
std::vector<StoryFigure> top_figures(const FigureList& list) {
    std::vector<StoryFigure> figures;
    std::map<std::string, std::size_t> known;
    for (const ListedFigure& listed : list.figures) {
        const std::string normal =
            fmt::format("{} {}", to_string(listed.figure.bound), normal_form(listed.figure));
        const std::size_t place = known.try_emplace(normal, figures.size()).first->second;
        if (place == figures.size()) figures.push_back({&listed, {}, {}});
        for (const FigurePlace& told : listed.places) {
            figures[place].tellings.insert(told.briefing);
            for (const BackingSource& source : told.statement.sources)
                figures[place].owners.insert(source.source.owner);
        }
    }
    std::stable_sort(figures.begin(), figures.end(), [](const StoryFigure& left, const StoryFigure& right) {
        return left.tellings.size() > right.tellings.size();
    });
    return figures;
}

std::string story_figure_html(const StoryFigure& figure, const Subject& subject, const Addresses& addresses) {
    const FigurePlace& place = figure.first->places.front();
    const std::string& id = subject.briefings[place.briefing].record.briefing.id;
    TemplateData values;
    if (is_linkable(id)) values.set("link", addresses.sentence(id, place.statement.place));
    values.set("written", shortened(collapse_spaces(place.written), longest_in_figure_row));
    values.set("about", shortened(collapse_spaces(figure.first->figure.about), longest_in_figure_row));
    values.set("tellings", fmt::format("{}", figure.tellings.size()));
    values.set("owners", fmt::format("{}", figure.owners.size()));
    return render("story_figure.html", values);
}

void set_figures(TemplateData& values, const std::string& key, const Subject& story,
                 StatementReaders& tellings, const SiteContext& context) {
    const Addresses addresses = context.addresses();
    const FigureList list = find_figure_list(
        context.reader, {.subject = story_request(key, context), .kinds = {}, .limit = figures_read_of_story},
        story, tellings);
    BoundedRows rows(most_section_bytes);
    for (const StoryFigure& figure : top_figures(list)) {
        if (rows.shown() == most_figures_of_story) break;
        rows.add(story_figure_html(figure, story, addresses));
    }
    set_known(values, "figures", rows.html());
    values.set("figures_link", addresses.view(View::figures, key));
}

/// What a host is to most of the briefings that cite it.
SourceKind main_kind(const CitedSource& source) {
    std::size_t main = 0;
    for (std::size_t i = 1; i < source_kinds.size(); ++i)
        if (source.kinds[i].briefings > source.kinds[main].briefings) main = i;
    return source_kinds[main];
}

void set_sources(TemplateData& values, const std::string& key, const SiteContext& context) {
    const Addresses addresses = context.addresses();
    const CitedSources cited = find_cited_sources(
        context.reader,
        {.subject = story_request(key, context), .by = SourcesBy::host, .limit = most_sources_of_story});
    BoundedRows rows(most_section_bytes);
    for (const CitedSource& source : cited.rows) {
        TemplateData row;
        row.set("link", addresses.source(source.name));
        row.set("name", shortened(source.name, longest_in_figure_row));
        row.set("owner", shortened(source.owner, longest_in_figure_row));
        row.set("kind", std::string(to_string(main_kind(source))));
        row.set("count", count_of(source.counts.briefings, "telling"));
        rows.add(render("story_source.html", row));
    }
    set_known(values, "sources", rows.html());
    values.set("corroboration", fmt::format("{} of {}: {}", count_of(cited.hosts, "host"),
                                            count_of(cited.owners, "owner"), corroboration_text(cited)));
    values.set("sources_link", addresses.view(View::sources, key));
}

void set_story_head(TemplateData& values, const StoryReport& report) {
    values.set("title",
               shortened(report.title.empty() ? report.headline : report.title, longest_shown_title));
    const bool is_alone = report.subject.story.empty();
    values.set("is_alone", is_alone);
    values.set("tellings", is_alone ? "nobody else tells it" : count_of(report.subject.total, "telling"));
    set_known(values, "days", days_html(report.first, report.last));
    set_known(values, "owners", cited_owners_text(report.owners));
}

void set_story_links(TemplateData& values, const StoryReport& report, const std::string& key,
                     const Addresses& addresses) {
    values.set("claims", addresses.view(View::claims, key));
    values.set("quotes", addresses.view(View::quotes, key));
    values.set("feed", addresses.story_feed(key));
    values.set("json", addresses.story_json(key));
    if (!report.subject.story.empty())
        values.set("search", addresses.search("story:" + report.subject.story));
}

Response unknown_story_page(std::string_view id, const SiteContext& context) {
    const Addresses addresses = context.addresses();
    const std::string shown = shortened(collapse_spaces(id), longest_in_figure_row);
    TemplateData values;
    values.set("id", shown);
    values.set("stories", addresses.view(View::stories, ""));
    values.set("search", addresses.search(shown));
    return to_response(404,
                       {.title = "No story has this id",
                        .view = View::stories,
                        .content = render("story_unknown.html", values)},
                       context.settings);
}

}  // namespace

Response story_page(const Request& request, const SiteContext& context) {
    const std::string id(trim(request.parameter("id")));
    if (id.empty())
        throw Error(ErrorKind::usage, "'id' is missing",
                    "give a story or a briefing that tells one: /story?id=ID");
    const SubjectRequest asked = story_request(id, context);
    auto report = find_story(context.reader, asked);
    if (!report) return unknown_story_page(id, context);
    const Subject& story = report->subject;
    StatementReaders tellings(story.briefings);
    add_tellings(*report, tellings, asked.search);

    const Addresses addresses = context.addresses();
    const std::string& key = report->subject.story.empty() ? report->headline : report->subject.story;
    TemplateData values;
    set_story_head(values, *report);
    values.set("told", tellings_html(*report, addresses));
    if (report->tellings.size() > 1) {
        values.set("differences",
                   differences_html(compare_tellings(tellings, asked.search.deadline), story, addresses));
    }
    set_dates(values, key, story, tellings, context);
    set_figures(values, key, story, tellings, context);
    set_sources(values, key, context);
    values.set("notes", late_note_html(context));
    if (is_linkable(key)) set_story_links(values, *report, key, addresses);
    values.set("is_linkable", is_linkable(key));
    return to_response(200,
                       {.title = shortened(report->title.empty() ? key : report->title, longest_shown_title),
                        .view = View::none,
                        .content = render("story.html", values),
                        .feed = is_linkable(key) ? addresses.story_feed(key) : ""},
                       context.settings);
}

}  // namespace debrief
