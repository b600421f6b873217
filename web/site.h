#pragma once

#include "web/http.h"
#include "web/site_context.h"

namespace debrief {

/// Answers one request: finds its page and makes it. Knows nothing of sockets. Throws `Error`: of kind
/// `usage` for parameters that make no sense, of kind `index`.
[[nodiscard]] Response answer(const Request& request, const SiteContext& context);

/// What stands for the pages of a path when they are counted: the path itself, "/api/" for all of the API;
/// empty where there is no page.
[[nodiscard]] std::string_view route_of(std::string_view path);

/// The answer where there is none to give: a page, or JSON for requests to the API.
[[nodiscard]] Response error_answer(int status, std::string_view path, std::string_view what,
                                    std::string_view hint, const SiteSettings& settings);

}  // namespace debrief
