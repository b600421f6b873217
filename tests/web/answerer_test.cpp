#include "web/server/answerer.h"

#include "tests/support/catch.h"
#include "tests/support/raw_client.h"
#include "tests/support/running_server.h"
#include "tests/support/sample_index.h"
#include "tests/support/temporary_folder.h"

#include <filesystem>
#include <mutex>
#include <vector>

using namespace debrief;
using namespace debrief::test;

namespace {

const std::string secret = "0123456789abcdef";

AccessToken secret_token() {
    const TemporaryFolder folder;
    folder.write("token", secret);
    std::filesystem::permissions(folder / "token", std::filesystem::perms::owner_read);
    return AccessToken::read(folder / "token");
}

std::vector<Briefing> one_flood() {
    return {make_briefing("a", "Flood", "The Rhine rose.")};
}

/// The reply to a request with these further header lines.
std::string reply_to(const RunningServer& server, const std::string& target, const std::string& fields = "") {
    RawClient client(server.port());
    client.send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n");
    return client.receive_reply();
}

bool tells(const std::string& reply, std::string_view piece) {
    return reply.find(piece) != std::string::npos;
}

}  // namespace

TEST_CASE("with a token, all but the state of the server asks for it", "[web][answerer]") {
    const SampleIndex index(one_flood());
    ServerSettings settings = test_settings();
    settings.token = secret_token();
    const RunningServer server(index.directory(), settings);
    const std::string target = GENERATE("/", "/?q=flood", "/style.css", "/metrics", "/nowhere", "/livez/x",
                                        "/api/v1/search?q=flood");
    CAPTURE(target);
    const std::string turned_away = reply_to(server, target);
    CHECK(statuses_in(turned_away) == "401");
    CHECK(
        tells(turned_away,
              "WWW-Authenticate: Basic realm=\"Debrief\", charset=\"UTF-8\", Bearer realm=\"Debrief\"\r\n"));
    CHECK(tells(turned_away, "this server wants its token"));
    CHECK(tells(turned_away, "send &#39;Authorization: Bearer TOKEN&#39;, or the token as password") !=
          target.starts_with("/api/"));
    CHECK_FALSE(tells(turned_away, "Rhine"));
    CHECK(statuses_in(reply_to(server, target, "Authorization: Bearer " + secret + "x\r\n")) == "401");
    const char* found = target == "/nowhere" || target == "/livez/x" ? "404" : "200";
    CHECK(statuses_in(reply_to(server, target, "Authorization: Bearer " + secret + "\r\n")) == found);
    CHECK(server.counters().refused_for(Refusal::no_token) == 2);
    CHECK(statuses_in(reply_to(server, "/livez")) == "200");
    CHECK(statuses_in(reply_to(server, "/readyz")) == "200");
}

TEST_CASE("the server is alive whatever becomes of its index, and ready while it can be read",
          "[web][answerer]") {
    const SampleIndex index(one_flood());
    ServerSettings settings = test_settings();
    SECTION("for everyone") {}
    SECTION("with a token") {
        settings.token = secret_token();
    }
    const RunningServer server(index.directory(), settings);
    const std::string ready = reply_to(server, "/readyz");
    CHECK(statuses_in(ready) == "200");
    CHECK(tells(ready, "Content-Type: text/plain; charset=utf-8\r\n"));
    CHECK(ready.ends_with("\r\n\r\nok\n"));
    std::filesystem::remove_all(index.path());
    const std::string alive = reply_to(server, "/livez");
    CHECK(statuses_in(alive) == "200");
    CHECK(alive.ends_with("\r\n\r\nok\n"));
    const std::string gone = reply_to(server, "/readyz");
    CHECK(statuses_in(gone) == "503");
    CHECK(tells(gone, "\r\n\r\nthe index cannot be read\n") == settings.token.is_wanted());
    CHECK(tells(gone, "\r\n\r\nthere is no index at 'index'\n") != settings.token.is_wanted());
    const std::string known = reply_to(server, "/readyz", "Authorization: Bearer " + secret + "\r\n");
    CHECK(tells(known, "\r\n\r\nthere is no index at 'index'\n"));
}

