#include "corpus/reader/dating.h"

#include "corpus/base/text.h"
#include "corpus/cleaning.h"
#include "corpus/event_dates.h"
#include "corpus/event_dates_words.h"
#include "corpus/languages.h"
#include "corpus/reader/language_detection.h"
#include "corpus/whole_text.h"

#include <array>
#include <string>

namespace debrief {

namespace {

/// How far behind a file's last change a text may be dated: the earth's time zones lie a day apart.
constexpr std::chrono::days zones{1};

bool is_full(const EventDate& date) {
    return date.precision == DatePrecision::day && !date.is_year_inferred;
}

/// Whether what stands before a year may be the rest of a full date: no word but a month or `8th` may.
bool may_end_in_day(std::string_view before) {
    while (!before.empty() && (is_ascii_space(before.back()) || before.back() == ','))
        before.remove_suffix(1);
    std::size_t begin = before.size();
    while (begin > 0 && is_ascii_letter(before[begin - 1])) --begin;
    if (begin == before.size()) return !before.empty();
    constexpr std::array<std::string_view, 4> ordinal_endings{"st", "nd", "rd", "th"};
    const std::string word = to_ascii_lower(before.substr(begin));
    return find_month(word) || is_one_of(word, ordinal_endings);
}

/// Whether four digits stand where the year of a full date may: behind a month or a day, or in `2026-04-08`.
/// Most texts have none, which every fourth byte tells of most.
bool may_hold_full_date(std::string_view text) {
    constexpr std::size_t digits_of_year = 4;
    for (std::size_t i = digits_of_year - 1; i < text.size(); i += digits_of_year) {
        if (!is_ascii_digit(text[i])) continue;
        std::size_t begin = i;
        while (begin > 0 && is_ascii_digit(text[begin - 1])) --begin;
        while (i + 1 < text.size() && is_ascii_digit(text[i + 1])) ++i;
        if (i + 1 - begin != digits_of_year) continue;
        const bool is_iso = i + 1 < text.size() && (text[i + 1] == '-' || text[i + 1] == '/');
        if (is_iso || may_end_in_day(text.substr(0, begin))) return true;
    }
    return false;
}

/// The first full date of a text that is not after `latest`.
std::optional<Day> find_first_full_date(std::string_view text, Day latest) {
    if (!may_hold_full_date(text)) return std::nullopt;
    for (const EventDate& date : find_event_dates(text, std::nullopt)) {
        if (is_full(date) && date.days.first <= latest) return date.days.first;
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
    if (const auto told = find_first_full_date(WholeText(briefing).text(), latest)) {
        briefing.date = told;
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
