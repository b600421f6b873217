#include "web/server/front_door.h"

#include "tests/support/catch.h"
#include "tests/support/malformed_requests.h"
#include "tests/support/running_door.h"
#include "tests/support/temporary_folder.h"

#include <algorithm>
#include <deque>
#include <memory>

using namespace debrief;
using namespace debrief::test;
using namespace std::chrono_literals;
using namespace std::string_literals;

namespace {

constexpr auto never = std::chrono::milliseconds(1h);

/// Limits under which nothing ends for want of time, but for what a test shortens.
DoorLimits patient_limits() {
    DoorLimits limits;
    limits.head_time = limits.idle_time = limits.waiting_time = limits.reply_time = limits.drain_time = never;
    limits.crowded_head_time = never;
    return limits;
}

std::string body_of(const std::string& reply) {
    const std::size_t end = reply.find("\r\n\r\n");
    return end == std::string::npos ? "(no reply)" : reply.substr(end + 4);
}

/// What one connection gets that sends these bytes, and then no more.
std::string reply_to(const RunningDoor& door, const std::string& bytes) {
    const RawClient client(door.port());
    client.send(bytes);
    return client.receive_all();
}

std::string ask(const RunningDoor& door, const std::string& target) {
    return body_of(reply_to(door, request_for(target, "Connection: close\r\n")));
}

}  // namespace

TEST_CASE("a connection brings many requests, one after the other", "[web][front_door]") {
    const RunningDoor door(patient_limits());
    RawClient client(door.port());
    for (const char* target : {"/a", "/b", "/c"}) {
        client.send(request_for(target));
        const std::string reply = client.receive_reply();
        CHECK(body_of(reply) == target);
        CHECK(reply.find("Keep-Alive: ") != std::string::npos);
    }
    client.send("HEAD /d HTTP/1.1\r\nHost: localhost\r\n\r\n");
    const std::string head = client.receive_head();
    CHECK(head.find("Content-Length: 2\r\n") != std::string::npos);
    client.send(request_for("/e", "Connection: close\r\n"));
    CHECK(body_of(client.receive_reply()) == "/e");
    CHECK(client.receive_all().empty());
    CHECK(door.counters().accepted == 1);
    CHECK(door.counters().answered == 5);
}

