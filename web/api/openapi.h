#pragma once

#include "web/api/api_route.h"

#include <span>

#include <nlohmann/json_fwd.hpp>

namespace debrief {

/// The description of routes as OpenAPI 3.1 has it. The schemas of answers are those of the command line
/// (`searcher/schemas`) without what the API leaves out.
[[nodiscard]] nlohmann::ordered_json describe_api(std::span<const ApiRoute> routes,
                                                  const SiteSettings& settings);

}  // namespace debrief
