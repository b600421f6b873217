#include "tests/support/asked_api.h"
#include "tests/support/catch.h"
#include "tests/support/sample_corpus.h"
#include "tests/support/site_of_briefings.h"
#include "web/api/api_problem.h"

#include <fmt/format.h>

using namespace debrief;
using namespace debrief::test;

namespace {

constexpr std::string_view muse = "2026-04-08-muse-spark-a.txt";

/// The target of a route with what it cannot do without.
std::string target_of(const ApiRoute& route) {
    std::string target = std::string(route.path) + "?";
    for (const ApiParameter& parameter : route.parameters) {
        if (parameter.need != ApiParameter::Need::optional)
            target += fmt::format("{}={}&", parameter.name, muse);
    }
    return target;
}

std::string told(const Response& response) {
    const auto json = nlohmann::json::parse(response.body);
    return fmt::format("{} {} | {}", response.status, json["detail"].get<std::string>(),
                       json.contains("hint") ? json["hint"].get<std::string>() : "");
}

}  // namespace

TEST_CASE("the API gives hits with counts and groups", "[web][api]") {
    std::vector<Briefing> briefings = many_floods(4);
    for (Briefing& briefing : briefings) briefing.date = parse_iso_day("2026-04-08");
    SiteOfBriefings site(briefings, {{"id0", "0123456789ab"}, {"id2", "0123456789ab"}});
    const Response response = site.get("/api/v1/search?q=flood&k=2&offset=1&snippets=0");
    CHECK(response.content_type == "application/json; charset=utf-8");
    const auto json = nlohmann::json::parse(response.body);
    CHECK(json["v"] == 1);
    CHECK(json["total"] == 4);
    REQUIRE(json["hits"].size() == 2);
    CHECK(json["hits"][0]["rank"] == 2);
    CHECK(json["hits"][0]["snippets"].empty());
    const auto counted =
        nlohmann::json::parse(site.get("/api/v1/search?q=flood&k=1&facets=month,+story&histogram=1").body);
    CHECK(counted["facets"].size() == 2);
    CHECK(counted["facets"]["month"]["counts"][0]["briefings"] == 4);
    CHECK(counted["facets"]["story"]["counts"][0]["filter"] == "story:0123456789ab");
    CHECK(counted["facets"]["story"]["unknown"] == 2);
    CHECK(counted["histogram"]["bars"][0]["briefings"] == 4);
    CHECK(counted["counted"]["exact"] == true);
    CHECK_FALSE(counted.contains("stories"));
    const auto grouped = nlohmann::json::parse(site.get("/api/v1/search?q=flood&group=story").body);
    CHECK(grouped["total"] == 4);
    CHECK(grouped["stories"] == 3);
    CHECK(grouped["hits"].size() == 3);
    CHECK(grouped["hits"][0]["other_tellings"] == std::vector<std::string>{"id2"});
    const auto plain =
        nlohmann::json::parse(site.get("/api/v1/search?q=flood&group=none&histogram=0&facets=").body);
    CHECK(plain["hits"].size() == 4);
    CHECK_FALSE(plain.contains("facets"));
    CHECK_FALSE(plain.contains("histogram"));
    CHECK(nlohmann::json::parse(site.get("/api/v1/search?q=flood&facets=all").body)["facets"].size() == 8);
}