TEST_CASE("the server tells its figures", "[web][answerer]") {
    const SampleIndex index(one_flood());
    const RunningServer server(index.directory());
    for (const char* target :
         {"/?q=flood", "/?q=rhine", "/", "/a-path-of-my-own", "/api/v1/search?q=x", "/api/none"})
        static_cast<void>(reply_to(server, target));
    RawClient(server.port()).send("GET / HTTP/9.9\r\n\r\n");
    const std::string reply = reply_to(server, "/metrics");
    CHECK(tells(reply, "Content-Type: text/plain; version=0.0.4; charset=utf-8\r\n"));
    CHECK(tells(reply, "debrief_requests_total{route=\"/\",status=\"2xx\"} 3\n"));
    CHECK(tells(reply, "debrief_requests_total{route=\"/api/\",status=\"2xx\"} 1\n"));
    CHECK(tells(reply, "debrief_requests_total{route=\"/api/\",status=\"4xx\"} 1\n"));
    CHECK(tells(reply, "debrief_requests_total{route=\"other\",status=\"4xx\"} 1\n"));
    CHECK_FALSE(tells(reply, "my-own"));
    CHECK(tells(reply, "\ndebrief_queries_total 3\n"));
    CHECK(tells(reply, "\ndebrief_index_readable 1\n"));
    CHECK(tells(reply, "\ndebrief_index_documents 1\n"));
    CHECK(tells(reply, "\ndebrief_index_revision_info{revision=\""));
    std::filesystem::remove_all(index.path());
    CHECK(tells(reply_to(server, "/metrics"), "\ndebrief_index_readable 0\n"));
}

TEST_CASE("pages of other sites cannot ask the API", "[web][answerer]") {
    const SampleIndex index(one_flood());
    const RunningServer server(index.directory());
    const std::string target = GENERATE("/api/v1/search?q=flood", "/%61pi/v1/search?q=flood", "/api/nowhere");
    const std::string site =
        GENERATE("cross-site", "same-site", "CROSS-SITE", "anything", "none, cross-site");
    CAPTURE(target, site);
    const std::string reply =
        reply_to(server, target, "Origin: http://evil.example\r\nSec-Fetch-Site: " + site + "\r\n");
    CHECK(statuses_in(reply) == "403");
    CHECK(tells(reply,
                "\"pages of other sites may not ask for this\","
                "\"hint\":\"ask from a program, or open the address by itself\"}"));
    CHECK_FALSE(tells(reply, "Access-Control-"));
    CHECK(server.counters().refused_for(Refusal::other_site) == 1);
}

TEST_CASE("this site's pages, users and programs ask the API, and others may link to pages",
          "[web][answerer]") {
    const SampleIndex index(one_flood());
    const RunningServer server(index.directory());
    const auto [target, fields] = GENERATE(table<std::string, std::string>({
        {"/api/v1/search?q=flood", "Sec-Fetch-Site: same-origin\r\n"},
        {"/api/v1/search?q=flood", "Sec-Fetch-Site: none\r\n"},
        {"/api/v1/search?q=flood", ""},
        {"/?q=flood", "Sec-Fetch-Site: cross-site\r\n"},
    }));
    CAPTURE(target, fields);
    const std::string reply = reply_to(server, target, "Origin: http://localhost\r\n" + fields);
    CHECK(statuses_in(reply) == "200");
    CHECK_FALSE(tells(reply, "Access-Control-"));
}

TEST_CASE("a site below a base path answers there, and all its addresses are there", "[web][answerer]") {
    const SampleIndex index(one_flood());
    ServerSettings settings = test_settings();
    settings.site.base_path = "/debrief";
    const RunningServer server(index.directory(), settings);
    for (const char* target :
         {"/debrief", "/debrief/", "/debrief/?q=rhine", "/debrief/claims", "/debrief/style.css",
          "/debrief/livez", "/debrief/readyz", "/debrief/metrics"}) {
        CAPTURE(target);
        CHECK(statuses_in(reply_to(server, target)) == "200");
    }
    const std::string page = reply_to(server, "/debrief/?q=rhine");
    CHECK(tells(page, "href=\"/debrief/briefing?id=a"));
    for (std::size_t at = page.find("href=\"/"); at != std::string::npos; at = page.find("href=\"/", at + 1))
        CHECK(page.substr(at, 15) == "href=\"/debrief/");
    for (const char* target : {"/", "/claims", "/debriefing", "/livez", "/debrief/debrief/"}) {
        CAPTURE(target);
        const std::string outside = reply_to(server, target);
        CHECK(statuses_in(outside) == "404");
        CHECK(tells(outside, "the search page is at /debrief/"));
    }
    CHECK(tells(reply_to(server, "/debrief/api/nowhere"), "\"'/api/nowhere' is no route of the API\""));
    CHECK(tells(reply_to(server, "/debrief/api/x", "Content-Length: 1\r\n"),
                "\"a request may bring no body\""));
}

