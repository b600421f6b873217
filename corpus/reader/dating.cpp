#include "corpus/reader/dating.h"

#include "corpus/cleaning.h"
#include "corpus/event_dates.h"
#include "corpus/languages.h"
#include "corpus/reader/language_detection.h"
#include "corpus/whole_text.h"

namespace debrief {

namespace {

/// How far behind a file's last change a text may be dated: the earth's time zones lie a day apart.
constexpr std::chrono::days zones{1};

bool is_full(const EventDate& date) {
    return date.precision == DatePrecision::day && !date.is_year_inferred;
}

}  // namespace

void infer_date(Briefing& briefing, std::optional<Day> file_changed) {
    if (briefing.date) return;
    if (briefing.date_origin != Origin::given) {  // it was looked for in vain
        briefing.date_origin = Origin::given;
        return;
    }
    for (const EventDate& date : find_event_dates(WholeText(briefing).text(), std::nullopt)) {
        if (!is_full(date) || (file_changed && date.days.first > *file_changed + zones)) continue;
        briefing.date = date.days.first;
        briefing.date_origin = Origin::text;
        return;
    }
    if (!file_changed) return;
    briefing.date = file_changed;
    briefing.date_origin = Origin::file;
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
