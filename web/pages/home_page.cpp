#include "indexer/schema.h"
#include "web/page.h"
#include "web/pages/pages.h"

#include <fmt/format.h>

namespace debrief {

Response home_page(const Request& /*request*/, const SiteContext& context) {
    const IndexInfo info = read_info(context.reader);
    const Addresses addresses = context.addresses();
    TemplateData values;
    values.set("heading", info.documents == 1 ? "Search one briefing"
                                              : fmt::format("Search {} briefings", info.documents));
    if (info.first_day) {
        values.set("first_day", to_iso(*info.first_day));
        values.set("last_day", to_iso(*info.last_day));
    }
    TemplateData rows(TemplateData::type::list);
    for (const Field& field : fields) {
        TemplateData row;
        row.set("link", addresses.search(field.example));
        row.set("example", std::string(field.example));
        row.set("help", std::string(field.help));
        rows << row;
    }
    values.set("fields", rows);
    return to_response(200, {.view = View::search, .content = render("home.html", values)}, context.settings);
}

}  // namespace debrief
