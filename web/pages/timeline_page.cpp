#include "searcher/facts/timeline.h"
#include "searcher/index_reader.h"
#include "web/pages/facts_frame.h"
#include "web/pages/pages.h"
#include "web/pages/parts.h"
#include "web/pages/periods.h"

#include <array>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::array timeline_examples{
    FactsExample{"event:2024..", "what happened, or is to happen, since 2024"},
    FactsExample{"is:cited", "the dates of briefings that name their sources"},
};

SentenceMarks date_marks(const DateTelling& telling) {
    const std::size_t begin = telling.statement.text.find(telling.written);
    if (begin == std::string::npos || telling.written.empty()) return {};
    return {{{begin, begin + telling.written.size()}}};
}

std::string date_row_html(const TimelineDate& date, const Subject& subject, std::string_view query,
                          const Addresses& addresses) {
    const DateTelling& best = date.tellings[date.best];
    std::vector<ToldPlace> others;
    for (const DateTelling& telling : date.tellings) {
        if (&telling == &best) continue;
        others.push_back({&subject.briefings[telling.briefing], &telling.statement,
                          sentence_html(telling.statement.text, date_marks(telling))});
    }
    TemplateData values;
    values.set("date", period_html(date.days, date.precision));
    values.set("is_year_inferred", date.is_year_inferred);
    values.set("precision", std::string(to_string(date.precision)));
    values.set(
        "html",
        statement_html(best.statement, subject.briefings[best.briefing], date_marks(best), query, addresses,
                       places_html(fmt::format("Also given in {}", count_of(others.size(), "other briefing")),
                                   others, query, addresses)));
    return render("timeline.html", values);
}

std::string timeline_list_html(const Timeline& timeline, std::string_view query, const Addresses& addresses) {
    TemplateData rows{TemplateData::type::list};
    std::size_t rank = 0;
    for (const TimelineDate& date : timeline.dates) {
        TemplateData row;
        row.set("rank", fmt::format("{}", ++rank));
        row.set("html", date_row_html(date, timeline.subject, query, addresses));
        rows << row;
    }
    TemplateData values;
    values.set("rows", rows);
    values.set("class", std::string("timeline"));
    return timeline.dates.empty() ? "" : render("facts_list.html", values);
}

}  // namespace

Response timeline_page(const Request& request, const SiteContext& context) {
    const FactsState state = read_facts_state(request, View::timeline);
    if (state.search.is_blank()) {
        return blank_facts_page(
            state, "Timeline",
            "The dates that texts give, in their order, each with the sentence that tells "
            "it best.",
            timeline_examples, context);
    }
    TimelineRequest timeline_request{read_subject_request(request, context), state.rows};
    const Timeline timeline = find_timeline(context.reader, timeline_request);
    const Addresses addresses = context.addresses();
    const std::size_t total = timeline.dates.size() + timeline.others;
    return facts_page(
        state, timeline.subject,
        {.name = "Timeline",
         .count = rows_count("date", timeline.dates.size(), total, timeline.subject),
         .about = timeline.others > 0 ? "Those that most briefings give are shown." : "",
         .controls = filters_html(state, {}, addresses),
         .list = timeline_list_html(timeline, timeline.subject.is_story ? "" : state.search.query, addresses),
         .shown = timeline.dates.size(),
         .total = total,
         .adds_at_end = false,
         .passes_filters = false},
        context);
}

}  // namespace debrief
