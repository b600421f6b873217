#include "web/pages/parts.h"

#include "searcher/facts/date_label.h"
#include "searcher/query_notes.h"
#include "web/html.h"
#include "web/wording.h"

#include <algorithm>
#include <span>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::size_t most_chips = 8;
constexpr std::size_t most_places = 10;
constexpr std::size_t longest_chip = 80;        ///< bytes
constexpr std::size_t longest_lit_query = 500;  ///< bytes
constexpr std::size_t longest_linked_id = 1000;

TemplateData place_data(const ToldPlace& place, std::string_view query, const Addresses& addresses) {
    const Briefing& told = place.briefing->record.briefing;
    TemplateData values;
    const std::string_view lit = lit_query(query);
    if (is_linkable(told.id)) {
        values.set("link", place.statement ? addresses.sentence(told.id, place.statement->place, lit)
                                           : addresses.briefing(told.id, lit));
    }
    values.set("title", shown_title(told));
    set_known(values, "html", place.html);
    set_known(values, "day", day_html(told));
    set_known(values, "source", shortened(told.source, longest_chip));
    if (place.statement) set_known(values, "chips", chips_html(place.statement->sources, addresses));
    return values;
}

}  // namespace

std::string count_of(std::size_t count, std::string_view noun) {
    return counted(count, noun, fmt::format("{}s", noun));
}

std::string day_html(const Briefing& briefing) {
    if (!briefing.date) return "";
    const std::string_view doubt = briefing.date_origin == Origin::file ? " (by its file)" : "";
    return fmt::format("<time datetime=\"{}\">{}{}</time>", to_iso(*briefing.date),
                       date_label({*briefing.date, *briefing.date}, DatePrecision::day), doubt);
}

std::string shown_title(const Briefing& briefing) {
    return shortened(briefing.title.empty() ? briefing.id : briefing.title, longest_shown_title);
}

std::string chips_html(const std::vector<BackingSource>& sources, const Addresses& addresses) {
    TemplateData chips{TemplateData::type::list};
    for (const BackingSource& source : std::span(sources).first(std::min(sources.size(), most_chips))) {
        TemplateData chip;
        chip.set("link", addresses.source(source.host));
        chip.set("host", shortened(source.host, longest_chip));
        chip.set("owner", shortened(source.source.owner, longest_chip));
        chip.set("kind", std::string(to_string(source.source.kind)));
        chips << chip;
    }
    TemplateData values;
    values.set("chips", chips);
    if (sources.size() > most_chips) values.set("others", fmt::format("{}", sources.size() - most_chips));
    return sources.empty() ? "" : render("chips.html", values);
}

std::string_view lit_query(std::string_view query) {
    return query.size() <= longest_lit_query ? query : std::string_view();
}

bool is_linkable(std::string_view id) {
    return id.size() <= longest_linked_id;
}

std::string place_html(const ToldPlace& place, std::string_view query, const Addresses& addresses) {
    return render("place.html", place_data(place, query, addresses));
}

std::string statement_html(const Statement& statement, const SubjectBriefing& briefing,
                           const SentenceMarks& marks, std::string_view query, const Addresses& addresses,
                           std::string_view aside) {
    TemplateData place = place_data({&briefing, &statement}, query, addresses);
    place.set("chips", false);  // they stand above
    TemplateData values;
    values.set("html", sentence_html(statement.text, marks));
    values.set("evidence", std::string(to_string(statement.evidence)));
    values.set("is_inherited", statement.evidence == Evidence::inherited);
    values.set("is_unbacked", statement.evidence == Evidence::none);
    values.set("chips", chips_html(statement.sources, addresses));
    values.set("place", render("place.html", place));
    set_known(values, "aside", aside);
    return render("statement.html", values);
}

std::string places_html(std::string_view summary, const std::vector<ToldPlace>& places,
                        std::string_view query, const Addresses& addresses) {
    TemplateData list{TemplateData::type::list};
    for (const ToldPlace& place : std::span(places).first(std::min(places.size(), most_places))) {
        TemplateData row;
        row.set("html", place_html(place, query, addresses));
        list << row;
    }
    TemplateData values;
    values.set("summary", std::string(summary));
    values.set("places", list);
    if (places.size() > most_places) values.set("others", fmt::format("{}", places.size() - most_places));
    return places.empty() ? "" : render("places.html", values);
}

std::string owners_text(const EvidenceProfile& profile) {
    if (profile.owners() == 0) return "";
    std::string kinds;
    const auto add = [&](const EvidenceProfile::Backing& backing, std::string_view kind) {
        if (backing.owners.empty()) return;
        kinds += fmt::format("{}{} {}", kinds.empty() ? "" : ", ", backing.owners.size(), kind);
    };
    add(profile.press, "press");
    add(profile.party, "party");
    add(profile.social, "social");
    return fmt::format("{}: {}", count_of(profile.owners(), "owner"), kinds);
}

std::string notes_html(std::string_view query, const std::vector<QueryNote>& notes) {
    TemplateData list{TemplateData::type::list};
    for (const QueryNote& note : notes) {
        const QueryPlace place = place_of(query, note.offset);
        TemplateData values;
        values.set("message", note.message);
        values.set("has_place", !query.empty());
        values.set("before", std::string(place.before));
        values.set("after", std::string(place.after));
        list << values;
    }
    TemplateData values;
    values.set("notes", list);
    return notes.empty() ? "" : render("notes.html", values);
}

std::string late_note_html(const SiteContext& context) {
    if (!context.deadline || !context.deadline->was_met()) return "";
    return notes_html("", {ended_search_note(*context.deadline)});
}

SubjectRequest read_subject_request(const Request& request, const SiteContext& context) {
    SubjectRequest subject;
    subject.search.query = request.parameter("q");
    subject.search.filters = read_search_state(request).filters;
    context.apply_to(subject.search);
    return subject;
}

}  // namespace debrief
