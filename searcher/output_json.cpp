#include "corpus/cleaning.h"
#include "searcher/output.h"

#include <cmath>

#include <nlohmann/json.hpp>

namespace debrief {

namespace {

using Json = nlohmann::ordered_json;

constexpr int output_version = 1;

/// Six decimals: more would be noise of the last bits.
double rounded(double score) {
    return std::round(score * 1e6) / 1e6;
}

void add_known(Json& json, const char* name, const std::string& value) {
    if (!value.empty()) json[name] = value;
}

void add_known(Json& json, const char* name, const std::optional<Day>& day) {
    if (day) json[name] = to_iso(*day);
}

/// Only a date that nobody gave needs a word.
void add_origin(Json& json, const std::optional<Day>& date, Origin origin) {
    if (date && origin != Origin::given) json["date_origin"] = to_string(origin);
}

Json to_json(const Snippet& snippet) {
    Json json = {{"text", snippet.text}, {"matches", Json::array()}};
    for (const Span& match : snippet.matches) json["matches"].push_back({match.begin, match.end});
    return json;
}

Json to_json(const Hit& hit) {
    Json json = {{"rank", hit.rank}, {"id", hit.id}, {"title", hit.title}};
    add_known(json, "date", hit.date);
    add_origin(json, hit.date, hit.date_origin);
    add_known(json, "source", hit.source);
    json["score"] = rounded(hit.score);
    json["snippets"] = Json::array();
    for (const Snippet& snippet : hit.snippets) json["snippets"].push_back(to_json(snippet));
    return json;
}

Json to_json(const Suggestion& suggestion) {
    Json json = {{"query", suggestion.query}, {"total", suggestion.total}, {"changes", Json::array()}};
    for (const SuggestedChange& change : suggestion.changes)
        json["changes"].push_back({{"offset", change.offset}, {"typed", change.typed}, {"by", change.by}});
    return json;
}

Json chrome_pieces(const Briefing& briefing) {
    Json pieces = Json::array();
    for (const Chrome& chrome : briefing.chrome) {
        pieces.push_back({{"begin", chrome.span.begin},
                          {"end", chrome.span.end},
                          {"reason", to_string(chrome.reason)},
                          {"text", chrome.span.of(briefing.text)}});
    }
    return pieces;
}

}  // namespace

Json chrome_to_json(const Briefing& briefing) {
    return {{"v", output_version}, {"id", briefing.id}, {"chrome", chrome_pieces(briefing)}};
}

Json to_json(const SearchResult& result) {
    Json json = {{"v", output_version}, {"query", result.query}};
    if (result.total) json["total"] = *result.total;
    json["hits"] = Json::array();
    for (const Hit& hit : result.hits) json["hits"].push_back(to_json(hit));
    json["notes"] = Json::array();
    for (const QueryNote& note : result.notes)
        json["notes"].push_back({{"offset", note.offset}, {"message", note.message}});
    if (result.suggestion) json["suggestion"] = to_json(*result.suggestion);
    return json;
}

Json to_json(const Briefing& briefing) {
    Json json = {{"v", output_version}, {"id", briefing.id}, {"title", briefing.title}};
    add_known(json, "date", briefing.date);
    add_origin(json, briefing.date, briefing.date_origin);
    add_known(json, "source", briefing.source);
    add_known(json, "url", briefing.url);
    add_known(json, "language", briefing.language);
    if (!briefing.language.empty() && briefing.language_origin != Origin::given)
        json["language_origin"] = to_string(briefing.language_origin);
    add_known(json, "summary", briefing.summary);
    json["text"] = briefing.text;
    if (!briefing.chrome.empty()) json["chrome"] = chrome_pieces(briefing);
    if (!briefing.attributes.empty()) json["attributes"] = Json::object();
    for (const Attribute& attribute : briefing.attributes) {
        json["attributes"][attribute.name] = Json::parse(attribute.value, nullptr, false);
    }
    return json;
}

Json to_json(const IndexInfo& info) {
    Json json = {
        {"v", output_version}, {"index", info.index}, {"schema", info.schema}, {"documents", info.documents}};
    add_known(json, "first_day", info.first_day);
    add_known(json, "last_day", info.last_day);
    return json;
}

}  // namespace debrief