TEST_CASE("absolute addresses are those that a trusted proxy has", "[web][answerer]") {
    const SampleIndex index(one_flood());
    ServerSettings settings = test_settings();
    const std::string fields = "X-Forwarded-Proto: https\r\nX-Forwarded-Host: news.example\r\n";
    {
        const RunningServer server(index.directory(), settings);
        CHECK(tells(reply_to(server, "/opensearch.xml", fields), "\"http://localhost/"));
    }
    settings.proxies = Proxies::are_trusted;
    const RunningServer server(index.directory(), settings);
    CHECK(tells(reply_to(server, "/opensearch.xml", fields), "\"https://news.example/"));
    CHECK(tells(reply_to(server, "/opensearch.xml", "X-Forwarded-Host: evil.example\r\n"),
                "\"http://localhost/"));
}

TEST_CASE("requests are logged, those that are refused too", "[web][answerer]") {
    const SampleIndex index(one_flood());
    std::vector<std::string> lines;
    ServerSettings settings = test_settings();
    settings.proxies = Proxies::are_trusted;
    settings.log = [&](std::string_view line) { lines.emplace_back(line.substr(line.find(" peer=") + 1)); };
    settings.log_level = GENERATE(LogLevel::off, LogLevel::info, LogLevel::debug);
    {
        const RunningServer server(index.directory(), settings);
        static_cast<void>(reply_to(server, "/livez?q=a+secret", "X-Forwarded-For: 192.0.2.7\r\n"));
        static_cast<void>(reply_to(server, "/api/x?q=a+secret", "Sec-Fetch-Site: cross-site\r\n"));
        static_cast<void>(reply_to(server, "/api/x?q=a+secret", "Content-Length: 1\r\n"));
    }
    for (std::string& line : lines) {  // but for sizes of errors, and times
        const std::size_t bytes =
            line.find(line.find("status=200") == std::string::npos ? " bytes=" : " ms=");
        line.erase(bytes, line.find(' ', line.find(" ms=") + 1) - bytes);
    }
    const std::string query = settings.log_level == LogLevel::debug ? " query=\"q=a+secret\"" : "";
    const std::vector<std::string> all{
        "peer=192.0.2.7 method=GET path=/livez" + query + " status=200 bytes=3",
        "peer=127.0.0.1 method=GET path=/api/x" + query + " status=403 refusal=other_site",
        "peer=127.0.0.1 method=GET path=/api/x" + query + " status=413 refusal=body",
    };
    CHECK(lines == (settings.log_level == LogLevel::off ? std::vector<std::string>{} : all));
}

TEST_CASE("every reply has the moment that its server's clock tells", "[web][answerer]") {
    const SampleIndex index(one_flood());
    ServerSettings settings = test_settings();
    settings.now = [] { return std::chrono::system_clock::from_time_t(784'111'777); };
    const RunningServer server(index.directory(), settings);
    const std::string date = "\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\n";
    for (const char* target : {"/", "/livez", "/nowhere", "/style.css", "/metrics", "/api/v1/search?q=x"}) {
        CAPTURE(target);
        CHECK(tells(reply_to(server, target), date));
    }
    RawClient client(server.port());
    client.send("POST / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    CHECK(tells(client.receive_reply(), date));
    const std::string page = reply_to(server, "/?q=flood");
    const std::size_t begin = page.find("ETag: ") + 6;
    const std::string tag = page.substr(begin, page.find("\r\n", begin) - begin);
    const std::string unchanged = reply_to(server, "/?q=flood", "If-None-Match: " + tag + "\r\n");
    CHECK(statuses_in(unchanged) == "304");
    CHECK(tells(unchanged, date));
}

TEST_CASE("an index that cannot be read shows no folder of this machine", "[web][answerer]") {
    const SampleIndex index(one_flood());
    const RunningServer server(index.directory());
    const std::string path = index.path();
    std::filesystem::remove_all(path);
    for (const char* target : {"/?q=flood", "/api/v1/search?q=flood"}) {
        const std::string reply = reply_to(server, target);
        CHECK(statuses_in(reply) == "503");
        CHECK_FALSE(tells(reply, std::filesystem::path(path).parent_path().string()));
    }
}

TEST_CASE("a server that is told to end looks no further for what nobody waits for", "[web][answerer]") {
    const SampleIndex index(one_flood());
    const ServerSettings settings = test_settings();
    DoorCounters door;
    Answerer answerer(index.directory(), settings, HostNames::of_this_machine(), door);
    answerer.answer_as("localhost:1");
    const RequestHead head{.target = "/api/v1/search?q=flood"};
    CHECK(tells(answerer.answer(head, {.address = "127.0.0.1"}).body, "\"id\":\"a\""));
    answerer.give_up();
    const Response late = answerer.answer(head, {.address = "127.0.0.1"});
    CHECK(tells(late.body, "the search was ended after 2000 ms"));
    CHECK_FALSE(tells(late.body, "\"id\":\"a\""));
}
