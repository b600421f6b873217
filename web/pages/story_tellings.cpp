#include "web/pages/story_tellings.h"

#include "web/page.h"
#include "web/pages/parts.h"
#include "web/pages/periods.h"
#include "web/pages/story_parts.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::size_t open_tellings = 10;  ///< the later ones are folded away
constexpr std::size_t most_tellings_bytes = 160 * 1024;
constexpr std::size_t most_added = 6;               ///< of names, of figures, of dates, of sources
constexpr std::size_t profile_width = 160;          ///< pixels of a bar
constexpr std::size_t longest_telling_source = 80;  ///< bytes

struct ProfilePart {
    std::string_view kind;
    std::string_view name;  ///< for people
    std::size_t sentences = 0;
};

/// How many sentences sources of each kind back: the parts of a bar. A sentence that two kinds back counts
/// for both.
std::array<ProfilePart, 4> profile_parts(const EvidenceProfile& evidence) {
    return {{{"press", "press", evidence.press.sentences},
             {"party", "those it is about", evidence.party.sentences},
             {"social", "sites where anybody writes", evidence.social.sentences},
             {"none", "no source", evidence.unbacked}}};
}

TemplateData profile_bar(const EvidenceProfile& evidence) {
    const auto parts = profile_parts(evidence);
    std::size_t all = 0;
    for (const ProfilePart& part : parts) all += part.sentences;
    TemplateData bar{TemplateData::type::list};
    std::size_t passed = 0;
    for (const ProfilePart& part : parts) {
        if (part.sentences == 0) continue;
        const std::size_t begin = passed * profile_width / all;
        passed += part.sentences;
        TemplateData values;
        values.set("kind", std::string(part.kind));
        values.set("begin", fmt::format("{}", begin));
        values.set("width", fmt::format("{}", passed * profile_width / all - begin));
        bar << values;
    }
    return bar;
}

/// The bar in words: `Sentences: press 9, those it is about 7, no source 1`.
std::string profile_label(const EvidenceProfile& evidence) {
    std::string kinds;
    for (const ProfilePart& part : profile_parts(evidence)) {
        if (part.sentences > 0)
            kinds += fmt::format("{}{} {}", kinds.empty() ? "" : ", ", part.name, part.sentences);
    }
    return "Sentences: " + kinds;
}

/// `15 of 16 sentences have a source; 3 owners: 2 press, 1 party`.
std::string profile_text(const StoryTelling& telling) {
    const EvidenceProfile& evidence = telling.evidence;
    if (evidence.owners() == 0)
        return fmt::format("no source for {}", count_of(telling.sentences, "sentence"));
    const std::size_t backed = telling.sentences - std::min(telling.sentences, evidence.unbacked);
    return fmt::format("{} of {} {} a source; {}", backed, count_of(telling.sentences, "sentence"),
                       backed == 1 ? "has" : "have", owners_text(evidence));
}

/// What the parts of the bars are.
TemplateData profile_key() {
    TemplateData kinds{TemplateData::type::list};
    for (const ProfilePart& part : profile_parts({})) {
        TemplateData values;
        values.set("kind", std::string(part.kind));
        values.set("name", std::string(part.name));
        values.set("comma", part.kind != "none");
        kinds << values;
    }
    return kinds;
}

TemplateData added_rows(const Additions& adds) {
    std::vector<std::string> dates;
    for (const std::string& date : adds.dates) {
        dates.push_back(period_label(date));
        if (dates.size() > most_added) break;
    }
    dates.resize(adds.dates.size());  // the rest is counted only
    TemplateData rows{TemplateData::type::list};
    const auto add = [&](std::string_view noun, const std::vector<std::string>& values) {
        if (values.empty()) return;
        TemplateData row;
        row.set("noun", std::string(noun));
        row.set("values", short_list(values, most_added));
        rows << row;
    };
    add("Names", adds.names);
    add("Figures", adds.figures);
    add("Dates", dates);
    add("Sources", adds.hosts);
    return rows;
}

/// Why it is in the story: against the headline telling.
std::string reasons_link(const StoryReport& report, const std::string& id, const Addresses& addresses) {
    if (report.subject.total < 2 || id == report.headline) return "";
    if (!is_linkable(id) || !is_linkable(report.headline)) return "";
    return addresses.story_reasons(report.headline, id);
}

std::string telling_html(const StoryReport& report, std::size_t place, const Addresses& addresses) {
    const Briefing& briefing = report.subject.briefings[place].record.briefing;
    const StoryTelling& telling = report.tellings[place];
    TemplateData values;
    values.set("number", fmt::format("{}", place + 1));
    if (is_linkable(briefing.id)) values.set("link", addresses.briefing(briefing.id));
    values.set("title", shown_title(briefing));
    set_known(values, "day", day_html(briefing));
    set_known(values, "source", shortened(briefing.source, longest_telling_source));
    values.set("is_headline", report.subject.total > 1 && briefing.id == report.headline);
    set_known(values, "reasons", reasons_link(report, briefing.id, addresses));
    if (telling.sentences > 0) {
        values.set("has_profile", true);
        values.set("bar", profile_bar(telling.evidence));
        values.set("kinds", profile_label(telling.evidence));
        values.set("profile", profile_text(telling));
    }
    values.set("is_first", place == 0);
    values.set("adds_nothing", telling.adds.are_none());
    values.set("adds", added_rows(telling.adds));
    return render("story_telling.html", values);
}

}  // namespace

std::string tellings_html(const StoryReport& report, const Addresses& addresses) {
    BoundedRows open(most_tellings_bytes / 2);
    BoundedRows folded(most_tellings_bytes / 2);
    const std::size_t read = report.tellings.size();
    // one more than may stand open is shown rather than folded away
    const std::size_t first_folded = read <= open_tellings + 1 ? read : open_tellings;
    std::size_t place = 0;
    while (place < first_folded && open.add(telling_html(report, place, addresses))) ++place;
    const std::size_t start = place;
    while (place < read && folded.add(telling_html(report, place, addresses))) ++place;
    TemplateData values;
    values.set("rows", open.html());
    values.set("has_profiles", std::any_of(report.tellings.begin(), report.tellings.end(),
                                           [](const auto& telling) { return telling.sentences > 0; }));
    values.set("kinds", profile_key());
    if (folded.shown() > 0) {
        values.set("folded", folded.html());
        values.set("folded_start", fmt::format("{}", start + 1));
        values.set("folded_count",
                   fmt::format("{} later {}", folded.shown(), folded.shown() == 1 ? "telling" : "tellings"));
    }
    if (place < report.subject.total && !report.subject.story.empty()) {
        values.set("others", fmt::format("{}", report.subject.total - place));
        values.set("all", addresses.search("story:" + report.subject.story));
    }
    return render("story_tellings.html", values);
}

}  // namespace debrief
