#include "web/site.h"

#include "web/api.h"
#include "web/assets.h"
#include "web/pages.h"

#include <algorithm>
#include <array>
#include <string>

namespace debrief {

namespace {

using Handler = Response (*)(const Request&, IndexReader&);

Response style(const Request&, IndexReader&) {
    return {200, "text/css; charset=utf-8", std::string(find_asset("style.css"))};
}

Response icon(const Request&, IndexReader&) {
    return {200, "image/svg+xml", std::string(find_asset("icon.svg"))};
}

struct Route {
    std::string_view path;
    Handler handler;
};

constexpr std::array routes{
    Route{"/", search_page},  Route{"/briefing", briefing_page},   Route{"/style.css", style},
    Route{"/icon.svg", icon}, Route{"/api/v1/search", search_api},
};

}  // namespace

Response answer(const Request& request, IndexReader& reader) {
    const auto* const route = std::find_if(
        routes.begin(), routes.end(), [&](const Route& candidate) { return candidate.path == request.path; });
    if (route == routes.end()) {
        return error_answer(404, request.path, "there is no such page", "the search page is at /");
    }
    return route->handler(request, reader);
}

Response error_answer(int status, std::string_view path, std::string_view what, std::string_view hint) {
    return path.starts_with("/api/") ? api_error(status, what, hint) : error_page(status, what, hint);
}

}  // namespace debrief
