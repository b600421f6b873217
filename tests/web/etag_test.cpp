#include "web/etag.h"

#include "corpus/base/error.h"
#include "searcher/user_files.h"
#include "tests/support/catch.h"
#include "tests/support/site_of_briefings.h"
#include "tests/support/temporary_folder.h"

#include <array>
#include <filesystem>

using namespace debrief;
using namespace debrief::test;

namespace {

std::string tag_of(const Response& response) {
    return header_of(response, "ETag");
}

Request asking(std::string_view target, const std::string& if_none_match) {
    Request request = parse_target(target);
    request.origin = "http://localhost:8080";
    request.headers["if-none-match"] = if_none_match;
    return request;
}

}  // namespace

TEST_CASE("a client that has the answer is told so", "[web][etag]") {
    SiteOfBriefings site(many_floods(2));
    const char* target =
        GENERATE("/", "/?q=flood", "/briefing?id=id0", "/api/v1/search?q=flood", "/api/v1/info",
                 "/api/v1/openapi.json", "/style.css", "/script.js", "/icon.svg");
    CAPTURE(target);
    const Response first = site.get(target);
    const std::string tag = tag_of(first);
    REQUIRE(first.status == 200);
    REQUIRE_FALSE(tag.empty());
    CHECK(tag_of(site.get(target)) == tag);
    const Response again = site.get(asking(target, tag));
    CHECK(again.status == 304);
    CHECK(again.body.empty());
    CHECK(tag_of(again) == tag);
    CHECK(header_of(again, "Vary") == header_of(first, "Vary"));
    CHECK(site.get(asking(target, "W/\"other\"")).body == first.body);
}

TEST_CASE("a commit makes another tag, and so does an index made anew", "[web][etag]") {
    SiteOfBriefings site(many_floods(2));
    const char* target = GENERATE("/", "/?q=flood", "/api/v1/search?q=flood");
    CAPTURE(target);
    const std::string before = tag_of(site.get(target));
    site.index().add({make_briefing("new", "Another flood")});
    const Response after = site.get(asking(target, before));
    CHECK(after.status == 200);
    CHECK(tag_of(after) != before);
    const std::string newer = tag_of(after);
    std::filesystem::remove_all(site.index().path());
    site.index().add(many_floods(2));
    const Response anew = site.get(asking(target, newer));
    CHECK(anew.status == 200);
    CHECK(tag_of(anew) != before);
    CHECK(tag_of(anew) != newer);
}

TEST_CASE("whatever an answer depends on makes another tag", "[web][etag]") {
    const SampleIndex index(many_floods(1));
    IndexReader reader(index.directory());
    const SiteSettings plain;
    const Day today = *parse_iso_day("2026-11-22");
    const Request request = parse_target("/?q=flood");
    const std::string tag = tag_of_state(request, {reader, plain, today});
    CHECK(tag.starts_with("W/\""));
    CHECK(tag_of_state(request, {reader, plain, today}) == tag);
    CHECK(tag_of_state(request, {reader, plain, *parse_iso_day("2026-11-23")}) != tag);
    const SiteSettings below{.base_path = "/news"};
    CHECK(tag_of_state(request, {reader, below, today}) != tag);
    Request elsewhere = request;
    elsewhere.origin = "https://news.example";
    CHECK(tag_of_state(elsewhere, {reader, plain, today}) != tag);
    for (const char* target : {"/?q=floods", "/?q=flood&page=2", "/stories?q=flood", "/?qf=lood",
                               "/?q=flood&=", "/?q=flo&od=", "/"}) {
        CAPTURE(target);
        CHECK(tag_of_state(parse_target(target), {reader, plain, today}) != tag);
    }
}

TEST_CASE("synonyms make another tag when they change", "[web][etag]") {
    const SampleIndex index(many_floods(1));
    IndexReader reader(index.directory());
    const TemporaryFolder folder;
    const auto tag_with = [&](const char* synonyms) {
        const UserFiles files(folder.write("synonyms.txt", synonyms), [](const Problem&) {});
        const SiteSettings settings{.user_files = &files};
        return tag_of_state(parse_target("/"), {reader, settings, *parse_iso_day("2026-11-22")});
    };
    const std::string tag = tag_with("car, automobile\n");
    CHECK(tag_with("# said otherwise\ncar, automobile\n") == tag);
    CHECK(tag_with("car, automobile\nflood, deluge\n") != tag);
    CHECK(tag_with("") != tag);
}

TEST_CASE("any shard's commit makes another tag", "[web][etag]") {
    const SampleIndex left({make_briefing("a", "Flood")});
    const SampleIndex right({make_briefing("b", "Storm")});
    const ShardedIndex both({&left, &right});
    IndexReader reader(both.directory());
    const std::string before = reader.revision();
    CHECK(reader.revision() == before);
    right.add({make_briefing("c", "Rain")});
    const ShardedIndex other({&left, &right});
    IndexReader other_reader(other.directory());
    CHECK(other_reader.revision() != before);
    CHECK(IndexReader(left.directory()).revision() != before);
}

TEST_CASE("only answers have a tag", "[web][etag]") {
    SiteOfBriefings site(many_floods(1));
    const char* target = GENERATE("/nowhere", "/briefing?id=none", "/api/v1/nowhere", "/api/v1/show?id=none");
    CAPTURE(target);
    const Response response = site.get(asking(target, "*"));
    CHECK(response.status == 404);
    CHECK(tag_of(response).empty());
    CHECK_THROWS_AS(site.get(asking("/api/v1/search?k=0", "*")), Error);
}

TEST_CASE("an answer that was cut short may not be kept", "[web][etag]") {
    SiteOfBriefings site({make_briefing("a", "The search was ended after all"),
                          make_briefing("b", "As the page says, the search was ended after 2000 ms")});
    CHECK_FALSE(tag_of(site.get("/briefing?id=a")).empty());
    CHECK(tag_of(site.get("/briefing?id=b")).empty());
    CHECK(tag_of(site.get("/api/v1/show?id=b")).empty());
}

TEST_CASE("If-None-Match is read as RFC 9110 has it", "[web][etag]") {
    struct Case {
        const char* given;
        bool is_met;
    };
    const auto [given, is_met] = GENERATE(values<Case>({
        {"W/\"a\"", true},
        {"\"a\"", true},
        {"\"b\", W/\"a\"", true},
        {"\"b\",\"a\",", true},
        {" \t\"a\" ", true},
        {"", false},
        {"*", false},
        {"a", false},
        {"\"a", false},
        {"w/\"a\"", false},
        {"\"A\"", false},
        {"\"b\" \"a\"", false},
        {",,,", false},
        {"W/W/\"a\"", false},
    }));
    CAPTURE(given);
    CHECK(has_tag(given, "W/\"a\"") == is_met);
    CHECK(has_tag(given, "\"a\"") == is_met);
    CHECK_FALSE(has_tag(std::string(65'536, ','), "\"a\""));
}

TEST_CASE("the tag of a file is of its content", "[web][etag]") {
    CHECK(tag_of_content("a") == tag_of_content("a"));
    CHECK(tag_of_content("a") != tag_of_content("b"));
    CHECK(tag_of_content("").starts_with("W/\""));
    SiteOfBriefings site({});
    const std::string tag = tag_of(site.get("/style.css"));
    site.index().add(many_floods(1));
    CHECK(tag_of(site.get("/style.css")) == tag);
    CHECK(tag_of(site.get("/script.js")) != tag);
}
