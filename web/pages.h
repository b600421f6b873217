#pragma once

#include "searcher/index_reader.h"
#include "web/http.h"

#include <string_view>

namespace debrief {

/// `/?q=QUERY&page=N`: the form, and what the query finds; without a query, how to search.
[[nodiscard]] Response search_page(const Request& request, IndexReader& reader);

/// `/briefing?id=ID&q=QUERY`: a whole briefing, with the query's matches lit.
[[nodiscard]] Response briefing_page(const Request& request, IndexReader& reader);

[[nodiscard]] Response error_page(int status, std::string_view what, std::string_view hint);

}  // namespace debrief
