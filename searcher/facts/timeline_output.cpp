#include "searcher/facts/timeline_output.h"

#include "corpus/base/terminal.h"
#include "corpus/base/text_columns.h"
#include "searcher/facts/date_label.h"
#include "searcher/facts/facts_output.h"
#include "searcher/output_marks.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace debrief {

namespace {

constexpr std::size_t most_told_ids = 3;
constexpr std::size_t widest_sentence = 480;  ///< columns: six lines
constexpr std::size_t widest_lead = 160;      ///< of a sentence that is cut, in front of its date

const DateTelling& best_telling(const TimelineDate& date) {
    return date.tellings[date.best];
}

const SubjectBriefing& told_briefing(const Timeline& timeline, const DateTelling& telling) {
    return timeline.subject.briefings[telling.briefing];
}

std::string_view year_origin(bool is_inferred) {
    return is_inferred ? "inferred" : "written";
}

/// The sentence with its date between marks; of a long one what stands around the date.
std::string lit_sentence(const DateTelling& telling, const Marks& marks) {
    const std::string text = to_terminal_line(telling.statement.text);
    const std::string date = to_terminal_line(telling.written);
    const std::size_t begin = text.find(date);
    if (begin == std::string::npos) return text.substr(0, offset_of_column(text, widest_sentence));
    std::string before = text.substr(0, begin);
    std::string after = text.substr(begin + date.size());
    if (count_columns(text) > widest_sentence) {
        if (const std::size_t columns = count_columns(before); columns > widest_lead)
            before = "…" + before.substr(offset_of_column(before, columns - widest_lead));
        const std::size_t room =
            widest_sentence - std::min(count_columns(before) + count_columns(date), widest_sentence);
        if (count_columns(after) > room) after = after.substr(0, offset_of_column(after, room)) + "…";
    }
    return fmt::format("{}{}{}{}{}", before, marks.match, date, marks.match_end, after);
}

/// Who gives the date: of one briefing what is known of it, of several their ids.
std::string told_by(const Timeline& timeline, const TimelineDate& date) {
    if (date.tellings.size() == 1) return briefing_line(told_briefing(timeline, best_telling(date)));
    std::string text = fmt::format("{} briefings: ", date.tellings.size());
    const std::size_t shown = std::min(date.tellings.size(), most_told_ids);
    for (std::size_t i = 0; i < shown; ++i) {
        const std::string id = to_terminal_line(told_briefing(timeline, date.tellings[i]).record.briefing.id);
        text += (i == 0 ? "" : ", ") + id;
    }
    if (date.tellings.size() > shown) text += fmt::format(" and {} more", date.tellings.size() - shown);
    return text;
}

std::string timeline_heading(const Timeline& timeline) {
    const Subject& subject = timeline.subject;
    const std::size_t all = timeline.dates.size() + timeline.others;
    const std::string dates = fmt::format("{} date{}", all, all == 1 ? "" : "s");
    const std::string_view noun = subject.is_story ? "telling" : "briefing";
    const std::string_view plural = subject.total == 1 ? "" : "s";
    if (subject.briefings.size() == subject.total)
        return fmt::format("{} in {} {}{}", dates, subject.total, noun, plural);
    return fmt::format("{} in the {} {} of {} {}{}", dates, subject.is_story ? "first" : "best",
                       subject.briefings.size(), subject.total, noun, plural);
}

nlohmann::ordered_json to_json(const Timeline& timeline, const DateTelling& telling) {
    return {{"briefing", briefing_to_json(told_briefing(timeline, telling))},
            {"written", telling.written},
            {"year", year_origin(telling.is_year_inferred)},
            {"sentence", to_json(telling.statement)}};
}

nlohmann::ordered_json to_json(const Timeline& timeline, const TimelineDate& date) {
    nlohmann::ordered_json json = {{"label", date_label(date.days, date.precision)},
                                   {"first", to_iso(date.days.first)},
                                   {"last", to_iso(date.days.last)},
                                   {"precision", to_string(date.precision)},
                                   {"year", year_origin(date.is_year_inferred)},
                                   {"filter", event_filter_of(date.days)},
                                   {"tellings", date.tellings.size()},
                                   {"ids", nlohmann::ordered_json::array()}};
    for (const DateTelling& telling : date.tellings)
        json["ids"].push_back(told_briefing(timeline, telling).record.briefing.id);
    const DateTelling& best = best_telling(date);
    json["briefing"] = briefing_to_json(told_briefing(timeline, best));
    json["written"] = best.written;
    json["sentence"] = to_json(best.statement);
    json["hosts"] = nlohmann::ordered_json::array();
    for (const BackingSource& source : best.statement.sources) json["hosts"].push_back(source.host);
    json["told"] = nlohmann::ordered_json::array();
    for (const DateTelling& telling : date.tellings) json["told"].push_back(to_json(timeline, telling));
    return json;
}

}  // namespace

std::string to_text(const Timeline& timeline, const TextStyle& style) {
    const Subject& subject = timeline.subject;
    if (subject.total == 0) return "no briefing answers\n";
    const Marks marks = marks_of(style.emphasis);
    std::string text = timeline_heading(timeline) + "\n";
    bool has_inferred = false;
    for (const TimelineDate& date : timeline.dates) {
        has_inferred = has_inferred || date.is_year_inferred;
        const DateTelling& best = best_telling(date);
        text += fmt::format("\n{}{}{}{}\n", marks.bold, date.is_year_inferred ? "~" : "",
                            date_label(date.days, date.precision), marks.end);
        text += fmt::format("    {} {}[{}]{}\n", lit_sentence(best, marks), marks.faint,
                            evidence_text(best.statement), marks.end);
        text += fmt::format("    {}{}{}\n", marks.faint, told_by(timeline, date), marks.end);
    }
    if (has_inferred)
        text += fmt::format("\n{}~ the text does not write the year{}\n", marks.faint, marks.end);
    if (timeline.others > 0) {
        text += fmt::format("\n{} more date{}; --all shows them\n", timeline.others,
                            timeline.others == 1 ? "" : "s");
    }
    return text;
}

nlohmann::ordered_json to_json(const Timeline& timeline) {
    nlohmann::ordered_json json = to_json(timeline.subject);
    json["dates"] = nlohmann::ordered_json::array();
    for (const TimelineDate& date : timeline.dates) json["dates"].push_back(to_json(timeline, date));
    json["others"] = timeline.others;
    return json;
}

}  // namespace debrief
