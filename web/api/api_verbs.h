#pragma once

#include "web/api/api_parameters.h"
#include "web/http.h"
#include "web/site_context.h"

namespace debrief {

/// What each route answers: the JSON of the command line's verb of that name for the same arguments, in which
/// the parameters' names are the options'. Throws `Error` of kind `usage` and `index`.
[[nodiscard]] Response search_verb(const ApiArguments& arguments, const SiteContext& context);
[[nodiscard]] Response why_verb(const ApiArguments& arguments, const SiteContext& context);
[[nodiscard]] Response similar_verb(const ApiArguments& arguments, const SiteContext& context);
[[nodiscard]] Response show_verb(const ApiArguments& arguments, const SiteContext& context);
[[nodiscard]] Response cite_verb(const ApiArguments& arguments, const SiteContext& context);
[[nodiscard]] Response suggest_verb(const ApiArguments& arguments, const SiteContext& context);
[[nodiscard]] Response info_verb(const ApiArguments& arguments, const SiteContext& context);

[[nodiscard]] Response stories_verb(const ApiArguments& arguments, const SiteContext& context);
[[nodiscard]] Response story_verb(const ApiArguments& arguments, const SiteContext& context);
[[nodiscard]] Response story_why_verb(const ApiArguments& arguments, const SiteContext& context);
[[nodiscard]] Response claims_verb(const ApiArguments& arguments, const SiteContext& context);
[[nodiscard]] Response figures_verb(const ApiArguments& arguments, const SiteContext& context);
[[nodiscard]] Response quotes_verb(const ApiArguments& arguments, const SiteContext& context);
[[nodiscard]] Response timeline_verb(const ApiArguments& arguments, const SiteContext& context);
[[nodiscard]] Response sources_verb(const ApiArguments& arguments, const SiteContext& context);
[[nodiscard]] Response compare_verb(const ApiArguments& arguments, const SiteContext& context);

/// What several of them read from their parameters: `q` and `today`, and what queries may refer to.
void read_query(const ApiArguments& arguments, const SiteContext& context, SearchRequest& request);
/// `time-limit`.
void read_time_limit(const ApiArguments& arguments, SearchRequest& request);
/// The answer to an id that no briefing has.
[[nodiscard]] Response unknown_briefing(std::string_view id);

}  // namespace debrief
