#include "web/pages.h"

#include "corpus/citations.h"
#include "corpus/sentences.h"
#include "indexer/schema.h"
#include "searcher/highlighter.h"
#include "searcher/query_parser.h"
#include "searcher/search.h"
#include "web/assets.h"
#include "web/html.h"

#include <fmt/format.h>
#include <kainjow/mustache.hpp>

namespace debrief {

namespace {

using kainjow::mustache::data;
using kainjow::mustache::mustache;

constexpr std::size_t hits_per_page = 10;
constexpr std::size_t last_page = 1000;
constexpr std::size_t readable_paragraph =
    320;  ///< bytes; a longer one may be broken where its sources are named

std::string render(std::string_view asset, data& values) {
    mustache page{std::string(find_asset(asset))};
    page.set_custom_escape([](const std::string& text) { return escape_html(text); });
    return page.render(values);
}

struct Page {
    std::string title;
    std::string query;  ///< what stands in the form
    std::string content;
};

/// What the browser offers while somebody types: the query with a field, or a value of one, behind it.
data completions_of(const std::string& query) {
    data completions{data::type::list};
    const auto add = [&](std::string_view name, std::string_view value, std::string_view help) {
        data completion;
        completion.set("query", fmt::format("{}{}{}:{}", query, query.empty() ? "" : " ", name, value));
        completion.set("help", std::string(help));
        completions << completion;
    };
    for (const Field& field : fields) {
        add(field.name, "", field.help);
        for (const std::string_view choice : choices_of(field)) add(field.name, choice, field.help);
    }
    return completions;
}

Response to_response(int status, const Page& page) {
    data values;
    values.set("title", page.title);
    values.set("query", page.query);
    values.set("completions", completions_of(page.query));
    values.set("content", page.content);
    return {status, "text/html; charset=utf-8", render("layout.html", values)};
}

void set_known(data& values, const std::string& name, std::string_view value) {
    if (!value.empty()) values.set(name, std::string(value));
}

std::string search_link(std::string_view query, std::size_t page) {
    return fmt::format("/?q={}{}", percent_encode(query), page > 1 ? fmt::format("&page={}", page) : "");
}

data to_data(const Snippet& snippet) {
    data values;
    values.set("html", mark_html(snippet.text, snippet.matches));
    values.set("cut_before", snippet.cut_before);
    values.set("cut_after", snippet.cut_after);
    return values;
}

data to_data(const Hit& hit, std::string_view query) {
    data values;
    values.set("link", fmt::format("/briefing?id={}&q={}", percent_encode(hit.id), percent_encode(query)));
    values.set("title", mark_html(hit.title.empty() ? hit.id : hit.title, hit.title_matches));
    values.set("id", hit.id);
    set_known(values, "date",
              hit.date ? to_iso(*hit.date) + (hit.date_origin == Origin::file ? "?" : "") : "");
    set_known(values, "source", hit.source);
    data snippets(data::type::list);
    for (const Snippet& snippet : hit.snippets) snippets << to_data(snippet);
    values.set("snippets", snippets);
    return values;
}

/// The note, and the query around the place it is about.
data to_data(const QueryNote& note, std::string_view query) {
    data values;
    values.set("message", note.message);
    const QueryPlace place = place_of(query, note.offset);
    values.set("before", std::string(place.before));
    values.set("after", std::string(place.after));
    return values;
}

std::string count_line(const SearchResult& result, std::size_t offset) {
    const std::size_t total = result.total.value_or(0);
    if (total == 0) return "No briefing answers.";
    if (total == 1) return "One briefing answers.";
    if (result.hits.empty())
        return fmt::format("{} briefings answer, fewer than would reach this page.", total);
    return fmt::format("{} to {} of {} briefings", offset + 1, offset + result.hits.size(), total);
}

Response home_page(IndexReader& reader) {
    const IndexInfo info = read_info(reader);
    data values;
    values.set("heading", info.documents == 1 ? "Search one briefing"
                                              : fmt::format("Search {} briefings", info.documents));
    if (info.first_day) {
        values.set("first_day", to_iso(*info.first_day));
        values.set("last_day", to_iso(*info.last_day));
    }
    data rows(data::type::list);
    for (const Field& field : fields) {
        data row;
        row.set("link", search_link(field.example, 1));
        row.set("example", std::string(field.example));
        row.set("help", std::string(field.help));
        rows << row;
    }
    values.set("fields", rows);
    return to_response(200, {"Debrief", "", render("home.html", values)});
}

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

data marked_paragraphs(std::string_view text, const Highlighter& highlighter, const TextTraits& traits) {
    const std::vector<Match> matches = shown_matches(highlighter.find(text, traits));
    data paragraphs(data::type::list);
    auto match = matches.begin();  // both are in order
    for (const Span& paragraph : paragraphs_of(text)) {
        std::vector<Span> inside;
        for (; match != matches.end() && match->span.begin < paragraph.end; ++match) {
            const Span lit{match->span.begin, std::min(match->span.end, paragraph.end)};
            inside.push_back({lit.begin - paragraph.begin, lit.end - paragraph.begin});
        }
        data values;
        values.set("html", mark_html(paragraph.of(text), inside));
        paragraphs << values;
    }
    return paragraphs;
}

}  // namespace

Response search_page(const Request& request, IndexReader& reader) {
    const std::string query = request.parameter("q");
    if (query.find_first_not_of(" \t\r\n") == std::string::npos) return home_page(reader);
    const std::size_t page = request.number("page", 1, 1, last_page);
    SearchRequest search_request;
    search_request.query = query;
    search_request.limit = hits_per_page;
    search_request.offset = (page - 1) * hits_per_page;
    const SearchResult result = search(reader, search_request);

    data values;
    values.set("count", count_line(result, search_request.offset));
    data hits(data::type::list);
    for (const Hit& hit : result.hits) hits << to_data(hit, query);
    values.set("hits", hits);
    values.set("start", fmt::format("{}", search_request.offset + 1));
    data notes(data::type::list);
    for (const QueryNote& note : result.notes) notes << to_data(note, query);
    values.set("notes", notes);
    values.set("has_notes", !result.notes.empty());
    if (page > 1) values.set("previous", search_link(query, page - 1));
    if (result.total.value_or(0) > search_request.offset + result.hits.size() && !result.hits.empty() &&
        page < last_page) {
        values.set("next", search_link(query, page + 1));
    }
    return to_response(200, {query + " – Debrief", query, render("search.html", values)});
}

Response briefing_page(const Request& request, IndexReader& reader) {
    const auto briefing = reader.find(request.parameter("id"));
    if (!briefing)
        return error_page(404, "there is no briefing with this id",
                          "it may have been removed from the index");
    const std::string query = request.parameter("q");
    const ParsedQuery parsed = parse_query(query);
    const Highlighter highlighter(parsed.query, reader.stemmers());
    const TextTraits traits{briefing->language, briefing->date};

    data values;
    std::vector<Span> title_matches;
    for (const Match& match : shown_matches(highlighter.find(briefing->title, traits)))
        title_matches.push_back(match.span);
    values.set("title", mark_html(briefing->title.empty() ? briefing->id : briefing->title, title_matches));
    values.set("id", briefing->id);
    set_known(values, "date", briefing->date ? to_iso(*briefing->date) : "");
    set_known(values, "source", briefing->source);
    set_known(values, "url", safe_link(briefing->url));
    values.set("summary", marked_paragraphs(briefing->summary, highlighter, traits));
    values.set("text", marked_paragraphs(briefing->text, highlighter, traits));
    if (!query.empty()) values.set("back", search_link(query, 1));
    return to_response(200, {briefing->title + " – Debrief", query, render("briefing.html", values)});
}

Response error_page(int status, std::string_view what, std::string_view hint) {
    data values;
    values.set("status", fmt::format("{}", status));
    values.set("what", std::string(what));
    set_known(values, "hint", hint);
    return to_response(status, {"Debrief", "", render("error.html", values)});
}

}  // namespace debrief
