#include "indexer/schema.h"
#include "web/page.h"
#include "web/pages/pages.h"
#include "web/query_forms.h"

namespace debrief {

namespace {

struct Key {
    std::string_view key;
    std::string_view help;
};

constexpr std::array keys{
    Key{"/", "go to the form"},
    Key{"j", "go to the next result"},
    Key{"k", "go to the result before"},
    Key{"o", "open the result"},
    Key{"n", "go to the next page, or in a briefing to the next match"},
    Key{"p", "go to the page before, or in a briefing to the match before"},
    Key{"?", "show these keys, and turn them off or on"},
};

TemplateData example_row(std::string_view example, std::string_view help, const Addresses& addresses) {
    TemplateData row;
    row.set("link", addresses.search(example));
    row.set("example", std::string(example));
    row.set("help", std::string(help));
    return row;
}

TemplateData field_row(const Field& field, const Addresses& addresses) {
    TemplateData row = example_row(field.example, field.help, addresses);
    row.set("name", std::string(field.name));
    TemplateData choices{TemplateData::type::list};
    for (const std::string_view choice : choices_of(field)) {
        const std::string query = std::string(field.name) + ":" + std::string(choice);
        if (query == field.example) continue;
        TemplateData values;
        values.set("link", addresses.search(query));
        values.set("choice", query);
        choices << values;
    }
    row.set("choices", choices);
    return row;
}

}  // namespace

Response help_page(const Request& /*request*/, const SiteContext& context) {
    const Addresses addresses = context.addresses();
    TemplateData forms{TemplateData::type::list};
    for (const QueryForm& form : word_forms) forms << example_row(form.example, form.help, addresses);
    TemplateData field_rows{TemplateData::type::list};
    for (const Field& field : fields) field_rows << field_row(field, addresses);
    TemplateData key_rows{TemplateData::type::list};
    for (const Key& key : keys) {
        TemplateData row;
        row.set("key", std::string(key.key));
        row.set("help", std::string(key.help));
        key_rows << row;
    }
    TemplateData values;
    values.set("forms", forms);
    values.set("fields", field_rows);
    values.set("keys", key_rows);

    values.set("api", addresses.path("/api/v1/openapi.json"));
    values.set("feed", addresses.feed({}));
    return to_response(200, {.title = "Help", .view = View::help, .content = render("help.html", values)},
                       context.settings);
}

}  // namespace debrief
