#include "corpus/base/text.h"
#include "searcher/facts/statements.h"
#include "searcher/highlighter.h"
#include "searcher/query_parser.h"
#include "searcher/similar_briefings.h"
#include "searcher/snippet.h"
#include "web/html.h"
#include "web/pages/briefing_body.h"
#include "web/pages/pages.h"
#include "web/pages/parts.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace debrief {

namespace {

constexpr std::size_t shown_at_first = 200'000;  ///< bytes of a text; the rest on demand
constexpr std::size_t related_briefings = 5;
constexpr std::size_t listed_tellings = 20;
constexpr std::size_t longest_language = 3;
constexpr std::size_t longest_heading = 90;  ///< bytes

std::vector<Span> lit_spans(std::string_view text, const Highlighter& highlighter, const TextTraits& traits) {
    std::vector<Span> spans;
    for (const Match& match : shown_matches(highlighter.find(text, traits))) spans.push_back(match.span);
    return join_neighbours(text, spans);
}

/// The briefing's language as HTML names it; empty where it is unknown or no code.
std::string language_code(const Briefing& briefing) {
    const bool is_code = briefing.language.size() >= 2 && briefing.language.size() <= longest_language &&
                         std::all_of(briefing.language.begin(), briefing.language.end(), is_ascii_lower);
    return is_code ? briefing.language : "";
}

/// Whether a line of its own looks like a heading: short, and without an end as sentences have it.
bool is_heading(std::string_view line) {
    return line.size() <= longest_heading &&
           std::string_view(".!?:;,)\"'").find(line.back()) == std::string_view::npos &&
           !line.ends_with("”") && !line.ends_with("’") && line.find('\n') == std::string_view::npos;
}

/// A part of a briefing as blocks; `is_cut` is set where not all of it is shown.
TemplateData body_blocks(const Briefing& briefing, const StatementReader& reader, BriefingPart part,
                         const std::vector<Span>& matches, std::size_t most, BodyMarkup& markup,
                         const Addresses& addresses, bool& is_cut) {
    const std::string& text = part == BriefingPart::summary ? briefing.summary : briefing.text;
    TemplateData blocks{TemplateData::type::list};
    for (const ReadingBlock& block : reading_blocks(briefing, reader, part)) {
        if (block.span.end > most) {
            is_cut = true;
            break;
        }
        TemplateData values;
        values.set("html", markup.block(text, block, matches));
        const std::vector<BackingSource> sources = markup.sources_of(block);
        set_known(values, "chips", chips_html(sources, addresses));
        values.set("is_unbacked", sources.empty());
        const std::vector<std::size_t> numbers = markup.numbers_of(block);
        if (!numbers.empty()) values.set("numbers", fmt::format("{}", fmt::join(numbers, ", ")));
        values.set("is_heading", is_heading(block.span.of(text)));
        blocks << values;
    }
    return blocks;
}

TemplateData source_list(const BodyMarkup& markup, const Addresses& addresses) {
    TemplateData list{TemplateData::type::list};
    for (const NumberedSource& numbered : markup.sources()) {
        TemplateData values;
        values.set("host", numbered.source.host);
        values.set("link", addresses.source(numbered.source.host));
        values.set("owner", numbered.source.source.owner);
        values.set("kind", std::string(to_string(numbered.source.source.kind)));
        values.set("sentences", count_of(numbered.sentences, "sentence"));
        list << values;
    }
    return list;
}

/// The tellings of the story that it tells, itself among them.
Subject story_of(const std::string& id, const SiteContext& context) {
    SubjectRequest request;
    context.apply_to(request.search);
    request.search.query = id;
    request.search.limit = listed_tellings;
    Subject subject = read_subject(context.reader, request);
    return subject.is_story ? std::move(subject) : Subject{};
}

/// Briefings that are like it, but for those that tell the same story.
TemplateData related_list(const std::string& id, const Subject& story, const SiteContext& context) {
    TemplateData list{TemplateData::type::list};
    const auto found = find_similar(
        context.reader,
        {.id = id, .limit = related_briefings + story.briefings.size(), .deadline = context.deadline});
    if (!found) return list;
    std::size_t listed = 0;
    for (const SimilarBriefing& similar : found->similar) {
        const bool is_told = std::any_of(
            story.briefings.begin(), story.briefings.end(),
            [&](const SubjectBriefing& telling) { return telling.record.briefing.id == similar.id; });
        if (is_told || !is_linkable(similar.id) || listed == related_briefings) continue;
        ++listed;
        Briefing about;
        about.id = similar.id;
        about.title = similar.title;
        about.date = similar.date;
        about.date_origin = similar.date_origin;
        TemplateData values;
        values.set("link", context.addresses().briefing(similar.id));
        values.set("title", shown_title(about));
        set_known(values, "day", day_html(about));
        set_known(values, "source", shortened(similar.source, longest_shown_title));
        list << values;
    }
    return list;
}

/// The story that the briefing tells with others, and who they are.
void set_story(TemplateData& values, const Briefing& briefing, const Subject& subject,
               const SiteContext& context) {
    if (subject.story.empty()) return;
    TemplateData tellings{TemplateData::type::list};
    for (const SubjectBriefing& telling : subject.briefings) {
        const Briefing& other = telling.record.briefing;
        if (other.id == briefing.id || !is_linkable(other.id)) continue;
        TemplateData row;
        row.set("link", context.addresses().briefing(other.id));
        row.set("title", shown_title(other));
        set_known(row, "day", day_html(other));
        set_known(row, "source", shortened(other.source, longest_shown_title));
        tellings << row;
    }
    TemplateData story;
    story.set("link", context.addresses().story(subject.story));
    story.set("count", fmt::format("{}", subject.total));
    story.set("tellings", tellings);
    values.set("story", story);
}

TemplateData chrome_list(const Briefing& briefing) {
    TemplateData list{TemplateData::type::list};
    for (const Chrome& piece : briefing.chrome) {
        TemplateData values;
        values.set("text", shortened(trim(piece.span.of(briefing.text)), shown_at_first));
        list << values;
    }
    return list;
}

void set_about(TemplateData& values, const Briefing& briefing) {
    values.set("id", briefing.id);
    set_known(values, "day", day_html(briefing));
    set_known(values, "source", briefing.source);
    set_known(values, "url", safe_link(briefing.url));
    set_known(values, "language", language_code(briefing));
}

}  // namespace

