#include "web/server/server.h"

#include "corpus/base/error.h"
#include "indexer/document_builder.h"
#include "indexer/index_writer.h"
#include "indexer/record.h"
#include "tests/support/catch.h"
#include "tests/support/sample_index.h"

#include <thread>

#include <httplib.h>
#include <xapian.h>

using namespace debrief;
using namespace debrief::test;

namespace {

ServerSettings test_settings(int port = 0) {
    return {.port = port, .today = [] { return *parse_iso_day("2026-11-22"); }};
}

/// A server on a free port, running until the test ends.
class RunningServer {
 public:
    explicit RunningServer(const IndexDirectory& index)
        : server_(index, test_settings()), thread_([this] { server_.run(); }) {
        // A connection waits from the moment the port is taken, so no request needs to wait for `run`.
    }
    RunningServer(const RunningServer&) = delete;
    RunningServer& operator=(const RunningServer&) = delete;
    ~RunningServer() { server_.stop(); }

    [[nodiscard]] httplib::Client client() const { return httplib::Client("127.0.0.1", server_.port()); }
    [[nodiscard]] int port() const { return server_.port(); }

 private:
    Server server_;
    std::jthread thread_;
};

}  // namespace

TEST_CASE("the server answers with every protecting header", "[web][server]") {
    const SampleIndex index({make_briefing("a", "Flood", "The Rhine rose.")});
    const RunningServer server(index.directory());
    const char* target = GENERATE("/", "/?q=flood", "/briefing?id=a", "/style.css", "/icon.svg",
                                  "/api/v1/search?q=x", "/nowhere", "/api/nowhere", "/?q=x&page=0");
    CAPTURE(target);
    const auto response = server.client().Get(target);
    REQUIRE(response);
    CHECK(response->get_header_value("Content-Security-Policy").find("default-src 'none'") == 0);
    CHECK(response->get_header_value("X-Content-Type-Options") == "nosniff");
    CHECK(response->get_header_value("Referrer-Policy") == "no-referrer");
    CHECK(response->get_header_value("Cross-Origin-Resource-Policy") == "same-origin");
    CHECK_FALSE(response->has_header("Access-Control-Allow-Origin"));
}

TEST_CASE("requests by another name are refused", "[web][server]") {
    const SampleIndex index({});
    const RunningServer server(index.directory());
    const auto refused = server.client().Get("/", {{"Host", "evil.example"}});
    REQUIRE(refused);
    CHECK(refused->status == 403);
    const auto answered = server.client().Get("/", {{"Host", "localhost:1"}});
    REQUIRE(answered);
    CHECK(answered->status == 200);
}

TEST_CASE("only GET and HEAD are answered", "[web][server]") {
    const SampleIndex index({});
    const RunningServer server(index.directory());
    auto client = server.client();
    const auto deleted = client.Delete("/");
    REQUIRE(deleted);
    CHECK(deleted->status == 405);
    CHECK(deleted->get_header_value("Allow") == "GET, HEAD");
    const auto head = client.Head("/");
    REQUIRE(head);
    CHECK(head->status == 200);
    CHECK(head->body.empty());
}

TEST_CASE("wrong parameters are status 400, in the form of their place", "[web][server]") {
    const SampleIndex index({});
    const RunningServer server(index.directory());
    const auto api = server.client().Get("/api/v1/search?k=x");
    REQUIRE(api);
    CHECK(api->status == 400);
    CHECK(api->body ==
          "{\"type\":\"urn:debrief:problem:wrong-parameter\",\"title\":\"A parameter makes no "
          "sense\",\"status\":400,\"detail\":\"'k' cannot be 'x'\",\"hint\":\"give a whole number from 1 to "
          "1000\"}\n");
    const auto page = server.client().Get("/?q=x&page=x");
    REQUIRE(page);
    CHECK(page->status == 400);
    CHECK(page->body.find("<h1>400</h1>") != std::string::npos);
}

TEST_CASE("the page shows what was committed after the server began", "[web][server]") {
    const SampleIndex index({make_briefing("a", "Flood")});
    const RunningServer server(index.directory());
    CHECK(server.client().Get("/")->body.find("Search one briefing") != std::string::npos);
    {
        IndexWriter writer(index.directory());
        DocumentBuilder builder;
        const Briefing briefing = make_briefing("b", "Storm");
        writer.put("b", builder.build(briefing));
        writer.commit();
    }
    CHECK(server.client().Get("/")->body.find("Search 2 briefings") != std::string::npos);
}

TEST_CASE("many clients at once get the same answer", "[web][server]") {
    const SampleIndex index({make_briefing("a", "Flood", "The Rhine rose.")});
    const RunningServer server(index.directory());
    const std::string expected = server.client().Get("/?q=rhine")->body;
    std::vector<std::string> bodies(16);
    {
        std::vector<std::jthread> clients;
        for (std::string& body : bodies) {
            clients.emplace_back([&] {
                for (int i = 0; i < 5; ++i) {
                    const auto response = server.client().Get("/?q=rhine");
                    body = response ? response->body : "no answer";
                }
            });
        }
    }
    for (const std::string& body : bodies) CHECK(body == expected);
}

TEST_CASE("a taken port and a missing index are told", "[web][server]") {
    const SampleIndex index({});
    const RunningServer server(index.directory());
    try {
        const Server second(index.directory(), test_settings(server.port()));
        FAIL("two servers share a port");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::usage);
        CHECK(error.what() == "port " + std::to_string(server.port()) + " cannot be used");
        CHECK(error.hint() == "choose another with '--port', or 0 for any that is free");
    }
    CHECK_THROWS_AS(Server(IndexDirectory("/nowhere/at/all"), test_settings()), Error);
}

TEST_CASE("a server that is stopped at any moment ends", "[web][server]") {
    const SampleIndex index({});
    for (int i = 0; i < 20; ++i) {
        Server server(index.directory(), test_settings());
        std::jthread running([&] { server.run(); });
        server.stop();  // before, while or after `run` begins to listen
    }
    SUCCEED("all have ended");
}
