#include "indexer/schema.h"
#include "searcher/query_parser.h"
#include "tests/support/catch.h"
#include "tests/support/site_of_briefings.h"
#include "web/html.h"
#include "web/query_forms.h"

using namespace debrief;
using namespace debrief::test;

TEST_CASE("the help has every form and every field, with examples that lead to a search", "[web][help]") {
    SiteOfBriefings site({make_briefing("a", "Flood")});
    const Response page = site.get("/help");
    CHECK(page.status == 200);
    const auto has_example = [&](std::string_view example) {
        return page.body.find("<a href=\"/?q=" + percent_encode(example) + "\"><code>" +
                              escape_html(example)) != std::string::npos;
    };
    for (const QueryForm& form : word_forms) {
        CAPTURE(form.example);
        CHECK(has_example(form.example));
    }
    for (const Field& field : fields) {
        CAPTURE(field.name);
        CHECK(has_example(field.example));
        for (const std::string_view choice : choices_of(field))
            CHECK(has_example(std::string(field.name) + ":" + std::string(choice)));
    }
}

TEST_CASE("no example of the help is passed over", "[web][help]") {
    QueryContext context{.today = parse_iso_day("2026-11-22"),
                         .find_saved = [](std::string_view) { return std::string("flood"); }};
    for (const QueryForm& form : word_forms) {
        CAPTURE(form.example);
        CHECK(parse_query(form.example, context).notes.empty());
    }
    for (const Field& field : fields) {
        CAPTURE(field.example);
        CHECK(parse_query(field.example, context).notes.empty());
    }
}