TEST_CASE("requests that come at once are answered in their order", "[web][front_door]") {
    RunningDoor door(patient_limits());
    RawClient client(door.port());
    std::string requests;
    for (int i = 0; i < 200; ++i) requests += request_for("/" + std::to_string(i));
    client.send(requests);
    for (int i = 0; i < 200; ++i) REQUIRE(body_of(client.receive_reply()) == "/" + std::to_string(i));
    client.send("GET /part HTTP/1.1\r\nHo");
    client.send("st: localhost\r\n\r\nGET /next HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    CHECK(body_of(client.receive_reply()) == "/part");
    CHECK(body_of(client.receive_reply()) == "/next");
}

TEST_CASE("a client that has sent all it wants to is still answered", "[web][front_door]") {
    const RunningDoor door(patient_limits());
    RawClient client(door.port());
    client.send(request_for("/a") + request_for("/b"));
    client.end_sending();
    CHECK(body_of(client.receive_reply()) == "/a");
    CHECK(body_of(client.receive_reply()) == "/b");
    CHECK(client.receive_all().empty());
}

TEST_CASE("HTTP/1.0 is answered once", "[web][front_door]") {
    const RunningDoor door(patient_limits());
    const std::string again = "GET /b HTTP/1.0\r\n\r\n";
    CHECK(statuses_in(reply_to(door, "GET / HTTP/1.0\r\n\r\n" + again)) == "200");
    CHECK(statuses_in(reply_to(door, "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n" + again)) == "200");
}

TEST_CASE("a request that is refused gets one reply, and what hides behind it none", "[web][front_door]") {
    struct Case {
        std::string bytes;
        const char* status;
    };
    const auto [bytes, status] = GENERATE(values<Case>({
        {"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 44\r\n\r\n", "405"},
        {"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello", "413"},
        {"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 44\r\n\r\n", "413"},
        {"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nContent-Length: 44\r\n\r\n", "400"},
        {"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 44, 0\r\n\r\n", "400"},
        {"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0x2c\r\n\r\n", "400"},
        {"GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "400"},
        {"GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nContent-Length: "
         "5\r\n\r\n0\r\n\r\n",
         "400"},
        {"GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: x\tchunked\r\n\r\n", "400"},
        {"GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding : chunked\r\n\r\n", "400"},
        {"GET / HTTP/1.1\r\nHost: localhost\r\nX: y\r\n Transfer-Encoding: chunked\r\n\r\n", "400"},
        {"GET / HTTP/1.1\r\nHost: localhost\r\nX: y\rTransfer-Encoding: chunked\r\n\r\n", "400"},
        {"GET / HTTP/1.1\r\nHost: localhost\r\nX: y\nContent-Length: 44\r\n\r\n", "400"},
        {"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n", "400"},
        {"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", "403"},
        {"GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n", "403"},
        {"GET / HTTP/1.1\r\n\r\n", "400"},
        {"GET / HTTP/3.0\r\nHost: localhost\r\n\r\n", "505"},
        {"GET /\0 HTTP/1.1\r\nHost: localhost\r\n\r\n"s, "400"},
        {"GET /" + std::string(9'000, 'a') + " HTTP/1.1\r\nHost: localhost\r\n\r\n", "414"},
        {"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + std::string(17'000, 'a') + "\r\n\r\n", "431"},
        {"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "505"},
        {"\x16\x03\x01", "400"},
    }));
    RunningDoor door(patient_limits());
    CAPTURE(bytes);
    const std::string reply = reply_to(door, bytes + request_for("/smuggled"));
    CHECK(statuses_in(reply) == status);
    CHECK(reply.find("Connection: close\r\n") != std::string::npos);
    CHECK(reply.find("X-Content-Type-Options: nosniff\r\n") != std::string::npos);
    CHECK(door.answered().empty());
}

TEST_CASE("what comes before a request that is refused is answered", "[web][front_door]") {
    const RunningDoor door(patient_limits());
    CHECK(statuses_in(reply_to(door, request_for("/a") + "nonsense\r\n\r\n" + request_for("/b"))) ==
          "200 400");
}

TEST_CASE("a refusal tells where it knows what was asked for", "[web][front_door]") {
    const RunningDoor door(patient_limits());
    CHECK(body_of(reply_to(door, "POST /x HTTP/1.1\r\nHost: localhost\r\n\r\n")) == "method /x");
    CHECK(body_of(reply_to(door, "HEAD /x HTTP/1.1\r\nHost: evil\r\n\r\n")).empty());
    CHECK(door.counters().refused_for(Refusal::method) == 1);
    CHECK(door.counters().refused_for(Refusal::unknown_host) == 1);
    CHECK(door.counters().refused_for(Refusal::body) == 0);
}

TEST_CASE("an address of this machine is a name of it", "[web][front_door]") {
    const RunningDoor door(patient_limits(), {ListenAddress{.host = "0.0.0.0"}});
    CHECK(statuses_in(reply_to(door, "GET / HTTP/1.0\r\nHost: 127.0.0.1:1\r\n\r\n")) == "200");
    CHECK(statuses_in(reply_to(door, "GET / HTTP/1.0\r\nHost: 127.0.0.2\r\n\r\n")) == "403");
}

TEST_CASE("a head that does not come in time is refused, an idle connection closed", "[web][front_door]") {
    DoorLimits limits = patient_limits();
    limits.head_time = 20ms;
    limits.idle_time = 20ms;
    const RunningDoor door(limits);
    CHECK(statuses_in(reply_to(door, "GET / HTTP/1.1\r\nHost: loc")) == "408");
    CHECK(reply_to(door, "").empty());
    RawClient client(door.port());
    client.send(request_for("/a"));
    CHECK(body_of(client.receive_reply()) == "/a");
    CHECK(client.receive_all().empty());
    CHECK(door.counters().refused_for(Refusal::slow_head) == 1);
    CHECK(door.counters().idle_closed == 2);
}

TEST_CASE("a client that does not read its reply is cut off", "[web][front_door]") {
    DoorLimits limits = patient_limits();
    SECTION("in time") {
        limits.reply_time = 20ms;
        limits.reply_bytes_a_second = 1'000'000'000;
    }
    SECTION("when all replies take too much memory") {
        limits.reply_bytes_held = 40'000'000;
    }
    const RunningDoor door(limits);
    const RawClient first(door.port(), "127.0.0.1", 4096);
    first.send(request_for("/big", "Connection: close\r\n"));
    const RawClient second(door.port(), "127.0.0.1", 4096);
    second.send(request_for("/big", "Connection: close\r\n"));
    while (door.counters().slow_readers_cut == 0) std::this_thread::yield();
    CHECK(ask(door, "/a") == "/a");
    // Which of two that hold too much goes depends on how far their replies were.
    CHECK(std::min(first.receive_all().size(), second.receive_all().size()) < 30'000'000);
}

TEST_CASE("a client that reads gets a long reply whole", "[web][front_door]") {
    const RunningDoor door(patient_limits());
    CHECK(ask(door, "/big").size() == 30'000'000);
}

TEST_CASE("those who dawdle take no one's turn", "[web][front_door]") {
    DoorLimits limits = patient_limits();
    limits.workers = 1;
    const RunningDoor door(limits);
    std::deque<RawClient> clients;
    for (int i = 0; i < 40; ++i) clients.emplace_back(door.port());
    for (int i = 0; i < 20; ++i) clients.emplace_back(door.port()).send("GET / HTTP/1.1\r\n");
    for (int i = 0; i < 2; ++i)
        clients.emplace_back(door.port(), "127.0.0.1", 4096).send(request_for("/big"));
    for (int i = 0; i < 20; ++i) CHECK(ask(door, "/a") == "/a");
    clients[50].send("Host: localhost\r\n\r\n");
    CHECK(body_of(clients[50].receive_reply()) == "/");
}

TEST_CASE("when all places are taken, who is idle makes room", "[web][front_door]") {
    DoorLimits limits = patient_limits();
    limits.connections = 2;
    const RunningDoor door(limits);
    RawClient oldest(door.port());
    oldest.send(request_for("/a"));
    CHECK(body_of(oldest.receive_reply()) == "/a");
    RawClient second(door.port());
    second.send(request_for("/b"));
    CHECK(body_of(second.receive_reply()) == "/b");
    RawClient third(door.port());
    third.send(request_for("/c"));
    CHECK(body_of(third.receive_reply()) == "/c");
    CHECK(oldest.receive_all().empty());
    second.send(request_for("/d"));
    CHECK(body_of(second.receive_reply()) == "/d");
    CHECK(door.counters().idle_closed == 1);
}

TEST_CASE("when all places are taken, who is slow makes room", "[web][front_door]") {
    DoorLimits limits = patient_limits();
    limits.connections = 1;
    limits.crowded_head_time = 0ms;
    const RunningDoor door(limits);
    const RawClient slow(door.port());
    slow.send("GET / HTTP/1.1\r\n");
    CHECK(ask(door, "/a") == "/a");
    CHECK(slow.receive_all().empty());
}

TEST_CASE("who comes when all are busy is told so", "[web][front_door]") {
    DoorLimits limits = patient_limits();
    SECTION("all places") {
        limits.connections = 2;
        RunningDoor door(limits);
        const RawClient first(door.port());
        first.send(request_for("/held"));
        const RawClient second(door.port());
        second.send(request_for("/held"));
        door.wait_for_held(2);
        CHECK(statuses_in(reply_to(door, request_for("/a"))) == "503");
        CHECK(door.counters().refused_for(Refusal::connections) == 1);
        door.let_go();
    }
    SECTION("all workers, and nobody more may wait") {
        limits.workers = 1;
        limits.requests_waiting = 1;
        RunningDoor door(limits);
        RawClient first(door.port());
        first.send(request_for("/held"));
        door.wait_for_held(1);
        RawClient second(door.port());
        second.send(request_for("/waiting"));
        while (door.counters().waiting == 0) std::this_thread::yield();
        CHECK(body_of(reply_to(door, request_for("/a"))) == "requests_waiting /a");
        door.let_go();
        CHECK(body_of(first.receive_reply()) == "/held");
        CHECK(body_of(second.receive_reply()) == "/waiting");
    }
    SECTION("one worker for too long") {
        limits.workers = 1;
        limits.waiting_time = 0ms;
        RunningDoor door(limits);
        CHECK(statuses_in(reply_to(door, request_for("/a"))) == "503");
        CHECK(door.counters().refused_for(Refusal::requests_waiting) == 1);
        CHECK(door.answered().empty());
    }
    SECTION("the places of one address") {
        limits.connections_of_address = 2;
        const RunningDoor door(limits);
        RawClient first(door.port(), "127.0.0.2");
        const RawClient second(door.port(), "127.0.0.2");
        const RawClient third(door.port(), "127.0.0.2");
        CHECK(statuses_in(third.receive_all()) == "503");
        CHECK(door.counters().refused_for(Refusal::connections_of_address) == 1);
        first.send(request_for("/a"));
        CHECK(body_of(first.receive_reply()) == "/a");
        CHECK(ask(door, "/b") == "/b");  // of this machine itself, others may come by way of a proxy
    }
}

TEST_CASE("a connection brings so many requests and no more", "[web][front_door]") {
    DoorLimits limits = patient_limits();
    limits.requests_of_connection = 2;
    const RunningDoor door(limits);
    CHECK(statuses_in(reply_to(door, request_for("/a") + request_for("/b") + request_for("/c"))) ==
          "200 200");
}

TEST_CASE("a client that goes away is forgotten", "[web][front_door]") {
    RunningDoor door(patient_limits());
    {
        const RawClient client(door.port());
        client.send(request_for("/held"));
        door.wait_for_held(1);
    }
    door.let_go();
    {
        const RawClient client(door.port(), "127.0.0.1", 4096);
        client.send(request_for("/big"));
    }
    CHECK(ask(door, "/a") == "/a");
    while (door.counters().open > 0) std::this_thread::yield();
}

TEST_CASE("a door that is stopped waits for no client, but for answers that are being made",
          "[web][front_door]") {
    RunningDoor door(patient_limits());
    const RawClient idle(door.port());
    const RawClient slow(door.port());
    slow.send("GET / HTTP/1.1\r\n");
    const RawClient reader(door.port(), "127.0.0.1", 4096);
    reader.send(request_for("/big"));
    RawClient asking(door.port());
    asking.send(request_for("/held"));
    door.wait_for_held(1);
    door.stop();
    CHECK(body_of(asking.receive_reply()) == "/held");
    CHECK(idle.receive_all().empty());
    CHECK(slow.receive_all().empty());
    CHECK(reader.receive_all().size() < 30'000'000);
    CHECK_THROWS(RawClient(door.port()));
    CHECK(door.counters().open == 0);
}

TEST_CASE("a door answers on a Unix socket too", "[web][front_door]") {
    const TemporaryFolder folder;
    const std::string path = folder / "debrief.sock";
    const RunningDoor door(patient_limits(),
                           {ListenAddress{}, {.kind = ListenAddress::Kind::unix_socket, .path = path}});
    RawClient client(path);
    client.send(request_for("/a"));
    CHECK(body_of(client.receive_reply()) == "/a");
    CHECK(ask(door, "/b") == "/b");
}

TEST_CASE("hundreds of malformed requests, and a good one is answered after each", "[web][front_door]") {
    const RunningDoor door(patient_limits());
    RawClient good(door.port());
    Random random(11);
    for (int i = 0; i < 500; ++i) {
        const std::string bytes = malformed_request(random);
        CAPTURE(i, bytes);
        const RawClient client(door.port());
        client.send(bytes);
        client.end_sending();
        REQUIRE(client.receive_all().find("(no end)") == std::string::npos);
        good.send(request_for("/good"));
        REQUIRE(body_of(good.receive_reply()) == "/good");
    }
}
