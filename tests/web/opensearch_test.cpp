#include "tests/support/catch.h"
#include "tests/support/site_of_briefings.h"

#include <nlohmann/json.hpp>
#include <pugixml.hpp>

using namespace debrief;
using namespace debrief::test;

TEST_CASE("the OpenSearch description names this server's own addresses", "[web][opensearch]") {
    SiteOfBriefings site({make_briefing("a", "Flood")});
    const Response response = site.get("/opensearch.xml");
    CHECK(response.content_type == "application/opensearchdescription+xml; charset=utf-8");
    pugi::xml_document document;
    REQUIRE(document.load_string(response.body.c_str()));
    const pugi::xml_node root = document.child("OpenSearchDescription");
    CHECK(std::string(root.child_value("ShortName")).size() <= 16);
    const auto pattern = [&](const char* type) {
        return std::string(root.find_child_by_attribute("Url", "type", type).attribute("template").value());
    };
    CHECK(pattern("text/html") == "http://localhost:8080/?q={searchTerms}");
    CHECK(pattern("application/x-suggestions+json") ==
          "http://localhost:8080/opensearch/suggest?q={searchTerms}");
    CHECK(pattern("application/atom+xml") == "http://localhost:8080/feed?q={searchTerms}");
}

TEST_CASE("suggestions are four arrays of one length", "[web][opensearch]") {
    SiteOfBriefings site({make_briefing("a", "Flooding on the Rhine", "Flooding rose. Floods fell.")});
    const Response response = site.get("/opensearch/suggest?q=floo");
    CHECK(response.content_type == "application/x-suggestions+json; charset=utf-8");
    const auto answer = nlohmann::json::parse(response.body);
    REQUIRE(answer.size() == 4);
    CHECK(answer[0] == "floo");
    REQUIRE_FALSE(answer[1].empty());
    CHECK(answer[1].size() == answer[2].size());
    CHECK(answer[1].size() == answer[3].size());
    CHECK(answer[3][0].get<std::string>().starts_with("http://localhost:8080/?q="));
    const auto none = nlohmann::json::parse(site.get("/opensearch/suggest").body);
    CHECK(none[0] == "");
}

TEST_CASE("suggestions for hostile text are JSON", "[web][opensearch]") {
    SiteOfBriefings site({make_briefing("a", "Flood")});
    const char* typed = GENERATE("%00", "%ff%fe", "%22%5D%2C%5B", "%3C%2Fscript%3E", "%E2%80%A8");
    const auto answer = nlohmann::json::parse(site.get(std::string("/opensearch/suggest?q=") + typed).body);
    CHECK(answer.size() == 4);
}
