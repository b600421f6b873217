#include "web/feeds/feeds.h"
#include "web/page.h"

namespace debrief {

Response search_export(const Request&, const SiteContext& context) {
    return error_page(501, "this export is not made yet", "", context.settings);
}

}  // namespace debrief
