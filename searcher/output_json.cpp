#include "corpus/cleaning.h"
#include "corpus/whole_text.h"
#include "searcher/date_histogram.h"
#include "searcher/output.h"
#include "searcher/output_format.h"

#include <cmath>

#include <nlohmann/json.hpp>

namespace debrief {

namespace {

using Json = nlohmann::ordered_json;

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
    Json json = {{"text", snippet.text},     {"part", to_string(snippet.part)},
                 {"begin", snippet.begin},   {"begin_character", snippet.begin_character},
                 {"matches", Json::array()}, {"characters", Json::array()}};
    for (const Span& match : snippet.matches) json["matches"].push_back({match.begin, match.end});
    for (const Span& match : matches_in_characters(snippet))
        json["characters"].push_back({match.begin, match.end});
    return json;
}

Json to_json(const std::vector<ScorePart>& parts) {
    Json json = Json::array();
    for (const ScorePart& part : parts) json.push_back({{"name", part.name}, {"score", rounded(part.score)}});
    return json;
}

Json to_json(const std::vector<CitedHost>& hosts) {
    Json json = Json::array();
    for (const CitedHost& host : hosts) {
        json.push_back({{"host", host.host},
                        {"owner", host.owner},
                        {"kind", to_string(host.kind)},
                        {"mentions", host.mentions}});
    }
    return json;
}

Json to_json(const Hit& hit) {
    Json json = {{"rank", hit.rank}, {"id", hit.id}, {"title", hit.title}};
    add_known(json, "date", hit.date);
    add_origin(json, hit.date, hit.date_origin);
    add_known(json, "source", hit.source);
    add_known(json, "url", hit.url);
    add_known(json, "language", hit.language);
    add_known(json, "path", hit.path);
    add_known(json, "story", hit.story);
    if (hit.tellings > 0) json["tellings"] = hit.tellings;
    if (!hit.other_tellings.empty()) json["other_tellings"] = hit.other_tellings;
    if (hit.story_size > 0) json["story_size"] = hit.story_size;
    if (!hit.cites.empty()) json["cites"] = to_json(hit.cites);
    if (hit.other_cites > 0) json["other_cites"] = hit.other_cites;
    json["score"] = rounded(hit.score);
    json["snippets"] = Json::array();
    for (const Snippet& snippet : hit.snippets) json["snippets"].push_back(to_json(snippet));
    if (!hit.parts.empty()) json["parts"] = to_json(hit.parts);
    return json;
}

Json to_json(const Facet& facet) {
    Json json = {{"counts", Json::array()}, {"others", facet.others}, {"unknown", facet.unknown}};
    for (const FacetCount& count : facet.counts) {
        Json entry = {{"value", count.value}};
        add_known(entry, "filter", count.filter);
        entry["briefings"] = count.briefings;
        json["counts"].push_back(std::move(entry));
    }
    return json;
}

Json to_json(const DateHistogram& histogram) {
    Json json = {
        {"step", to_string(histogram.step)}, {"bars", Json::array()}, {"undated", histogram.undated}};
    for (const DateHistogram::Bar& bar : histogram.bars) {
        json["bars"].push_back({{"first", to_iso(bar.days.first)},
                                {"last", to_iso(bar.days.last)},
                                {"filter", date_filter(bar.days)},
                                {"briefings", bar.briefings}});
    }
    return json;
}

void add_facets(Json& json, const Facets& facets) {
    if (facets.fields.empty() && !facets.histogram) return;
    json["counted"] = {{"briefings", facets.counted}, {"exact", facets.is_exact}};
    if (!facets.fields.empty()) json["facets"] = Json::object();
    for (const Facet& facet : facets.fields)
        json["facets"][std::string(to_string(facet.field))] = to_json(facet);
    if (facets.histogram) json["histogram"] = to_json(*facets.histogram);
}

Json to_json(const Explanation& explanation) {
    Json json = {{"tree", explanation.tree}, {"briefings", explanation.briefings}, {"terms", Json::array()}};
    for (const ExplainedTerm& term : explanation.terms)
        json["terms"].push_back({{"field", term.field}, {"text", term.text}, {"briefings", term.briefings}});
    return json;
}

Json to_json(const std::vector<QueryNote>& notes) {
    Json json = Json::array();
    for (const QueryNote& note : notes) json.push_back({{"offset", note.offset}, {"message", note.message}});
    return json;
}

Json to_json(const Verdict& verdict) {
    Json json = {{"part", verdict.part}, {"met", verdict.is_met}};
    if (verdict.is_needed) json["needed"] = true;
    add_known(json, "reason", verdict.reason);
    if (verdict.children.empty()) return json;
    json["children"] = Json::array();
    for (const Verdict& child : verdict.children) json["children"].push_back(to_json(child));
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
    if (result.stories) json["stories"] = *result.stories;
    json["hits"] = Json::array();
    for (const Hit& hit : result.hits) json["hits"].push_back(to_json(hit));
    json["notes"] = to_json(result.notes);
    add_facets(json, result.facets);
    if (result.suggestion) json["suggestion"] = to_json(*result.suggestion);
    if (result.explanation) json["explain"] = to_json(*result.explanation);
    return json;
}

Json to_json(const MatchReport& report) {
    Json json = {{"v", output_version},   {"id", report.id},      {"title", report.title},
                 {"query", report.query}, {"hit", report.is_hit}, {"hits", report.hits}};
    if (report.rank) {
        json["rank"] = *report.rank;
        json["score"] = rounded(report.score);
        json["parts"] = to_json(report.parts);
    }
    json["verdict"] = to_json(report.verdict);
    json["notes"] = to_json(report.notes);
    return json;
}

Json to_json(const SimilarBriefings& similar) {
    Json json = {{"v", output_version}, {"id", similar.id}, {"title", similar.title}};
    json["terms"] = Json::array();
    for (const WeightyTerm& term : similar.terms) {
        json["terms"].push_back({{"word", term.word},
                                 {"stem", term.stem},
                                 {"weight", rounded(term.weight)},
                                 {"briefings", term.briefings}});
    }
    json["similar"] = Json::array();
    for (const SimilarBriefing& hit : similar.similar) {
        Json entry = {{"rank", hit.rank}, {"id", hit.id}, {"title", hit.title}};
        add_known(entry, "date", hit.date);
        add_origin(entry, hit.date, hit.date_origin);
        add_known(entry, "source", hit.source);
        add_known(entry, "url", hit.url);
        add_known(entry, "path", hit.path);
        entry["score"] = rounded(hit.score);
        entry["words"] = hit.words;
        json["similar"].push_back(std::move(entry));
    }
    if (!similar.notes.empty()) json["notes"] = to_json(similar.notes);
    return json;
}

Json to_json(std::string_view text, const std::vector<Completion>& completions) {
    Json json = {{"v", output_version}, {"text", text}, {"completions", Json::array()}};
    for (const Completion& each : completions) {
        json["completions"].push_back({{"kind", to_string(each.kind)},
                                       {"text", each.text},
                                       {"query", each.query},
                                       {"briefings", each.briefings}});
    }
    return json;
}

Json to_json(const std::vector<SavedQuery>& saved) {
    Json json = {{"v", output_version}, {"saved", Json::array()}};
    for (const SavedQuery& each : saved)
        json["saved"].push_back({{"name", each.name}, {"query", each.query}});
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

}  // namespace debrief
