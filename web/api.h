#pragma once

#include "searcher/index_reader.h"
#include "web/http.h"

#include <string_view>

namespace debrief {

/// `/api/v1/search?q=QUERY&k=N&offset=N&snippets=N&facets=FIELDS&histogram=1&group=story`: the JSON of
/// `debrief search --format json`.
[[nodiscard]] Response search_api(const Request& request, IndexReader& reader);

/// An error as JSON: `{"v":1,"error":…,"hint":…}`.
[[nodiscard]] Response api_error(int status, std::string_view what, std::string_view hint);

}  // namespace debrief