TEST_CASE("the API tells what its parameters may be", "[web][api]") {
    AskedApi api{IndexDirectory(sample_corpus_index())};
    struct Case {
        const char* target;
        const char* expected;
    };
    const auto [target, expected] = GENERATE(values<Case>({
        {"search?k=x", "400 'k' cannot be 'x' | give a whole number from 1 to 1000"},
        {"search?limit=0", "400 'limit' cannot be '0' | give a whole number from 1 to 1000"},
        {"search?limit=1001", "400 'limit' cannot be '1001' | give a whole number from 1 to 1000"},
        {"search?offset=-1", "400 'offset' cannot be '-1' | give a whole number from 0 to 10000"},
        {"search?snippets=11", "400 'snippets' cannot be '11' | give a whole number from 0 to 10"},
        {"search?time-limit=99999999999999999999999999999999999999999999999999999999999999999",
         "400 'time-limit' cannot be '999999999999999999999999999999999999999999999999999999999999…' | give "
         "a "
         "whole number from 1 to 2000"},
        {"search?histogram=yes", "400 'histogram' cannot be 'yes' | give 1 or 0"},
        {"search?group=source", "400 'group' cannot be 'source' | give one of: none, story"},
        {"search?sort=Newest",
         "400 'sort' cannot be 'Newest' | give one of: relevance, newest, oldest, citations, title, source"},
        {"search?facets=source,when",
         "400 'facets' cannot be 'when' | give, with commas between: source, host, owner, kind, month, "
         "language, name, story, all"},
        {"search?facets=source,all",
         "400 'facets' cannot be 'all' | give 'all', or with commas between: source, host, owner, kind, "
         "month, language, name, story"},
        {"figures?q=x&kind=money,",
         "400 'kind' cannot be '' | give, with commas between: money, percentage, multiple, duration, count"},
        {"search?today=2026-02-30", "400 'today' cannot be '2026-02-30' | give a day as in 2026-04-08"},
        {"search?q=x&q=y", "400 'q' is given 2 times | give it once"},
        {"search?k=1&limit=2", "400 'k' and 'limit' are given | they mean the same: leave one out"},
        {"search?limt=5",
         "400 'limt' is no parameter of /api/v1/search | did you mean 'limit'? there are: q, limit, offset, "
         "snippets, sort, group, rank, half-life, corroborated, today, time-limit, facets, histogram, "
         "explain, "
         "raw, invert-match"},
        {"show?id=x&format=json", "400 'format' is no parameter of /api/v1/show | there are: id, chrome"},
        {"info?x=1", "400 'x' is no parameter of /api/v1/info | there are none"},
        {"info?=1", "400 '' is no parameter of /api/v1/info | there are none"},
        {"show", "400 'id' is missing | the id of a briefing, as search gives it"},
        {"timeline?q=",
         "400 'q' is missing | the query as typed, or the id of a story or of a briefing that tells one"},
        {"story/why?a=x", "400 'b' is missing | the id of another briefing"},
        {"show?id=none", "404 no briefing has the id 'none' | "},
        {"cite?id=none", "404 no briefing has the id 'none' | "},
        {"similar?id=none", "404 no briefing has the id 'none' | "},
        {"why?id=none&q=x", "404 no briefing has the id 'none' | "},
        {"story?id=none", "404 no story or briefing has the id 'none' | "},
        {"compare?id=2026-04-08-muse-spark-a.txt&id=none", "404 no story or briefing has the id 'none' | "},
        {"story/why?a=2026-04-08-muse-spark-a.txt&b=none", "404 no briefing has the id 'none' | "},
        {"story/why?a=none&b=2026-04-08-muse-spark-a.txt", "404 no briefing has the id 'none' | "},
        {"serach", "404 '/api/v1/serach' is no route of the API | did you mean '/api/v1/search'?"},
        {"", "404 '/api/v1/' is no route of the API | '/api/v1/openapi.json' has them all"},
    }));
    CAPTURE(target);
    const Response response = api.get(std::string("/api/v1/") + target);
    CHECK(response.content_type == "application/problem+json");
    CHECK(told(response) == expected);
}

TEST_CASE("a comparison takes up to a hundred ids", "[web][api]") {
    AskedApi api{IndexDirectory(sample_corpus_index())};
    std::string target = "/api/v1/compare?";
    for (int i = 0; i < 100; ++i) target += fmt::format("id={}&", muse);
    CHECK(api.get(target).status == 200);
    CHECK(told(api.get(target + "id=x")) == "400 'id' is given 101 times | give it up to 100 times");
}

TEST_CASE("errors are problems with a type that stays", "[web][api]") {
    CHECK(api_error(400, "what", "hint").body ==
          "{\"type\":\"urn:debrief:problem:wrong-parameter\",\"title\":\"A parameter makes no "
          "sense\",\"status\":400,\"detail\":\"what\",\"hint\":\"hint\"}\n");
    CHECK(api_error(404, "what", "").body ==
          "{\"type\":\"urn:debrief:problem:unknown-route\",\"title\":\"There is no such "
          "route\",\"status\":404,\"detail\":\"what\"}\n");
    CHECK(unknown_id_error("what").body ==
          "{\"type\":\"urn:debrief:problem:unknown-id\",\"title\":\"The index has nothing with this "
          "id\",\"status\":404,\"detail\":\"what\"}\n");
    CHECK(api_error(431, "what", "").body ==
          "{\"type\":\"about:blank\",\"title\":\"Request Header Fields Too "
          "Large\",\"status\":431,\"detail\":\"what\"}\n");
    for (const int status :
         {400, 401, 403, 404, 405, 408, 413, 414, 429, 431, 499, 500, 501, 503, 505, 599}) {
        CAPTURE(status);
        const Response response = api_error(status, "x", "");
        CHECK(response.status == status);
        CHECK(response.content_type == "application/problem+json");
        const auto json = nlohmann::json::parse(response.body);
        CHECK(json["status"] == status);
        CHECK_FALSE(json["title"].get<std::string>().empty());
    }
}

