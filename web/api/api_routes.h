#pragma once

#include "web/http.h"
#include "web/site_context.h"

#include <string_view>

namespace debrief {

/// Answers a request whose path begins with `/api/`. Throws as `answer` does.
[[nodiscard]] Response api_answer(const Request& request, const SiteContext& context);

/// An error as JSON: `{"v":1,"error":…,"hint":…}`.
[[nodiscard]] Response api_error(int status, std::string_view what, std::string_view hint);

}  // namespace debrief
