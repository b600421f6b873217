#include "searcher/facts/facts_output.h"

#include "corpus/base/terminal.h"
#include "searcher/output_format.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace debrief {

namespace {

void add_where_known(nlohmann::ordered_json& json, const char* name, const std::string& value) {
    if (!value.empty()) json[name] = value;
}

}  // namespace

nlohmann::ordered_json briefing_to_json(const SubjectBriefing& briefing) {
    const Briefing& read = briefing.record.briefing;
    nlohmann::ordered_json json = {{"id", read.id}, {"title", read.title}};
    if (read.date) json["date"] = to_iso(*read.date);
    if (read.date && read.date_origin != Origin::given) json["date_origin"] = to_string(read.date_origin);
    add_where_known(json, "source", read.source);
    add_where_known(json, "url", read.url);
    add_where_known(json, "path", briefing.path);
    add_where_known(json, "story", briefing.story);
    return json;
}

nlohmann::ordered_json to_json(const Subject& subject) {
    nlohmann::ordered_json json = {{"v", output_version}, {"query", subject.query}};
    add_where_known(json, "story", subject.story);
    json["briefings"] = subject.total;
    json["read"] = subject.briefings.size();
    json["notes"] = nlohmann::ordered_json::array();
    for (const QueryNote& note : subject.notes)
        json["notes"].push_back({{"offset", note.offset}, {"message", note.message}});
    return json;
}

nlohmann::ordered_json to_json(const Statement& statement) {
    nlohmann::ordered_json json = {
        {"part", to_string(statement.place.part)},   {"begin", statement.place.span.begin},
        {"end", statement.place.span.end},           {"text", statement.text},
        {"evidence", to_string(statement.evidence)}, {"cites", nlohmann::ordered_json::array()}};
    for (const BackingSource& source : statement.sources) {
        json["cites"].push_back(
            {{"host", source.host}, {"owner", source.source.owner}, {"kind", to_string(source.source.kind)}});
    }
    return json;
}

nlohmann::ordered_json to_json(const EvidenceProfile& profile) {
    const auto of = [](const EvidenceProfile::Backing& backing) -> nlohmann::ordered_json {
        return {{"owners", backing.owners}, {"sentences", backing.sentences}};
    };
    return {{"press", of(profile.press)},
            {"party", of(profile.party)},
            {"social", of(profile.social)},
            {"unbacked", profile.unbacked}};
}

std::string evidence_text(const Statement& statement) {
    if (statement.sources.empty()) return "no source";
    std::string text;
    for (const BackingSource& source : statement.sources)
        text += (text.empty() ? "" : ", ") + to_terminal_line(source.host);
    return statement.evidence == Evidence::inherited ? text + " (further on)" : text;
}

std::string briefing_line(const SubjectBriefing& briefing) {
    const Briefing& read = briefing.record.briefing;
    std::string line;
    if (read.date) line = to_iso(*read.date) + (read.date_origin == Origin::file ? "?  " : "  ");
    if (!read.source.empty()) line += to_terminal_line(read.source) + "  ";
    return line + to_terminal_line(read.id);
}

}  // namespace debrief