TEST_CASE("what the server cannot do tells no folders of it", "[web][api]") {
    struct Case {
        const char* text;
        const char* expected;
    };
    const auto [text, expected] = GENERATE(values<Case>({
        {"there is no index at '/srv/my news/index'", "there is no index at 'index'"},
        {"make one with 'debrief-index -i /srv/index PATH...'",
         "make one with 'debrief-index -i index PATH...'"},
        {"index '/a/b' is damaged: Couldn't open /a/b/x.glass: gone (/c/d)",
         "index 'b' is damaged: Couldn't open x.glass: gone (d)"},
        {"/a/b", "b"},
        {"/", ""},
        {"and/or 1/2 cannot be read", "and/or 1/2 cannot be read"},
        {"'/unclosed/quote", "'quote"},
        {"", ""},
    }));
    CAPTURE(text);
    CHECK(without_folders(text) == expected);
    CHECK(nlohmann::json::parse(api_error(503, text, text).body)["detail"] == expected);
    CHECK(nlohmann::json::parse(api_error(400, text, text).body)["detail"] == text);
}

TEST_CASE("no answer of the API tells where files lie", "[web][api]") {
    AskedApi api{IndexDirectory(sample_corpus_index())};
    for (const ApiRoute& route : api_routes()) {
        CAPTURE(route.path);
        const Response response = api.get(target_of(route));
        CHECK(response.status == 200);
        CHECK(response.body.find(sample_folder()) == std::string::npos);
        CHECK(response.body.find(sample_corpus_index()) == std::string::npos);
        CHECK(response.body.find("\"path\":\"") == std::string::npos);
    }
}

TEST_CASE("what a record says of itself stays, whatever it is called", "[web][api]") {
    Briefing briefing = make_briefing("a", "Flood");
    briefing.attributes = {{"path", "\"/what/it/says\""}, {"more", "{\"path\":1}"}};
    SiteOfBriefings site({briefing});
    const auto json = nlohmann::json::parse(site.get("/api/v1/show?id=a").body);
    CHECK(json["attributes"] == nlohmann::json{{"path", "/what/it/says"}, {"more", {{"path", 1}}}});
}

TEST_CASE("whatever a client sends is answered with JSON", "[web][api]") {
    AskedApi api{IndexDirectory(sample_corpus_index())};
    const std::string hostile =
        GENERATE(std::string("%00"), std::string("a%00b"), std::string("%ff%c3%28%ed%a0%80"),
                 std::string("%1b%5b31m%e2%80%ae"), std::string(65'536, 'x'), std::string(30'000, '('),
                 std::string(20'000, '*') + "+%22", std::string("18446744073709551616"), std::string("-1"),
                 std::string("1e9"), std::string("0x10"), std::string("+%20"), std::string("%"),
                 std::string("../../etc/passwd"), std::string("%3Cscript%3E"), std::string("a&id=b&q=c"));
    CAPTURE(hostile.substr(0, 40));
    for (const ApiRoute& route : api_routes()) {
        for (const ApiParameter& parameter : route.parameters) {
            CAPTURE(route.path, parameter.name);
            const Response response =
                api.get(fmt::format("{}{}={}", target_of(route), parameter.name, hostile));
            CHECK((response.status == 200 || response.status == 400 || response.status == 404));
            CHECK(nlohmann::json::parse(response.body).is_object());
            CHECK(response.body.find('\x1B') == std::string::npos);
            if (response.status != 200) CHECK(response.body.size() < 1'000);
        }
        const Response unknown = api.get(fmt::format("{}{}=1", target_of(route), hostile));
        CHECK(nlohmann::json::parse(unknown.body).is_object());
        CHECK(unknown.body.size() < 1'000'000);
    }
    CHECK(api.get("/api/v1/" + hostile).status != 200);
}

TEST_CASE("a story that is told once has nothing to compare", "[web][api]") {
    SiteOfBriefings site(many_floods(1));
    const Response response = site.get("/api/v1/compare?id=id0");
    CHECK(response.status == 200);
    CHECK(nlohmann::json::parse(response.body)["entries"].empty());
}

TEST_CASE("answers of the API lead to its description, below the site's path", "[web][api]") {
    SiteOfBriefings site(many_floods(1));
    const auto link_of = [&] {
        for (const auto& [name, value] : site.get("/api/v1/info").headers)
            if (name == "Link") return value;
        return std::string();
    };
    CHECK(link_of() == "</api/v1/openapi.json>; rel=\"service-desc\"; type=\"application/json\"");
    site.settings().base_path = "/news";
    CHECK(link_of() == "</news/api/v1/openapi.json>; rel=\"service-desc\"; type=\"application/json\"");
}
