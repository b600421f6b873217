#include "web/feeds/feeds.h"
#include "web/page.h"

namespace debrief {

Response search_feed(const Request&, const SiteContext& context) {
    return error_page(501, "this feed is not made yet", "", context.settings);
}

Response story_feed(const Request&, const SiteContext& context) {
    return error_page(501, "this feed is not made yet", "", context.settings);
}

}  // namespace debrief
