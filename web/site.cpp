#include "web/site.h"

#include "searcher/query_notes.h"
#include "web/api/api_problem.h"
#include "web/api/api_routes.h"
#include "web/assets.h"
#include "web/etag.h"
#include "web/feeds/feeds.h"
#include "web/page.h"
#include "web/pages/pages.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace debrief {

namespace {

using Handler = Response (*)(const Request&, const SiteContext&);

/// What the program carries inside and gives to everybody.
struct SiteFile {
    std::string_view path;
    std::string_view asset;
    std::string_view content_type;
};

constexpr std::array site_files{
    SiteFile{"/style.css", "style.css", "text/css; charset=utf-8"},
    SiteFile{"/script.js", "script.js", "text/javascript; charset=utf-8"},
    SiteFile{"/icon.svg", "icon.svg", "image/svg+xml"},
};

Response start(const Request& request, const SiteContext& context) {
    return read_search_state(request).is_blank() ? home_page(request, context)
                                                 : search_page(request, context);
}

struct Route {
    std::string_view path;
    Handler handler;
};

constexpr std::array routes{
    Route{"/", start},
    Route{"/briefing", briefing_page},
    Route{"/stories", stories_page},
    Route{"/story", story_page},
    Route{"/story/why", story_reasons_page},
    Route{"/claims", claims_page},
    Route{"/figures", figures_page},
    Route{"/quotes", quotes_page},
    Route{"/timeline", timeline_page},
    Route{"/sources", sources_page},
    Route{"/source", source_page},
    Route{"/help", help_page},
    Route{"/feed", search_feed},
    Route{"/story/feed", story_feed},
    Route{"/export", search_export},
    Route{"/opensearch.xml", opensearch_description},
    Route{"/opensearch/suggest", opensearch_suggestions},
};

const Route* find_route(std::string_view path) {
    const auto* const route = std::find_if(routes.begin(), routes.end(),
                                           [&](const Route& candidate) { return candidate.path == path; });
    return route == routes.end() ? nullptr : route;
}

constexpr std::string_view api_route = "/api/";

/// Those that a page of another site may not fetch: `Sec-Fetch-Site` decides about them.
bool is_of_api(std::string_view path) {
    return path.starts_with(api_route);
}

const SiteFile* find_file(std::string_view path) {
    const auto* const file = std::find_if(site_files.begin(), site_files.end(),
                                          [&](const SiteFile& candidate) { return candidate.path == path; });
    return file == site_files.end() ? nullptr : file;
}

Response answer_with_file(const SiteFile& file, const Request& request) {
    const std::string_view content = find_asset(file.asset);
    std::string tag = tag_of_content(content);
    Response response =
        has_tag(request.header("if-none-match"), tag)
            ? not_modified()
            : Response{.content_type = std::string(file.content_type), .body = std::string(content)};
    response.headers.emplace_back("ETag", std::move(tag));
    return response;
}

Response answer_in_full(const Request& request, const SiteContext& context) {
    if (is_of_api(request.path)) return api_answer(request, context);
    const Route* const route = find_route(request.path);
    if (!route) {
        return error_page(404, "there is no such page",
                          "the search page is at " + context.addresses().view(View::search, ""),
                          context.settings);
    }
    return route->handler(request, context);
}

/// Whether the same request may find more: to keep the answer until the index changes would be wrong.
bool is_cut_short(const Response& response, const Deadline* deadline) {
    return (deadline && deadline->was_met()) || response.body.find(ended_search_words) != std::string::npos;
}

}  // namespace

std::string_view route_of(std::string_view path) {
    if (is_of_api(path)) return api_route;
    if (const SiteFile* const file = find_file(path)) return file->path;
    const Route* const route = find_route(path);
    return route ? route->path : std::string_view();
}

Response answer(const Request& request, const SiteContext& context) {
    if (const SiteFile* const file = find_file(request.path)) return answer_with_file(*file, request);
    // Taken before the index is read: where a writer comes between, the tag is the older one, and the client
    // asks for the same once more.
    std::string tag = tag_of_state(request, context);
    const bool is_known = has_tag(request.header("if-none-match"), tag);
    Response response = is_known ? not_modified() : answer_in_full(request, context);
    if (is_known || (response.status == 200 && !is_cut_short(response, context.deadline)))
        response.headers.emplace_back("ETag", std::move(tag));
    if (is_of_api(request.path)) response.headers.emplace_back("Vary", "Sec-Fetch-Site");
    return response;
}

Response error_answer(int status, std::string_view path, std::string_view what, std::string_view hint,
                      const SiteSettings& settings) {
    if (is_of_api(path)) return api_error(status, what, hint);
    if (status < 500) return error_page(status, what, hint, settings);
    return error_page(status, without_folders(what), without_folders(hint), settings);
}

}  // namespace debrief
