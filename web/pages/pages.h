#pragma once

#include "web/http.h"
#include "web/site_context.h"

namespace debrief {

/// The pages, each in its own file of this folder. All throw `Error` of kind `usage` for parameters that make
/// no sense, and of kind `index`.

/// `/`: without a query, the latest stories and how to search.
[[nodiscard]] Response home_page(const Request& request, const SiteContext& context);

/// `/?q=QUERY…` (`SearchState`): the form, and what the query finds.
[[nodiscard]] Response search_page(const Request& request, const SiteContext& context);

/// `/briefing?id=ID&q=QUERY`: a whole briefing, with the query's matches lit.
[[nodiscard]] Response briefing_page(const Request& request, const SiteContext& context);

/// `/stories?q=QUERY&page=N`: stories that a query finds, or the latest.
[[nodiscard]] Response stories_page(const Request& request, const SiteContext& context);

/// `/story?id=ID`: its tellings, where they differ, its dates and figures.
[[nodiscard]] Response story_page(const Request& request, const SiteContext& context);

/// `/story/why?a=ID&b=ID`: why two briefings tell one story, or two.
[[nodiscard]] Response story_reasons_page(const Request& request, const SiteContext& context);

/// `/claims?q=QUERY`, `/figures?q=QUERY`, `/quotes?q=QUERY`, `/timeline?q=QUERY`: what briefings that the
/// query finds say, each with its evidence.
[[nodiscard]] Response claims_page(const Request& request, const SiteContext& context);
[[nodiscard]] Response figures_page(const Request& request, const SiteContext& context);
[[nodiscard]] Response quotes_page(const Request& request, const SiteContext& context);
[[nodiscard]] Response timeline_page(const Request& request, const SiteContext& context);

/// `/sources?q=QUERY`: who is cited, by host or owner.
[[nodiscard]] Response sources_page(const Request& request, const SiteContext& context);

/// `/source?host=HOST`: one source, and what cites it for what.
[[nodiscard]] Response source_page(const Request& request, const SiteContext& context);

/// `/help`: the query language, from the table of fields.
[[nodiscard]] Response help_page(const Request& request, const SiteContext& context);

}  // namespace debrief
