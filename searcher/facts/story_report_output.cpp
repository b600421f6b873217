#include "searcher/facts/story_report_output.h"

#include "corpus/base/terminal.h"
#include "searcher/facts/facts_output.h"
#include "searcher/facts/story_list_output.h"
#include "searcher/output_marks.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace debrief {

namespace {

constexpr std::size_t most_additions_shown = 5;

std::string evidence_line(const StoryTelling& telling) {
    const EvidenceProfile& evidence = telling.evidence;
    if (evidence.owners() == 0) return "cites nobody";
    return fmt::format("press {} · party {} · social {} · {} of {} unbacked", evidence.press.owners.size(),
                       evidence.party.owners.size(), evidence.social.owners.size(), evidence.unbacked,
                       with_noun(telling.sentences, "sentence"));
}

/// A line each of names, figures, dates and hosts, as far as there are any.
std::string additions_text(const Additions& adds, std::string_view verb) {
    if (adds.are_none()) return fmt::format("     {} nothing\n", verb);
    std::string text;
    const auto add_line = [&](std::string_view noun, const std::vector<std::string>& values) {
        if (values.empty()) return;
        text += hanging_list(fmt::format("     {:<5}  {:<7}  ", text.empty() ? verb : "", noun), values,
                             most_additions_shown);
    };
    add_line("names", adds.names);
    add_line("figures", adds.figures);
    add_line("dates", adds.dates);
    add_line("hosts", adds.hosts);
    return text;
}

std::string telling_text(const StoryReport& report, std::size_t place, const TextStyle& style) {
    const Marks marks = marks_of(style.emphasis);
    const SubjectBriefing& briefing = report.subject.briefings[place];
    const StoryTelling& telling = report.tellings[place];
    const Briefing& read = briefing.record.briefing;
    const std::string title = linked(to_terminal_line(read.title.empty() ? read.id : read.title), read.url,
                                     briefing.path, style.links);
    const bool is_headline = report.subject.total > 1 && read.id == report.headline;
    std::string text = fmt::format("{:>3}. {}{}{}\n", place + 1, marks.bold, title, marks.end);
    text += fmt::format("     {}{}{}{}\n", marks.faint, briefing_line(briefing), marks.end,
                        is_headline ? "  (headline)" : "");
    text += fmt::format("     {}\n", evidence_line(telling));
    text += additions_text(telling.adds, place == 0 ? "gives" : "adds");
    return text + "\n";
}

nlohmann::ordered_json to_json(const Additions& adds) {
    return {{"names", adds.names}, {"figures", adds.figures}, {"dates", adds.dates}, {"hosts", adds.hosts}};
}

}  // namespace

std::string to_text(const StoryReport& report, const TextStyle& style) {
    const Marks marks = marks_of(style.emphasis);
    const Subject& subject = report.subject;
    std::string text =
        fmt::format("{}{}{}\n", marks.bold,
                    to_terminal_line(report.title.empty() ? report.headline : report.title), marks.end);
    text += fmt::format("{}  {}\n", story_days(report.first, report.last),
                        subject.story.empty() ? "told by nobody else"
                                              : with_noun(subject.total, "telling") + "  " + subject.story);
    if (report.owners.all.empty()) {
        text += "cites nobody\n\n";
    } else {
        text += fmt::format("cites {}: {}\n\n", with_noun(report.owners.all.size(), "owner"),
                            owners_text(report.owners));
    }
    for (std::size_t i = 0; i < report.tellings.size(); ++i) text += telling_text(report, i, style);
    if (subject.total > subject.briefings.size()) {
        text += fmt::format("{} of {} tellings: '--briefings' reads more\n", subject.briefings.size(),
                            subject.total);
    }
    return text;
}

nlohmann::ordered_json to_json(const StoryReport& report) {
    nlohmann::ordered_json json = to_json(report.subject);
    json["headline"] = report.headline;
    json["title"] = report.title;
    if (report.first) json["first"] = to_iso(*report.first);
    if (report.last) json["last"] = to_iso(*report.last);
    json["owners"] = report.owners.all;
    json["press"] = report.owners.press;
    json["party"] = report.owners.party;
    json["social"] = report.owners.social;
    json["tellings"] = nlohmann::ordered_json::array();
    for (std::size_t i = 0; i < report.tellings.size(); ++i) {
        const StoryTelling& telling = report.tellings[i];
        nlohmann::ordered_json row = briefing_to_json(report.subject.briefings[i]);
        row["is_headline"] = row["id"] == report.headline;
        row["sentences"] = telling.sentences;
        row["evidence"] = to_json(telling.evidence);
        row["adds"] = to_json(telling.adds);
        json["tellings"].push_back(std::move(row));
    }
    return json;
}

}  // namespace debrief
