#include "web/page.h"
#include "web/pages/pages.h"

namespace debrief {

Response sources_page(const Request&, const SiteContext& context) {
    return error_page(501, "this page is not made yet", "", context.settings);
}

}  // namespace debrief
