#include "web/api/api_routes.h"

#include "corpus/base/json.h"
#include "searcher/output.h"
#include "searcher/search.h"
#include "searcher/search_options.h"

#include <nlohmann/json.hpp>

namespace debrief {

namespace {

Response json_response(int status, const nlohmann::ordered_json& json) {
    return {.status = status,
            .content_type = "application/json; charset=utf-8",
            .body = to_json_text(json) + "\n"};
}

Response search_api(const Request& request, const SiteContext& context) {
    SearchRequest search_request;
    search_request.query = request.parameter("q");
    search_request.limit = request.number("k", search_request.limit, 1, 1000);
    search_request.offset = request.number("offset", 0, 0, 10'000);
    search_request.snippets.count = request.number("snippets", search_request.snippets.count, 0, 10);
    const std::string facets = request.parameter("facets");
    if (!facets.empty()) search_request.facets.fields = read_facet_fields("facets", facets);
    search_request.facets.has_histogram = request.number("histogram", 0, 0, 1) == 1;
    const std::string group = request.parameter("group");
    if (!group.empty()) search_request.group = read_group("group", group);
    context.apply_to(search_request);
    return json_response(200, to_json(search(context.reader, search_request)));
}

}  // namespace

Response api_answer(const Request& request, const SiteContext& context) {
    if (request.path == "/api/v1/search") return search_api(request, context);
    return api_error(404, "there is no such page", "the search page is at /");
}

Response api_error(int status, std::string_view what, std::string_view hint) {
    nlohmann::ordered_json json = {{"v", 1}, {"error", what}};
    if (!hint.empty()) json["hint"] = hint;
    return json_response(status, json);
}

}  // namespace debrief
