#include "web/pages/parts.h"

#include "web/html.h"

namespace debrief {

std::string chips_html(const std::vector<BackingSource>& sources, const Addresses& addresses) {
    TemplateData chips{TemplateData::type::list};
    for (const BackingSource& source : sources) {
        TemplateData chip;
        chip.set("link", addresses.source(source.host));
        chip.set("host", source.host);
        chip.set("owner", source.source.owner);
        chip.set("kind", std::string(to_string(source.source.kind)));
        chips << chip;
    }
    TemplateData values;
    values.set("chips", chips);
    return sources.empty() ? "" : render("chips.html", values);
}

std::string statement_html(const Statement& statement, const SubjectBriefing& briefing,
                           const std::vector<Span>& matches, std::string_view query,
                           const Addresses& addresses) {
    const Briefing& told = briefing.record.briefing;
    TemplateData values;
    values.set("html", mark_html(statement.text, matches));
    values.set("evidence", std::string(to_string(statement.evidence)));
    values.set("is_inherited", statement.evidence == Evidence::inherited);
    values.set("is_unbacked", statement.evidence == Evidence::none);
    values.set("chips", chips_html(statement.sources, addresses));
    values.set("link", addresses.sentence(told.id, statement.place, query));
    values.set("title", told.title.empty() ? told.id : told.title);
    set_known(values, "date", told.date ? to_iso(*told.date) : "");
    set_known(values, "source", told.source);
    return render("statement.html", values);
}

std::string notes_html(std::string_view query, const std::vector<QueryNote>& notes) {
    TemplateData list{TemplateData::type::list};
    for (const QueryNote& note : notes) {
        const QueryPlace place = place_of(query, note.offset);
        TemplateData values;
        values.set("message", note.message);
        values.set("before", std::string(place.before));
        values.set("after", std::string(place.after));
        list << values;
    }
    TemplateData values;
    values.set("notes", list);
    return notes.empty() ? "" : render("notes.html", values);
}

SubjectRequest read_subject_request(const Request& request, const SiteContext& context) {
    SubjectRequest subject;
    subject.search.query = request.parameter("q");
    subject.search.filters = request.parameters_of("f");
    context.apply_to(subject.search);
    return subject;
}

}  // namespace debrief
