#include "searcher/facts/telling_comparison_output.h"

#include "corpus/base/terminal.h"
#include "searcher/facts/facts_output.h"
#include "searcher/output_marks.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace debrief {

namespace {

bool is_shown(const ComparisonEntry& entry, ShownEntries shown) {
    return shown == ShownEntries::all || entry.label != ComparisonLabel::same;
}

std::size_t count_same(const TellingComparison& comparison) {
    return comparison.entries.size() - count_shown(comparison, ShownEntries::differences);
}

std::string_view heading_of(ComparedKind kind) {
    switch (kind) {
        case ComparedKind::figure:
            return "Figures";
        case ComparedKind::date:
            return "Dates";
        case ComparedKind::name:
            return "Names";
        case ComparedKind::list:
            break;
    }
    return "Lists";
}

std::string lit_sentence(const TellingWording& told, const Marks& marks) {
    const std::string& text = told.statement.text;
    if (told.lit.size() == 0) return to_terminal_line(text);
    return fmt::format("{}{}{}{}{}", to_terminal_line(text.substr(0, told.lit.begin)), marks.match,
                       to_terminal_line(told.lit.of(text)), marks.match_end,
                       to_terminal_line(text.substr(told.lit.end)));
}

/// What a telling says, in front of where it says so.
std::string wording_line(const ComparisonEntry& entry, const TellingWording& told) {
    if (entry.kind == ComparedKind::list && entry.label == ComparisonLabel::only_in) {
        return told.normal == "inside"    ? "in the list"
               : told.normal == "outside" ? "outside the list"
                                          : "not in the list";
    }
    std::string line = to_terminal_line(told.wording);
    if (!told.baseline.empty()) line += fmt::format(" (against {})", to_terminal_line(told.baseline));
    return line;
}

void append_entry(std::string& text, std::size_t number, const ComparisonEntry& entry, const Subject& subject,
                  const Marks& marks) {
    text += fmt::format("{:>3}. {}{}{}: {}\n", number, marks.bold, to_string(entry.label), marks.end,
                        to_terminal_line(entry.about));
    if (!entry.note.empty()) text += fmt::format("     {}\n", to_terminal_line(entry.note));
    for (const TellingWording& told : entry.tellings) {
        text += fmt::format("     {}{}{}\n", marks.bold, wording_line(entry, told), marks.end);
        text += fmt::format("       {}\n", lit_sentence(told, marks));
        text +=
            fmt::format("       {}{}: {}{}\n", marks.faint, briefing_line(subject.briefings[told.telling]),
                        evidence_text(told.statement), marks.end);
    }
    text += '\n';
}

std::string summary_of(const TellingComparison& comparison, ShownEntries shown) {
    const std::size_t same = count_same(comparison);
    const std::size_t differing = comparison.entries.size() - same;
    const std::string others = same == 0 || shown == ShownEntries::all ? "" : " ('--all' shows them)";
    return fmt::format("{} tellings: {} they differ in, {} they have in common{}\n", comparison.tellings,
                       differing, same, others);
}

nlohmann::ordered_json wording_to_json(const TellingWording& told, const Subject& subject) {
    nlohmann::ordered_json json = {{"briefing", briefing_to_json(subject.briefings[told.telling])},
                                   {"value", told.wording},
                                   {"normal", told.normal}};
    if (!told.baseline.empty()) json["baseline"] = told.baseline;
    json["sentence"] = to_json(told.statement);
    if (told.lit.size() > 0) json["lit"] = {{"begin", told.lit.begin}, {"end", told.lit.end}};
    return json;
}

nlohmann::ordered_json entry_to_json(std::size_t number, const ComparisonEntry& entry) {
    nlohmann::ordered_json json = {{"entry", number},
                                   {"kind", to_string(entry.kind)},
                                   {"label", to_string(entry.label)},
                                   {"about", entry.about}};
    if (!entry.note.empty()) json["note"] = entry.note;
    return json;
}

}  // namespace

std::size_t count_shown(const TellingComparison& comparison, ShownEntries shown) {
    return static_cast<std::size_t>(std::count_if(comparison.entries.begin(), comparison.entries.end(),
                                                  [&](const auto& entry) { return is_shown(entry, shown); }));
}

std::string to_text(const TellingComparison& comparison, const Subject& subject, ShownEntries shown,
                    const TextStyle& style) {
    const Marks marks = marks_of(style.emphasis);
    std::string text;
    std::size_t number = 0;
    const ComparisonEntry* before = nullptr;
    for (const ComparisonEntry& entry : comparison.entries) {
        if (!is_shown(entry, shown)) continue;
        if (before == nullptr || before->kind != entry.kind)
            text += fmt::format("{}{}{}\n\n", marks.bold, heading_of(entry.kind), marks.end);
        append_entry(text, ++number, entry, subject, marks);
        before = &entry;
    }
    return text + summary_of(comparison, shown);
}

nlohmann::ordered_json to_json(const TellingComparison& comparison, const Subject& subject,
                               ShownEntries shown) {
    nlohmann::ordered_json json = to_json(subject);
    const std::size_t same = count_same(comparison);
    json["differing"] = comparison.entries.size() - same;
    json["same"] = same;
    json["entries"] = nlohmann::ordered_json::array();
    for (const ComparisonEntry& entry : comparison.entries) {
        if (!is_shown(entry, shown)) continue;
        nlohmann::ordered_json told = entry_to_json(json["entries"].size() + 1, entry);
        told["tellings"] = nlohmann::ordered_json::array();
        for (const TellingWording& wording : entry.tellings)
            told["tellings"].push_back(wording_to_json(wording, subject));
        json["entries"].push_back(std::move(told));
    }
    return json;
}

nlohmann::ordered_json rows_to_json(const TellingComparison& comparison, const Subject& subject,
                                    ShownEntries shown) {
    nlohmann::ordered_json rows = nlohmann::ordered_json::array();
    std::size_t number = 0;
    for (const ComparisonEntry& entry : comparison.entries) {
        if (!is_shown(entry, shown)) continue;
        ++number;
        for (const TellingWording& wording : entry.tellings) {
            nlohmann::ordered_json row = entry_to_json(number, entry);
            row.update(wording_to_json(wording, subject));
            rows.push_back(std::move(row));
        }
    }
    return {{"rows", std::move(rows)}};
}

}  // namespace debrief
