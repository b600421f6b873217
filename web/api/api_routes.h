#pragma once

#include "web/api/api_route.h"

#include <span>
#include <string_view>

namespace debrief {

inline constexpr std::string_view api_description_path = "/api/v1/openapi.json";

/// All routes of the API.
[[nodiscard]] std::span<const ApiRoute> api_routes();

/// Answers a request whose path begins with `/api/`. Throws as `answer` does.
[[nodiscard]] Response api_answer(const Request& request, const SiteContext& context);

}  // namespace debrief
