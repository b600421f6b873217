#include "corpus/citations.h"
#include "corpus/sentences.h"
#include "searcher/highlighter.h"
#include "searcher/query_parser.h"
#include "web/html.h"
#include "web/page.h"
#include "web/pages/pages.h"

#include <algorithm>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::size_t readable_paragraph =
    320;  ///< bytes; a longer one may be broken where its sources are named

/// A text's paragraphs: its lines, and long ones broken behind sentences that name their sources.
std::vector<Span> paragraphs_of(std::string_view text) {
    std::vector<Span> paragraphs;
    bool is_open = false;
    for (const Span& sentence : split_sentences(text)) {
        const bool is_new_line =
            is_open &&
            text.substr(paragraphs.back().end, sentence.begin - paragraphs.back().end).find('\n') !=
                std::string_view::npos;
        if (!is_open || is_new_line) {
            paragraphs.push_back(sentence);
        } else {
            paragraphs.back().end = sentence.end;
        }
        const bool names_sources = !find_citations(sentence.of(text)).empty();
        is_open = !(names_sources && paragraphs.back().size() >= readable_paragraph);
    }
    return paragraphs;
}

TemplateData marked_paragraphs(std::string_view text, const Highlighter& highlighter,
                               const TextTraits& traits) {
    const std::vector<Match> matches = shown_matches(highlighter.find(text, traits));
    TemplateData paragraphs(TemplateData::type::list);
    auto match = matches.begin();  // both are in order
    for (const Span& paragraph : paragraphs_of(text)) {
        std::vector<Span> inside;
        for (; match != matches.end() && match->span.begin < paragraph.end; ++match) {
            const Span lit{match->span.begin, std::min(match->span.end, paragraph.end)};
            inside.push_back({lit.begin - paragraph.begin, lit.end - paragraph.begin});
        }
        TemplateData values;
        values.set("html", mark_html(paragraph.of(text), inside));
        paragraphs << values;
    }
    return paragraphs;
}

}  // namespace

Response briefing_page(const Request& request, const SiteContext& context) {
    const auto briefing = context.reader.find(request.parameter("id"));
    if (!briefing)
        return error_page(404, "there is no briefing with this id", "it may have been removed from the index",
                          context.settings);
    const std::string query = request.parameter("q");
    SearchRequest search_request;
    context.apply_to(search_request);
    const ParsedQuery parsed = parse_query(query, search_request.context);
    const Highlighter highlighter(parsed.query, context.reader.stemmers());
    const TextTraits traits{briefing->language, briefing->date};

    TemplateData values;
    std::vector<Span> title_matches;
    for (const Match& match : shown_matches(highlighter.find(briefing->title, traits)))
        title_matches.push_back(match.span);
    const std::string& title = briefing->title.empty() ? briefing->id : briefing->title;
    values.set("title", mark_html(title, title_matches));
    values.set("id", briefing->id);
    set_known(values, "date", briefing->date ? to_iso(*briefing->date) : "");
    set_known(values, "source", briefing->source);
    set_known(values, "url", safe_link(briefing->url));
    values.set("summary", marked_paragraphs(briefing->summary, highlighter, traits));
    values.set("text", marked_paragraphs(briefing->text, highlighter, traits));
    if (!query.empty()) values.set("back", context.addresses().search(query));
    return to_response(
        200,
        {.title = title, .query = query, .view = View::search, .content = render("briefing.html", values)},
        context.settings);
}

}  // namespace debrief
