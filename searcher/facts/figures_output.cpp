#include "searcher/facts/figures_output.h"

#include "corpus/base/terminal.h"
#include "searcher/facts/facts_output.h"
#include "searcher/output_marks.h"

#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace debrief {

namespace {

constexpr std::size_t most_other_briefings = 3;  ///< briefings that are named beside the first

std::string lit_figure(const FigurePlace& place, const Marks& marks) {
    const std::string_view text = place.statement.text;
    return fmt::format("{}{}{}{}{}{}{}", place.cut_before ? "… " : "",
                       to_terminal_line(text.substr(0, place.span.begin)), marks.match,
                       to_terminal_line(place.span.of(text)), marks.match_end,
                       to_terminal_line(text.substr(place.span.end)), place.cut_after ? " …" : "");
}

/// `also in 2 other briefings: b.txt, c.txt`; empty where no other gives it.
std::string other_briefings(const ListedFigure& listed, const Subject& subject) {
    if (listed.briefings < 2) return "";
    std::set<std::size_t> told{listed.places.front().briefing};
    std::string ids;
    for (const FigurePlace& place : listed.places) {
        if (told.size() > most_other_briefings || !told.insert(place.briefing).second) continue;
        ids += (ids.empty() ? "" : ", ") +
               to_terminal_line(subject.briefings[place.briefing].record.briefing.id);
    }
    const std::size_t others = listed.briefings - 1;
    return fmt::format("also in {} other briefing{}: {}{}", others, others == 1 ? "" : "s", ids,
                       others > most_other_briefings ? ", …" : "");
}

/// `more than USD 14300000000`
std::string bounded_form(const Figure& figure) {
    const std::string bound = figure.bound == Bound::exact ? "" : fmt::format("{} ", to_string(figure.bound));
    return bound + to_terminal_line(normal_form(figure));
}

std::string to_text(const ListedFigure& listed, std::size_t rank, const Subject& subject,
                    const Marks& marks) {
    const FigurePlace& place = listed.places.front();
    std::string text =
        fmt::format("{:>3}. {}{}{}", rank, marks.bold, to_terminal_line(place.written), marks.end);
    if (!listed.figure.about.empty()) text += fmt::format("  {}", to_terminal_line(listed.figure.about));
    text += fmt::format("  {}{}{}\n", marks.faint, bounded_form(listed.figure), marks.end);
    text += fmt::format("     {}\n", lit_figure(place, marks));
    text += fmt::format("     {}{}  {}{}\n", marks.faint, evidence_text(place.statement),
                        briefing_line(subject.briefings[place.briefing]), marks.end);
    if (const std::string others = other_briefings(listed, subject); !others.empty())
        text += fmt::format("     {}{}{}\n", marks.faint, others, marks.end);
    return text + "\n";
}

nlohmann::ordered_json to_json(const FigurePlace& place, const Subject& subject) {
    nlohmann::ordered_json json = {{"text", place.written},
                                   {"begin", place.span.begin},
                                   {"end", place.span.end},
                                   {"sentence", to_json(place.statement)}};
    if (place.cut_before) json["cut_before"] = true;
    if (place.cut_after) json["cut_after"] = true;
    json["briefing"] = briefing_to_json(subject.briefings[place.briefing]);
    return json;
}

nlohmann::ordered_json to_json(const ListedFigure& listed, std::size_t rank, const Subject& subject) {
    const Figure& figure = listed.figure;
    nlohmann::ordered_json json = {{"rank", rank},
                                   {"kind", to_string(figure.kind)},
                                   {"normal", normal_form(figure)},
                                   {"low", figure.low},
                                   {"high", figure.high}};
    if (!figure.unit.empty()) json["unit"] = figure.unit;
    json["bound"] = to_string(figure.bound);
    if (!figure.about.empty()) json["about"] = figure.about;
    json["briefings"] = listed.briefings;
    json["owners"] = listed.owners;
    json["places"] = nlohmann::ordered_json::array();
    for (const FigurePlace& place : listed.places) json["places"].push_back(to_json(place, subject));
    return json;
}

}  // namespace

std::string to_text(const FigureList& list, const TextStyle& style) {
    const Marks marks = marks_of(style.emphasis);
    if (list.figures.empty())
        return list.subject.total == 0 ? "no briefing answers\n" : "no figure answers\n";
    std::string text;
    std::size_t rank = 0;
    for (const ListedFigure& listed : list.figures) text += to_text(listed, ++rank, list.subject, marks);
    return text + fmt::format("{} of {} figures\n", list.figures.size(), list.total);
}

nlohmann::ordered_json to_json(const FigureList& list) {
    nlohmann::ordered_json json = to_json(list.subject);
    json["total"] = list.total;
    json["figures"] = nlohmann::ordered_json::array();
    std::size_t rank = 0;
    for (const ListedFigure& listed : list.figures)
        json["figures"].push_back(to_json(listed, ++rank, list.subject));
    return json;
}

}  // namespace debrief
