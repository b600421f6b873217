#include "corpus/reader/dating.h"

#include "corpus/base/text.h"
#include "corpus/cleaning.h"
#include "corpus/event_dates.h"
#include "corpus/languages.h"
#include "corpus/reader/language_detection.h"
#include "corpus/whole_text.h"

#include <algorithm>

namespace debrief {

namespace {

/// How far behind a file's last change a text may be dated: the earth's time zones lie a day apart.
constexpr std::chrono::days zones{1};

bool is_full(const EventDate& date) {
    return date.precision == DatePrecision::day && !date.is_year_inferred;
}

/// A full date has a year of four digits, and most paragraphs have none.
bool may_hold_full_date(std::string_view paragraph) {
    constexpr std::size_t digits_of_year = 4;
    std::size_t digits = 0;
    for (const char c : paragraph) {
        digits = is_ascii_digit(c) ? digits + 1 : 0;
        if (digits == digits_of_year) return true;
    }
    return false;
}

/// The first day that a text gives in full and that lies not behind `latest`. No date goes on behind a blank
/// line.
std::optional<Day> first_full_date(std::string_view text, Day latest) {
    constexpr std::string_view blank_line = "\n\n";
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(blank_line, begin), text.size());
        const std::string_view paragraph = text.substr(begin, end - begin);
        begin = end + blank_line.size();
        if (!may_hold_full_date(paragraph)) continue;
        for (const EventDate& date : find_event_dates(paragraph, std::nullopt)) {
            if (is_full(date) && date.days.first <= latest) return date.days.first;
        }
    }
    return std::nullopt;
}

}  // namespace

void infer_date(Briefing& briefing, std::optional<Day> file_changed) {
    if (briefing.date) return;
    if (briefing.date_origin != Origin::given) {  // it was looked for in vain
        briefing.date_origin = Origin::given;
        return;
    }
    const Day latest = file_changed ? *file_changed + zones : Day::max();
    briefing.date = first_full_date(WholeText(briefing).text(), latest);
    if (briefing.date) {
        briefing.date_origin = Origin::text;
    } else if (file_changed) {
        briefing.date = file_changed;
        briefing.date_origin = Origin::file;
    }
}

void infer_language(Briefing& briefing) {
    if (!briefing.language.empty()) {
        const std::string code = normalise_language(briefing.language);
        if (!code.empty()) briefing.language = code;
        return;
    }
    std::string all;
    if (briefing.title_origin == TitleOrigin::given) all.append(briefing.title).append("\n");
    all.append(briefing.summary).append("\n");
    for (const std::string_view piece : pieces_without_chrome(briefing.text, briefing.chrome))
        all.append(piece).append("\n");
    briefing.language = detect_language(all);
    briefing.language_origin = Origin::text;
}

void infer_what_is_missing(Briefing& briefing, std::optional<Day> file_changed) {
    std::vector<Chrome> chrome = briefing.chrome;
    mark_chrome(briefing, [](std::uint64_t) { return Repetition::none; });
    infer_date(briefing, file_changed);
    infer_language(briefing);
    briefing.chrome = std::move(chrome);  // the rest of it is marked with the other briefings in view
}

}  // namespace debrief
