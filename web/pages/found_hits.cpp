#include "web/pages/found_hits.h"

#include "corpus/base/text.h"
#include "corpus/event_dates.h"
#include "corpus/languages.h"
#include "searcher/facts/date_label.h"
#include "web/html.h"
#include "web/page.h"
#include "web/pages/parts.h"
#include "web/wording.h"

#include <algorithm>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::size_t longest_title = 240;     ///< bytes
constexpr std::size_t longest_publisher = 80;  ///< bytes, of a publisher or a language

constexpr std::string_view language_of_pages = "en";

TemplateData snippet_data(const Snippet& snippet) {
    TemplateData values;
    values.set("html", mark_html(snippet.text, snippet.matches));
    values.set("cut_before", snippet.cut_before);
    values.set("cut_after", snippet.cut_after);
    return values;
}

/// What tells a browser how to read the text: a code, else nothing.
std::string_view lang_attribute(std::string_view language) {
    const bool is_code = language.size() == 2 && std::all_of(language.begin(), language.end(),
                                                             [](char c) { return c >= 'a' && c <= 'z'; });
    return is_code && language != language_of_pages ? language : std::string_view();
}

std::string cites_html(const Hit& hit, const Addresses& addresses) {
    std::vector<BackingSource> sources;
    for (const CitedHost& cited : hit.cites)
        sources.push_back(
            {line_of(cited.host, longest_publisher), {line_of(cited.owner, longest_publisher), cited.kind}});
    return chips_html(sources, addresses);
}

TemplateData hit_data(const Hit& hit, std::string_view lit, std::string_view usual_language,
                      const Addresses& addresses) {
    TemplateData values;
    const MarkedText title =
        cut_marked(hit.title.empty() ? hit.id : hit.title, hit.title_matches, longest_title);
    values.set("link", addresses.briefing(hit.id, lit));
    values.set("title", mark_html(title.text, title.matches));
    set_known(values, "lang", lang_attribute(hit.language));
    set_known(values, "source", line_of(hit.source, longest_publisher));
    if (hit.date) values.set("iso", to_iso(*hit.date));
    set_known(values, "day", hit_day(hit));
    if (hit.language != usual_language)
        set_known(values, "language", line_of(language_name(hit.language), longest_publisher));
    TemplateData snippets{TemplateData::type::list};
    for (const Snippet& snippet : hit.snippets) snippets << snippet_data(snippet);
    values.set("snippets", snippets);
    set_known(values, "cites", cites_html(hit, addresses));
    if (hit.other_cites > 0) values.set("other_cites", with_thousands(hit.other_cites));
    if (hit.story_size > 1) {
        values.set("story", addresses.story(hit.story));
        values.set("tellings", counted(hit.story_size - 1, "more telling", "more tellings"));
    }
    values.set("has_more", !hit.cites.empty() || hit.story_size > 1);
    return values;
}

}  // namespace

std::string hit_day(const Hit& hit) {
    if (!hit.date) return "";
    const std::string day = date_label({*hit.date, *hit.date}, DatePrecision::day);
    return hit.date_origin == Origin::file ? day + " (by its file)" : day;
}

std::string found_hits_html(const SearchResult& result, std::size_t first, std::string_view usual_language,
                            const Addresses& addresses) {
    if (result.hits.empty()) return "";
    TemplateData hits{TemplateData::type::list};
    for (const Hit& hit : result.hits)
        hits << hit_data(hit, lit_query(result.query), usual_language, addresses);
    TemplateData values;
    values.set("hits", hits);
    values.set("start", fmt::format("{}", first));
    return render("hits.html", values);
}

}  // namespace debrief
