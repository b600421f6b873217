#include "web/server/server.h"

#include "corpus/base/error.h"
#include "indexer/document_builder.h"
#include "indexer/index_writer.h"
#include "indexer/record.h"
#include "indexer/xapian_document.h"
#include "tests/support/catch.h"
#include "tests/support/raw_client.h"
#include "tests/support/running_server.h"
#include "tests/support/sample_index.h"
#include "tests/support/thrown.h"

#include <thread>

#include <httplib.h>
#include <xapian.h>

using namespace debrief;
using namespace debrief::test;

namespace {

httplib::Client client_of(const RunningServer& server) {
    return httplib::Client("127.0.0.1", server.port());
}

}  // namespace

TEST_CASE("the server answers with every protecting header", "[web][server]") {
    const SampleIndex index({make_briefing("a", "Flood", "The Rhine rose.")});
    const RunningServer server(index.directory());
    const char* target = GENERATE("/", "/?q=flood", "/briefing?id=a", "/style.css", "/icon.svg",
                                  "/api/v1/search?q=x", "/nowhere", "/api/nowhere", "/?q=x&page=0");
    CAPTURE(target);
    const auto response = client_of(server).Get(target);
    REQUIRE(response);
    CHECK(response->get_header_value("Content-Security-Policy").find("default-src 'none'") == 0);
    CHECK(response->get_header_value("X-Content-Type-Options") == "nosniff");
    CHECK(response->get_header_value("Referrer-Policy") == "no-referrer");
    CHECK(response->get_header_value("Cross-Origin-Resource-Policy") == "same-origin");
    CHECK_FALSE(response->has_header("Access-Control-Allow-Origin"));
}

TEST_CASE("a server answers to its own names and those it is given", "[web][server]") {
    const SampleIndex index({});
    const RunningServer server(index.directory());
    struct Case {
        const char* host;
        int status;
    };
    const auto [host, status] = GENERATE(values<Case>({
        {"localhost:1", 200},
        {"LOCALHOST.", 200},
        {"127.0.0.1", 200},
        {"[::1]:8080", 200},
        {"news.example", 200},
        {"evil.example", 403},
        {"localhost.evil.example", 403},
        {"127.0.0.2", 403},
        {"", 400},
        {"me@localhost", 400},
        {"localhost:x", 400},
        {"localhost, localhost", 400},
    }));
    CAPTURE(host);
    RawClient client(server.port());
    client.send("GET /api/v1/search?q=x HTTP/1.1\r\nHost: " + std::string(host) + "\r\n\r\n");
    const std::string reply = client.receive_reply();
    CHECK(statuses_in(reply) == std::to_string(status));
    CHECK(reply.find("Cross-Origin-Resource-Policy: same-origin\r\n") != std::string::npos);
    if (status == 403) {
        CHECK(reply.find("\"detail\":\"this server answers only to its own name\","
                         "\"hint\":\"open it as http://localhost with its port\"}") != std::string::npos);
    }
}

TEST_CASE("only GET and HEAD are answered", "[web][server]") {
    const SampleIndex index({});
    const RunningServer server(index.directory());
    auto client = client_of(server);
    const auto deleted = client.Delete("/");
    REQUIRE(deleted);
    CHECK(deleted->status == 405);
    CHECK(deleted->get_header_value("Allow") == "GET, HEAD");
    CHECK(deleted->get_header_value("X-Content-Type-Options") == "nosniff");
    CHECK(deleted->body.find("only GET and HEAD are answered") != std::string::npos);
    const auto head = client.Head("/");
    REQUIRE(head);
    CHECK(head->status == 200);
    CHECK(head->body.empty());
}

