#include "web/feeds/feeds.h"
#include "web/page.h"

namespace debrief {

Response opensearch_description(const Request&, const SiteContext& context) {
    return error_page(501, "this description is not made yet", "", context.settings);
}

}  // namespace debrief
