#include "web/site.h"

#include "web/api/api_routes.h"
#include "web/assets.h"
#include "web/feeds/feeds.h"
#include "web/page.h"
#include "web/pages/pages.h"

#include <algorithm>
#include <array>
#include <string>

namespace debrief {

namespace {

using Handler = Response (*)(const Request&, const SiteContext&);

Response style(const Request&, const SiteContext&) {
    return {.content_type = "text/css; charset=utf-8", .body = std::string(find_asset("style.css"))};
}

Response script(const Request&, const SiteContext&) {
    return {.content_type = "text/javascript; charset=utf-8", .body = std::string(find_asset("script.js"))};
}

Response icon(const Request&, const SiteContext&) {
    return {.content_type = "image/svg+xml", .body = std::string(find_asset("icon.svg"))};
}

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
    Route{"/style.css", style},
    Route{"/script.js", script},
    Route{"/icon.svg", icon},
};

}  // namespace

Response answer(const Request& request, const SiteContext& context) {
    if (request.path.starts_with("/api/")) return api_answer(request, context);
    const auto* const route = std::find_if(
        routes.begin(), routes.end(), [&](const Route& candidate) { return candidate.path == request.path; });
    if (route == routes.end())
        return error_page(404, "there is no such page", "the search page is at /", context.settings);
    return route->handler(request, context);
}

Response error_answer(int status, std::string_view path, std::string_view what, std::string_view hint,
                      const SiteSettings& settings) {
    return path.starts_with("/api/") ? api_error(status, what, hint)
                                     : error_page(status, what, hint, settings);
}

}  // namespace debrief
