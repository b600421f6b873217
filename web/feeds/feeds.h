#pragma once

#include "web/http.h"
#include "web/site_context.h"

namespace debrief {

/// What other programs read, each in its own file of this folder. All throw as pages do.

/// `/feed?q=QUERY…` (`SearchState`): what the query finds, newest first, as Atom (RFC 4287).
[[nodiscard]] Response search_feed(const Request& request, const SiteContext& context);

/// `/story/feed?id=ID`: a story's tellings as Atom.
[[nodiscard]] Response story_feed(const Request& request, const SiteContext& context);

/// `/opensearch.xml`: how browsers search here (OpenSearch 1.1).
[[nodiscard]] Response opensearch_description(const Request& request, const SiteContext& context);

/// `/opensearch/suggest?q=TYPED`: what it may become, as OpenSearch's suggestions extension 1.1 has it.
[[nodiscard]] Response opensearch_suggestions(const Request& request, const SiteContext& context);

/// `/export?q=QUERY…&format=csv|jsonl|md` (`SearchState`): what the query finds, to save.
[[nodiscard]] Response search_export(const Request& request, const SiteContext& context);

}  // namespace debrief
