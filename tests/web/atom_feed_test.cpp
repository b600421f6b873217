#include "web/feeds/atom_feed.h"

#include "tests/support/catch.h"
#include "tests/support/site_of_briefings.h"
#include "web/feeds/xml.h"

#include <pugixml.hpp>

using namespace debrief;
using namespace debrief::test;

namespace {

pugi::xml_document parsed(const std::string& xml) {
    pugi::xml_document document;
    REQUIRE(document.load_buffer(xml.data(), xml.size()));
    return document;
}

Briefing dated(std::string id, std::string title, std::string_view day) {
    Briefing briefing = make_briefing(std::move(id), std::move(title), "The Rhine rose by two metres.");
    briefing.date = parse_iso_day(day);
    return briefing;
}

std::vector<std::string> ids_of(const pugi::xml_document& feed) {
    std::vector<std::string> ids;
    for (const pugi::xml_node entry : feed.child("feed").children("entry"))
        ids.emplace_back(entry.child_value("id"));
    return ids;
}

}  // namespace

TEST_CASE("a stable URN is a UUID of version 8 that depends on kind and key alone", "[web][feeds]") {
    const std::string urn = stable_urn("briefing", "a");
    CHECK(urn.size() == std::string("urn:uuid:00000000-0000-0000-0000-000000000000").size());
    CHECK(urn.starts_with("urn:uuid:"));
    CHECK(urn[9 + 14] == '8');
    CHECK(std::string_view("89ab").find(urn[9 + 19]) != std::string_view::npos);
    CHECK(urn == "urn:uuid:7607e589-48e5-81be-977a-98972a182d40");
    CHECK(urn != stable_urn("story", "a"));
    CHECK(urn != stable_urn("briefing", "b"));
}

TEST_CASE("a search is a feed of what is new", "[web][feeds]") {
    SiteOfBriefings site({dated("old", "Flood on the Rhine", "2026-04-01"),
                          dated("new", "Flood again", "2026-04-08"), make_briefing("x", "Drought")});
    const Response response = site.get("/feed?q=flood&sort=oldest&page=3");
    CHECK(response.status == 200);
    CHECK(response.content_type == "application/atom+xml; charset=utf-8");
    const pugi::xml_document document = parsed(response.body);
    const pugi::xml_node feed = document.child("feed");
    CHECK(feed.child_value("title") == std::string("Debrief: flood"));
    CHECK(feed.child_value("updated") == std::string("2026-04-08T00:00:00Z"));
    CHECK(ids_of(document) == std::vector{stable_urn("briefing", "new"), stable_urn("briefing", "old")});
    const pugi::xml_node entry = feed.child("entry");
    CHECK(entry.child_value("title") == std::string("Flood again"));
    CHECK(entry.child_value("published") == std::string("2026-04-08T00:00:00Z"));
    CHECK(entry.find_child_by_attribute("link", "rel", "alternate").attribute("href").value() ==
          std::string("http://localhost:8080/briefing?id=new"));
    CHECK(feed.find_child_by_attribute("link", "rel", "self").attribute("href").value() ==
          std::string("http://localhost:8080/feed?q=flood"));
}

TEST_CASE("a feed's id says what is searched for, not how its page is sorted", "[web][feeds]") {
    SiteOfBriefings site({dated("a", "Flood", "2026-04-01")});
    const auto id = [&](std::string_view target) {
        return std::string(parsed(site.get(target).body).child("feed").child_value("id"));
    };
    CHECK(id("/feed?q=flood") == id("/feed?q=flood&sort=title&page=2"));
    CHECK(id("/feed?q=flood") != id("/feed?q=flood&f=kind%3Apress"));
    CHECK(id("/feed?q=flood") != id("/feed?q=drought"));
}

TEST_CASE("an undated briefing and an empty feed have a time that never changes", "[web][feeds]") {
    SiteOfBriefings site({make_briefing("a", "Flood")});
    const pugi::xml_document undated = parsed(site.get("/feed?q=flood").body);
    CHECK(undated.child("feed").child("entry").child_value("updated") == std::string("1970-01-01T00:00:00Z"));
    CHECK_FALSE(undated.child("feed").child("entry").child("published"));
    const pugi::xml_document empty = parsed(site.get("/feed?q=nothing").body);
    CHECK(empty.child("feed").child_value("updated") == std::string("1970-01-01T00:00:00Z"));
    CHECK(ids_of(empty).empty());
}

TEST_CASE("a story is a feed of its tellings, the newest first", "[web][feeds]") {
    SiteOfBriefings site({dated("a", "Flood on the Rhine", "2026-04-01"),
                          dated("b", "Flood again", "2026-04-08"), make_briefing("x", "Drought")},
                         {{"a", "s1"}, {"b", "s1"}});
    const Response response = site.get(GENERATE("/story/feed?id=s1", "/story/feed?id=a"));
    CHECK(response.status == 200);
    const pugi::xml_document feed = parsed(response.body);
    CHECK(ids_of(feed) == std::vector{stable_urn("briefing", "b"), stable_urn("briefing", "a")});
    CHECK(feed.child("feed").child_value("id") == stable_urn("story", "s1"));
    CHECK(site.get("/story/feed?id=none").status == 404);
    CHECK(site.get("/story/feed").status == 404);
}

TEST_CASE("whatever a briefing holds, its feed is well-formed XML", "[web][feeds]") {
    Briefing briefing = dated("<id>&\x01", "</title><script>\x0B]]>\xEF\xBF\xBE", "2026-04-01");
    briefing.text = "flood \xFF <![CDATA[ \x1B[31m";
    briefing.source = "&\"'<";
    briefing.url = "javascript:alert(1)";
    SiteOfBriefings site({briefing});
    const pugi::xml_document feed = parsed(site.get("/feed?q=flood").body);
    const pugi::xml_node entry = feed.child("feed").child("entry");
    CHECK(entry.child_value("title") == std::string("</title><script>\xEF\xBF\xBD]]>\xEF\xBF\xBD"));
    CHECK(entry.child("author").child_value("name") == std::string("&\"'<"));
    CHECK_FALSE(entry.find_child_by_attribute("link", "rel", "via"));
    CHECK_FALSE(feed.child("feed").child("script"));
}

TEST_CASE("characters that XML forbids are replaced", "[web][feeds]") {
    CHECK(xml_text("a\tb\nc\rd") == "a\tb\nc\rd");
    CHECK(xml_text(std::string_view("a\0b", 3)) ==
          "a\xEF\xBF\xBD"
          "b");
    CHECK(xml_text("\x0B\x0C\x1F") == "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
    CHECK(xml_text("\xEF\xBF\xBFz") == "\xEF\xBF\xBDz");
    CHECK(xml_text("\xC3\xA9\xF0\x9F\x9A\x80") == "\xC3\xA9\xF0\x9F\x9A\x80");
}
