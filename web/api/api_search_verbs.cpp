#include "searcher/completion.h"
#include "searcher/hits.h"
#include "searcher/match_report.h"
#include "searcher/output.h"
#include "searcher/reference.h"
#include "searcher/search.h"
#include "searcher/search_options.h"
#include "searcher/similar_briefings.h"
#include "web/api/api_answer.h"
#include "web/api/api_problem.h"
#include "web/api/api_verbs.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace debrief {

namespace {

/// `sort`, `rank`, `half-life`, `corroborated` and `raw`.
void read_order(const ApiArguments& arguments, SearchRequest& request) {
    request.sort = *find_sort(arguments.choice("sort"));
    request.ranking.mode = *find_ranking_mode(arguments.choice("rank"));
    if (const std::size_t days = arguments.number("half-life"); days > 0) {
        request.ranking.recency_half_life = std::chrono::days(days);
        request.ranking.today = request.context.today;
    }
    if (arguments.flag("corroborated")) request.ranking.evidence_share = corroboration_share;
    if (arguments.flag("raw")) request.text = SearchedText::whole;
}

}  // namespace

void read_query(const ApiArguments& arguments, const SiteContext& context, SearchRequest& request) {
    request.query = arguments.text("q");
    context.apply_to(request);
    if (const auto day = arguments.day("today")) request.context.today = *day;
}

void read_time_limit(const ApiArguments& arguments, SearchRequest& request) {
    request.time_limit = std::chrono::milliseconds(arguments.number("time-limit"));
}

Response unknown_briefing(std::string_view id) {
    return unknown_id_error(fmt::format("no briefing has the id '{}'", told_value(id)));
}

Response search_verb(const ApiArguments& arguments, const SiteContext& context) {
    SearchRequest request;
    read_query(arguments, context, request);
    read_time_limit(arguments, request);
    read_order(arguments, request);
    request.limit = arguments.number("limit");
    request.offset = arguments.number("offset");
    request.snippets.count = arguments.number("snippets");
    request.group = read_group("group", arguments.choice("group"));
    if (const std::string facets = arguments.text("facets"); !facets.empty())
        request.facets.fields = read_facet_fields("facets", facets);
    request.facets.has_histogram = arguments.flag("histogram");
    request.is_explained = arguments.flag("explain");
    request.is_inverted = arguments.flag("invert-match");
    request.is_corrected = true;
    return json_answer(to_json(search(context.reader, request)));
}

Response why_verb(const ApiArguments& arguments, const SiteContext& context) {
    SearchRequest request;
    read_query(arguments, context, request);
    read_order(arguments, request);
    const std::string id = arguments.text("id");
    const auto report = report_match(context.reader, id, request);
    return report ? json_answer(to_json(*report)) : unknown_briefing(id);
}

Response similar_verb(const ApiArguments& arguments, const SiteContext& context) {
    SimilarRequest request{arguments.text("id")};
    request.limit = arguments.number("limit");
    request.terms = arguments.number("terms");
    request.deadline = context.deadline;
    const auto found = find_similar(context.reader, request);
    return found ? json_answer(to_json(*found)) : unknown_briefing(request.id);
}

Response show_verb(const ApiArguments& arguments, const SiteContext& context) {
    const std::string id = arguments.text("id");
    const auto briefing = context.reader.find(id);
    if (!briefing) return unknown_briefing(id);
    return json_answer(arguments.flag("chrome") ? chrome_to_json(*briefing) : to_json(*briefing));
}

Response cite_verb(const ApiArguments& arguments, const SiteContext& context) {
    const std::string id = arguments.text("id");
    const auto briefing = context.reader.find(id);
    return briefing ? json_answer(references_to_json(*briefing)) : unknown_briefing(id);
}

Response suggest_verb(const ApiArguments& arguments, const SiteContext& context) {
    const std::string text = arguments.text("q");
    CompletionLimits limits;
    limits.completions = arguments.number("limit");
    return json_answer(to_json(text, complete(context.reader, text, limits)));
}

Response info_verb(const ApiArguments&, const SiteContext& context) {
    nlohmann::ordered_json json = to_json(read_details(context.reader));
    json.erase("index");  // a folder on the server's disk
    return json_answer(std::move(json));
}

}  // namespace debrief
