#include "web/site_context.h"

namespace debrief {

void SiteContext::apply_to(SearchRequest& request) const {
    request.context.today = today;
    if (settings.user_files != nullptr) settings.user_files->apply_to(request);
}

}  // namespace debrief