TEST_CASE("each refusal of the door is told in the form of its place", "[web][server]") {
    const SampleIndex index({});
    const RunningServer server(index.directory());
    struct Case {
        std::string bytes;
        const char* status;
        const char* told;
    };
    const auto [bytes, status, told] = GENERATE(values<Case>({
        {"GET /x y HTTP/1.1\r\n\r\n", "400", "this request cannot be understood"},
        {"GET /api/x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n", "400",
         "\"detail\":\"it cannot be told where this request ends\""},
        {"GET /api/x HTTP/1.1\r\n\r\n", "400", "\"detail\":\"the request does not name one host\""},
        {"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n", "413", "a request may bring no body"},
        {"GET /" + std::string(8000, 'a') + " HTTP/1.1\r\n\r\n", "414", "the address is too long"},
        {"GET / HTTP/1.1\r\nX: " + std::string(17'000, 'a'), "431",
         "the request&#39;s headers are too many or too long"},
        {"GET / HTTP/9.9\r\n\r\n", "505", "only HTTP/1.0 and HTTP/1.1 are spoken here"},
    }));
    CAPTURE(bytes);
    const RawClient client(server.port());
    client.send(bytes);
    const std::string reply = client.receive_all();
    CHECK(statuses_in(reply) == status);
    CHECK(reply.find("Content-Security-Policy: default-src 'none'") != std::string::npos);
    CHECK(reply.find(told) != std::string::npos);
}

TEST_CASE("who is turned away is told when to come again", "[web][server]") {
    const SampleIndex index({});
    ServerSettings settings = test_settings();
    settings.limits.connections = 0;
    const RunningServer server(index.directory(), settings);
    const std::string reply = RawClient(server.port()).receive_all();
    CHECK(statuses_in(reply) == "503");
    CHECK(reply.find("Retry-After: 1\r\n") != std::string::npos);
    CHECK(reply.find("too many connections are open") != std::string::npos);
    CHECK(server.counters().refused_for(Refusal::connections) == 1);
}

TEST_CASE("wrong parameters are status 400, in the form of their place", "[web][server]") {
    const SampleIndex index({});
    const RunningServer server(index.directory());
    const auto api = client_of(server).Get("/api/v1/search?k=x");
    REQUIRE(api);
    CHECK(api->status == 400);
    CHECK(api->body ==
          "{\"type\":\"urn:debrief:problem:wrong-parameter\",\"title\":\"A parameter makes no "
          "sense\",\"status\":400,\"detail\":\"'k' cannot be 'x'\",\"hint\":\"give a whole number from 1 to "
          "1000\"}\n");
    const auto page = client_of(server).Get("/?q=x&page=x");
    REQUIRE(page);
    CHECK(page->status == 400);
    CHECK(page->body.find("Error 400") != std::string::npos);
}

TEST_CASE("the page shows what was committed after the server began", "[web][server]") {
    const SampleIndex index({make_briefing("a", "Flood")});
    const RunningServer server(index.directory());
    CHECK(client_of(server).Get("/")->body.find("Search one briefing") != std::string::npos);
    {
        IndexWriter writer(index.directory());
        DocumentBuilder builder;
        const Briefing briefing = make_briefing("b", "Storm");
        writer.put("b", to_xapian_document(builder.build(briefing)));
        writer.commit();
    }
    CHECK(client_of(server).Get("/")->body.find("Search 2 briefings") != std::string::npos);
}

TEST_CASE("many clients at once get the same answer", "[web][server]") {
    const SampleIndex index({make_briefing("a", "Flood", "The Rhine rose.")});
    const RunningServer server(index.directory());
    const std::string expected = client_of(server).Get("/?q=rhine")->body;
    std::vector<std::string> bodies(16);
    {
        std::vector<std::jthread> clients;
        for (std::string& body : bodies) {
            clients.emplace_back([&] {
                for (int i = 0; i < 5; ++i) {
                    const auto response = client_of(server).Get("/?q=rhine");
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
    const std::string port = std::to_string(server.port());
    CHECK(thrown_by([&] { const Server second(index.directory(), test_settings(server.port())); }) ==
          "cannot answer on '127.0.0.1:" + port +
              "': Address already in use | choose another port, or 0 for any that is free");
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
