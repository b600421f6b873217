#include "tests/support/attack_strings.h"
#include "tests/support/catch.h"
#include "tests/support/markup.h"
#include "tests/support/site_of_briefings.h"

#include <nlohmann/json.hpp>
#include <pugixml.hpp>

using namespace debrief;
using namespace debrief::test;

namespace {

/// A briefing whose every field is the attack, told twice so that there is a story too.
std::vector<Briefing> attacking_briefings(const std::string& attack) {
    std::vector<Briefing> briefings;
    for (const char* number : {"1", "2"}) {
        Briefing briefing;
        briefing.id = attack + number;
        briefing.title = attack;
        briefing.summary = attack + ". Flood in 2026 cost $14 billion (" + attack + ").";
        briefing.text = attack + "\n\"" + attack + "\", said Anna " + attack +
                        " on 8 April 2026. Flood of 49 percent " + attack + " (example.org).";
        briefing.source = attack;
        briefing.url = attack;
        briefing.language = attack;
        briefing.date = parse_iso_day("2026-04-08");
        briefings.push_back(briefing);
    }
    return briefings;
}

/// All pages, feeds and answers of the API that show something of a briefing, with the attack as each
/// parameter.
std::vector<std::string> targets_of(const std::string& attack) {
    const std::string text = percent_encode(attack);
    std::vector<std::string> targets{"/", "/stories", "/help", "/opensearch.xml"};
    for (const std::string& query : {std::string("flood"), text}) {
        for (const char* page : {"/?q=", "/stories?q=", "/claims?q=", "/figures?q=", "/quotes?q=",
                                 "/timeline?q=", "/sources?q=", "/feed?q=", "/opensearch/suggest?q=",
                                 "/export?format=md&q=", "/export?format=csv&q=", "/api/v1/search?q="})
            targets.push_back(page + query);
    }
    targets.push_back("/?q=flood&group=story&f=" + text);
    targets.push_back("/?q=" + text + "&sort=newest&f=kind%3Apress&f=" + text);
    for (const char* page :
         {"/briefing?q=flood&id=", "/story?id=", "/story/feed?id=", "/claims?q=", "/source?host="})
        targets.push_back(page + text + "1");
    targets.push_back("/story/why?a=" + text + "1&b=" + text + "2");
    targets.push_back("/" + text);
    targets.push_back("/api/" + text);
    return targets;
}

/// Problems with what the response makes of the attack; empty: it is text everywhere.
std::string problem_of(const Response& response) {
    if (response.content_type.starts_with("text/html")) return problem_of_page(response.body);
    if (response.content_type.find("xml") != std::string::npos) {
        pugi::xml_document document;
        if (!document.load_buffer(response.body.data(), response.body.size())) return "no XML";
        return document.find_node(
                   [](const pugi::xml_node& node) { return std::string_view(node.name()) == attack_element; })
                   ? "an element of the attack's"
                   : "";
    }
    if (response.content_type.find("json") != std::string::npos &&
        response.content_type.find("jsonl") == std::string::npos)
        return nlohmann::json::accept(response.body) ? "" : "no JSON";
    return "";
}

}  // namespace

TEST_CASE("attacks in a briefing's fields and in requests are text on every page", "[web][attack]") {
    REQUIRE(attack_strings().size() >= 60);
    for (const std::string& attack : attack_strings()) {
        CAPTURE(attack);
        SiteOfBriefings site(attacking_briefings(attack), {{attack + "1", "s1"}, {attack + "2", "s1"}});
        for (const std::string& target : targets_of(attack)) {
            CAPTURE(target);
            const Response response = site.get(target);
            CHECK(response.status < 500);
            CHECK(problem_of(response) == "");
        }
    }
}

TEST_CASE("the check of pages sees attacks that were let through", "[web][attack]") {
    CHECK(
        problem_of_page("<p>text</p><a href=\"/x\">x</a><script src=\"/script.js\" defer></script>").empty());
    CHECK_FALSE(problem_of_page("<p><pwn>x</pwn></p>").empty());
    CHECK_FALSE(problem_of_page("<p onclick=\"x\">x</p>").empty());
    CHECK_FALSE(problem_of_page("<p style=\"x\">x</p>").empty());
    CHECK_FALSE(problem_of_page("<a href=\" javascript:x\">x</a>").empty());
    CHECK_FALSE(problem_of_page("<a href=\"data:text/html,x\">x</a>").empty());
    CHECK_FALSE(problem_of_page("<script>x</script>").empty());
    CHECK_FALSE(problem_of_page("<script src=\"https://evil.example/x.js\"></script>").empty());
    CHECK_FALSE(problem_of_page("<img src=x>").empty());
    CHECK_FALSE(problem_of_page("<form action=\"https://evil.example/\"></form>").empty());
}
