#include "searcher/facts/cited_sources_output.h"
#include "searcher/facts/claims_output.h"
#include "searcher/facts/figures_output.h"
#include "searcher/facts/quotations_output.h"
#include "searcher/facts/story_list_output.h"
#include "searcher/facts/story_reasons_output.h"
#include "searcher/facts/story_report_output.h"
#include "searcher/facts/telling_comparison_output.h"
#include "searcher/facts/telling_comparison_subject.h"
#include "searcher/facts/timeline_output.h"
#include "searcher/search_options.h"
#include "web/api/api_answer.h"
#include "web/api/api_problem.h"
#include "web/api/api_verbs.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace debrief {

namespace {

/// What is the same for all verbs about a query or a story, but for `briefings`.
SubjectRequest read_api_subject(const ApiArguments& arguments, const SiteContext& context) {
    SubjectRequest request;
    read_query(arguments, context, request.search);
    read_time_limit(arguments, request.search);
    request.may_be_id = !arguments.flag("query");
    return request;
}

SubjectRequest read_subject_briefings(const ApiArguments& arguments, const SiteContext& context) {
    SubjectRequest request = read_api_subject(arguments, context);
    request.search.limit = arguments.number("briefings");
    return request;
}

Response unknown_story_answer(std::string_view id) {
    return unknown_id_error(fmt::format("no story or briefing has the id '{}'", told_value(id)));
}

}  // namespace

Response stories_verb(const ApiArguments& arguments, const SiteContext& context) {
    StoryListRequest request;
    read_query(arguments, context, request.search);
    read_time_limit(arguments, request.search);
    if (arguments.flag("raw")) request.search.text = SearchedText::whole;
    request.search.limit = arguments.number("limit");
    request.order = *find_story_order(arguments.choice("order"));
    return json_answer(to_json(find_stories(context.reader, request)));
}

Response story_verb(const ApiArguments& arguments, const SiteContext& context) {
    SubjectRequest request;
    request.search.query = arguments.text("id");
    request.search.limit = arguments.number("briefings");
    request.search.deadline = context.deadline;
    const auto report = tell_story(context.reader, request);
    return report ? json_answer(to_json(*report)) : unknown_story_answer(request.search.query);
}

Response story_why_verb(const ApiArguments& arguments, const SiteContext& context) {
    const std::string left = arguments.text("a");
    const std::string right = arguments.text("b");
    const auto reasons = explain_story_link(context.reader, left, right);
    if (!reasons) return unknown_briefing(context.reader.find(left) ? right : left);
    return json_answer(to_json(*reasons));
}

Response claims_verb(const ApiArguments& arguments, const SiteContext& context) {
    ClaimsRequest request{read_subject_briefings(arguments, context)};
    request.limit = arguments.number("limit");
    return json_answer(to_json(find_claims(context.reader, request)));
}

Response figures_verb(const ApiArguments& arguments, const SiteContext& context) {
    FigureRequest request{read_subject_briefings(arguments, context)};
    request.limit = arguments.number("limit");
    if (const std::string kinds = arguments.text("kind"); !kinds.empty())
        request.kinds = read_list("kind", kinds, find_figure_kind, "");
    return json_answer(to_json(find_figure_list(context.reader, request)));
}

Response quotes_verb(const ApiArguments& arguments, const SiteContext& context) {
    QuotationsRequest request{read_subject_briefings(arguments, context)};
    request.limit = arguments.number("limit");
    request.speaker = arguments.text("speaker");
    return json_answer(to_json(find_quotations(context.reader, request)));
}

Response timeline_verb(const ApiArguments& arguments, const SiteContext& context) {
    TimelineRequest request{read_subject_briefings(arguments, context)};
    request.limit = arguments.number("limit");
    return json_answer(to_json(find_timeline(context.reader, request)));
}

Response sources_verb(const ApiArguments& arguments, const SiteContext& context) {
    CitedSourcesRequest request{read_api_subject(arguments, context)};
    request.by = *find_sources_by(arguments.choice("by"));
    request.limit = arguments.number("limit");
    return json_answer(to_json(find_cited_sources(context.reader, request)));
}

Response compare_verb(const ApiArguments& arguments, const SiteContext& context) {
    ComparedSubject compared = read_compared(context.reader, arguments.values("id"),
                                             arguments.number("briefings"), context.deadline);
    if (!compared.unknown.empty()) return unknown_story_answer(compared.unknown.front());
    const ShownEntries shown = arguments.flag("all") ? ShownEntries::all : ShownEntries::differences;
    SearchRequest request;
    request.deadline = context.deadline;
    const TellingComparison comparison = compare_tellings(compared.subject, request);
    return json_answer(to_json(comparison, compared.subject, shown));
}

}  // namespace debrief
