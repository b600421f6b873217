#include "web/site_context.h"

namespace debrief {

namespace {

/// So that what is found can be shown in the time that is left.
constexpr std::chrono::milliseconds search_time_limit{1'500};

}  // namespace

void SiteContext::apply_to(SearchRequest& request) const {
    request.context.today = today;
    request.deadline = deadline;
    request.time_limit = search_time_limit;
    if (settings.user_files != nullptr) settings.user_files->apply_to(request);
}

}  // namespace debrief
