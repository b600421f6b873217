#include "web/api/api_routes.h"

#include "corpus/base/text.h"
#include "searcher/facets.h"
#include "searcher/facts/figure_list.h"
#include "searcher/facts/story_list.h"
#include "searcher/search_options.h"
#include "web/api/api_answer.h"
#include "web/api/api_problem.h"
#include "web/api/api_verbs.h"
#include "web/api/openapi.h"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace debrief {

namespace {

using Type = ApiParameter::Type;
using Need = ApiParameter::Need;

constexpr std::array<std::string_view, 9> api_facet_names{"source",   "host", "owner", "kind", "month",
                                                          "language", "name", "story", "all"};
constexpr std::array<std::string_view, 2> api_group_names{"none", "story"};
constexpr std::array<std::string_view, 3> api_sources_by_names{"owner", "host", "kind"};

constexpr ApiParameter query_parameter{.name = "q",
                                       .help = "the query as typed; an empty one is every briefing"};
constexpr ApiParameter subject_parameter{
    .name = "q", .help = "the query as typed, or the id of a story or of a briefing that tells one"};
constexpr ApiParameter id_parameter{
    .name = "id", .help = "the id of a briefing, as search gives it", .need = Need::required};
constexpr ApiParameter story_id_parameter{
    .name = "id", .help = "the id of a story, or of a briefing that tells one", .need = Need::required};
constexpr ApiParameter query_only_parameter{
    .name = "query", .help = "take `q` for a query, even where it is an id", .type = Type::flag};
constexpr ApiParameter today_parameter{
    .name = "today",
    .help = "the day that `7d`, `last week` and `half-life` count from; today, if not given",
    .type = Type::day};
constexpr ApiParameter time_limit_parameter{
    .name = "time-limit",
    .help = "milliseconds after which a search answers with what it has",
    .type = Type::number,
    .least = 1,
    .most = 2000,
    .fallback = 1500};
constexpr ApiParameter briefings_parameter{
    .name = "briefings",
    .help = "how many briefings to read: of a query the best, of a story the first",
    .type = Type::number,
    .least = 1,
    .most = 1000,
    .fallback = 100};
constexpr ApiParameter sort_parameter{.name = "sort",
                                      .help = "the order of hits; those that lack what it asks for come last",
                                      .type = Type::choice,
                                      .choices = sort_names};
constexpr ApiParameter rank_parameter{.name = "rank",
                                      .help = "what is spent on the order by relevance",
                                      .type = Type::choice,
                                      .choices = ranking_mode_names};
constexpr ApiParameter half_life_parameter{
    .name = "half-life",
    .help = "put newer briefings first: what being new gains halves every so many days",
    .type = Type::number,
    .least = 1,
    .most = 36'500};
constexpr ApiParameter corroborated_parameter{
    .name = "corroborated",
    .help = "put briefings that cite sources of several owners above those that do not",
    .type = Type::flag};
constexpr ApiParameter raw_parameter{
    .name = "raw", .help = "search app footers and other chrome too", .type = Type::flag};

constexpr ApiParameter limit_parameter(std::size_t fallback, std::size_t most, std::string_view help) {
    return {.name = "limit",
            .also = "k",
            .help = help,
            .type = Type::number,
            .least = 1,
            .most = most,
            .fallback = fallback};
}

constexpr std::array search_parameters{
    query_parameter,
    limit_parameter(10, 1000, "most hits to give"),
    ApiParameter{.name = "offset", .help = "leave out the first hits", .type = Type::number, .most = 10'000},
    ApiParameter{.name = "snippets",
                 .help = "most passages of each hit",
                 .type = Type::number,
                 .most = 10,
                 .fallback = 1},
    sort_parameter,
    ApiParameter{.name = "group",
                 .help = "by story, one telling stands for all",
                 .type = Type::choice,
                 .choices = api_group_names},
    rank_parameter,
    half_life_parameter,
    corroborated_parameter,
    today_parameter,
    time_limit_parameter,
    ApiParameter{.name = "facets",
                 .help = "count all that matches by these, or by `all` of them",
                 .type = Type::list,
                 .choices = api_facet_names},
    ApiParameter{.name = "histogram",
                 .help = "count all that matches by day, week, month or year",
                 .type = Type::flag},
    ApiParameter{.name = "explain",
                 .help = "tell how the query was read and what each score is made of",
                 .type = Type::flag},
    raw_parameter,
    ApiParameter{
        .name = "invert-match", .help = "find the briefings that the query does not", .type = Type::flag},
};
constexpr std::array why_parameters{id_parameter,    query_parameter,     sort_parameter,
                                    rank_parameter,  half_life_parameter, corroborated_parameter,
                                    today_parameter, raw_parameter};
constexpr std::array similar_parameters{id_parameter, limit_parameter(10, 1000, "most briefings to give"),
                                        ApiParameter{.name = "terms",
                                                     .help = "how many of its weightiest words to look by",
                                                     .type = Type::number,
                                                     .least = 1,
                                                     .most = 500,
                                                     .fallback = 30}};
constexpr std::array show_parameters{
    id_parameter,
    ApiParameter{.name = "chrome",
                 .help = "give only what was taken for app, page or mail rather than briefing, and why",
                 .type = Type::flag}};
constexpr std::array cite_parameters{id_parameter};
constexpr std::array suggest_parameters{
    ApiParameter{.name = "q", .help = "the beginning of a query, as typed so far"},
    limit_parameter(10, 100, "most completions to give")};
constexpr std::array stories_parameters{
    query_parameter,
    limit_parameter(10, 1000, "most stories to give"),
    ApiParameter{.name = "order",
                 .help = "what comes first: most owners cited, most tellings, or the newest",
                 .type = Type::choice,
                 .choices = story_order_names},
    today_parameter,
    time_limit_parameter,
    raw_parameter};
constexpr std::array story_parameters{story_id_parameter,
                                      ApiParameter{.name = "briefings",
                                                   .help = "how many tellings to read, the first ones",
                                                   .type = Type::number,
                                                   .least = 1,
                                                   .most = 1000,
                                                   .fallback = 100}};
constexpr std::array story_why_parameters{
    ApiParameter{.name = "a", .help = "the id of a briefing", .need = Need::required},
    ApiParameter{.name = "b", .help = "the id of another briefing", .need = Need::required}};
constexpr std::array claims_parameters{subject_parameter,   limit_parameter(10, 1000, "most claims to give"),
                                       briefings_parameter, query_only_parameter,
                                       today_parameter,     time_limit_parameter};
constexpr std::array figures_parameters{subject_parameter,
                                        limit_parameter(20, 1000, "most figures to give"),
                                        ApiParameter{.name = "kind",
                                                     .help = "only figures of these kinds",
                                                     .type = Type::list,
                                                     .choices = figure_kind_names},
                                        briefings_parameter,
                                        query_only_parameter,
                                        today_parameter,
                                        time_limit_parameter};
constexpr std::array quotes_parameters{
    subject_parameter,
    limit_parameter(20, 1000, "most quotations to give"),
    ApiParameter{.name = "speaker", .help = "only what somebody with these words in the name said"},
    briefings_parameter,
    query_only_parameter,
    today_parameter,
    time_limit_parameter};
constexpr std::array timeline_parameters{
    ApiParameter{.name = "q", .help = subject_parameter.help, .need = Need::required},
    limit_parameter(50, 10'000, "most dates to give: those that most briefings give"),
    briefings_parameter,
    query_only_parameter,
    today_parameter,
    time_limit_parameter};
constexpr std::array sources_parameters{
    ApiParameter{.name = "q", .help = "a query, or the id of a story or briefing; empty: the whole index"},
    limit_parameter(20, 10'000, "most rows to give"),
    ApiParameter{
        .name = "by", .help = "what a row is", .type = Type::choice, .choices = api_sources_by_names},
    query_only_parameter,
    today_parameter,
    time_limit_parameter};
constexpr std::array compare_parameters{
    ApiParameter{.name = "id",
                 .help = "the id of a story or briefing; of several, each briefing and all tellings of each "
                         "story are compared",
                 .need = Need::several,
                 .most = 100},
    briefings_parameter,
    ApiParameter{.name = "all", .help = "give what tellings say alike, too", .type = Type::flag}};

/// The schemas of an answer.
constexpr std::array<std::string_view, 15> api_schema_names{
    "search",  "why",    "similar",  "suggest", "stories", "story", "story-why", "claims",
    "figures", "quotes", "timeline", "sources", "compare", "info",  "cite"};
constexpr std::array<std::string_view, 2> show_schemas{"show", "show-chrome"};

constexpr std::span<const std::string_view> schema_named(std::string_view name) {
    return std::span(api_schema_names)
        .subspan(static_cast<std::size_t>(std::find(api_schema_names.begin(), api_schema_names.end(), name) -
                                          api_schema_names.begin()),
                 1);
}

Response give_description(const ApiArguments&, const SiteContext& context) {
    return json_answer(describe_api(api_routes(), context.settings));
}

constexpr auto looks_up_id = ApiRoute::Lookup::id;
constexpr auto looks_up_none = ApiRoute::Lookup::none;

constexpr std::array api_table{
    ApiRoute{"/api/v1/search", "find briefings, best first, with the passages that answer",
             "Any text is a query. What of it makes no sense is passed over and told in `notes`.",
             search_parameters, schema_named("search"), looks_up_none, search_verb},
    ApiRoute{"/api/v1/why", "tell why a briefing is or is not among the hits of a query", "", why_parameters,
             schema_named("why"), looks_up_id, why_verb},
    ApiRoute{"/api/v1/similar", "find briefings that are like one, by its weightiest words", "",
             similar_parameters, schema_named("similar"), looks_up_id, similar_verb},
    ApiRoute{"/api/v1/show", "give a whole briefing", "", show_parameters, show_schemas, looks_up_id,
             show_verb},
    ApiRoute{"/api/v1/cite", "tell how to cite a briefing", "", cite_parameters, schema_named("cite"),
             looks_up_id, cite_verb},
    ApiRoute{"/api/v1/suggest", "complete a query that is being typed", "", suggest_parameters,
             schema_named("suggest"), looks_up_none, suggest_verb},
    ApiRoute{"/api/v1/stories", "list stories that several briefings tell, the best backed first", "",
             stories_parameters, schema_named("stories"), looks_up_none, stories_verb},
    ApiRoute{"/api/v1/story", "tell one story: its tellings, what backs them and what each adds", "",
             story_parameters, schema_named("story"), looks_up_id, story_verb},
    ApiRoute{"/api/v1/story/why", "tell what joins two briefings in one story, or parts them", "",
             story_why_parameters, schema_named("story-why"), looks_up_id, story_why_verb},
    ApiRoute{"/api/v1/claims", "find sentences that answer, with what backs them",
             "`cites:`, `kind:` and `is:` are asked of each sentence.", claims_parameters,
             schema_named("claims"), looks_up_none, claims_verb},
    ApiRoute{"/api/v1/figures", "list figures with what they are about", "", figures_parameters,
             schema_named("figures"), looks_up_none, figures_verb},
    ApiRoute{"/api/v1/quotes", "find quoted words and who is said to have said them", "", quotes_parameters,
             schema_named("quotes"), looks_up_none, quotes_verb},
    ApiRoute{"/api/v1/compare", "tell where the tellings of a story differ",
             "A story that is told once has no entries.", compare_parameters, schema_named("compare"),
             looks_up_id, compare_verb},
    ApiRoute{"/api/v1/timeline", "list the dates that texts give, in their order", "", timeline_parameters,
             schema_named("timeline"), looks_up_none, timeline_verb},
    ApiRoute{"/api/v1/sources", "tell which hosts and owners are cited", "", sources_parameters,
             schema_named("sources"), looks_up_none, sources_verb},
    ApiRoute{
        "/api/v1/info", "tell what the index holds", "", {}, schema_named("info"), looks_up_none, info_verb},
    ApiRoute{api_description_path, "give this description", "", {}, {}, looks_up_none, give_description},
};

const ApiRoute* find_api_route(std::string_view path) {
    const auto* const found = std::find_if(api_table.begin(), api_table.end(),
                                           [&](const ApiRoute& candidate) { return candidate.path == path; });
    return found == api_table.end() ? nullptr : found;
}

Response refuse_path(const Request& request, const SiteContext& context) {
    std::vector<std::string_view> paths;
    for (const ApiRoute& route : api_table) paths.push_back(route.path);
    const auto near = nearest_word(told_value(request.path), paths);
    return api_error(404, fmt::format("'{}' is no route of the API", told_value(request.path)),
                     near ? fmt::format("did you mean '{}'?", context.addresses().path(*near))
                          : fmt::format("'{}' has them all", context.addresses().path(api_description_path)));
}

}  // namespace

std::span<const ApiRoute> api_routes() {
    return api_table;
}

Response api_answer(const Request& request, const SiteContext& context) {
    const ApiRoute* const route = find_api_route(request.path);
    if (!route) return refuse_path(request, context);
    Response response = route->answer(ApiArguments(request, route->parameters), context);
    response.headers.emplace_back("Link", fmt::format("<{}>; rel=\"service-desc\"; type=\"application/json\"",
                                                      context.addresses().path(api_description_path)));
    return response;
}

}  // namespace debrief