Response briefing_page(const Request& request, const SiteContext& context) {
    const auto briefing = context.reader.find(request.parameter("id"));
    if (!briefing)
        return error_page(404, "there is no briefing with this id", "it may have been removed from the index",
                          context.settings);
    const std::string query = request.parameter("q");
    const bool is_whole = request.number("all", 0, 0, 1) == 1;
    SearchRequest search_request;
    context.apply_to(search_request);
    const ParsedQuery parsed = parse_query(query, search_request.context);
    const Highlighter highlighter(parsed.query, context.reader.stemmers());
    const TextTraits traits{briefing->language, briefing->date};
    const Addresses addresses = context.addresses();
    const StatementReader reader(*briefing);
    BodyMarkup markup(reader, addresses);

    TemplateData values;
    const std::string& title = briefing->title.empty() ? briefing->id : briefing->title;
    values.set("title", mark_html(title, lit_spans(briefing->title, highlighter, traits)));
    set_about(values, *briefing);
    bool is_cut = false;
    const std::size_t most = is_whole ? std::string::npos : shown_at_first;
    for (const auto& [name, part, text] : {std::tuple("summary", BriefingPart::summary, &briefing->summary),
                                           std::tuple("text", BriefingPart::text, &briefing->text)}) {
        values.set(name, body_blocks(*briefing, reader, part, lit_spans(*text, highlighter, traits), most,
                                     markup, addresses, is_cut));
    }
    if (is_cut) values.set("whole", addresses.briefing(briefing->id, query) + "&all=1");
    const bool cites = !markup.sources().empty();
    values.set("cites", cites);
    values.set("sources", source_list(markup, addresses));
    if (markup.matches() > 0) {
        values.set("matches",
                   fmt::format("{} {}", markup.matches(), markup.matches() == 1 ? "match" : "matches"));
    }
    values.set("chrome", chrome_list(*briefing));
    values.set("has_chrome", !briefing->chrome.empty());
    const Subject story = story_of(briefing->id, context);
    set_story(values, *briefing, story, context);
    const TemplateData related = related_list(briefing->id, story, context);
    values.set("has_related", related.is_non_empty_list());
    values.set("related", related);
    values.set("notes", late_note_html(context));
    if (!query.empty()) values.set("back", addresses.search(query));
    return to_response(200,
                       {.title = shown_title(*briefing),
                        .query = query,
                        .view = View::search,
                        .content = render("briefing.html", values)},
                       context.settings);
}

}  // namespace debrief
