#include "web/server/listen_address.h"

#include "corpus/base/error.h"
#include "tests/support/catch.h"
#include "tests/support/thrown.h"
#include "web/server/peer.h"

#include <arpa/inet.h>
#include <netinet/in.h>

using namespace debrief;
using namespace debrief::test;

TEST_CASE("where to answer is written in several ways", "[web][listen_address]") {
    struct Case {
        const char* text;
        const char* expected;
        bool is_local_only;
    };
    const auto [text, expected, local] = GENERATE(values<Case>({
        {"9000", "127.0.0.1:9000", true},
        {"0", "127.0.0.1:0", true},
        {"localhost", "127.0.0.1:8080", true},
        {"LocalHost:9000", "127.0.0.1:9000", true},
        {"127.0.0.2:9000", "127.0.0.2:9000", true},
        {"192.0.2.1", "192.0.2.1:8080", false},
        {"192.0.2.1:80", "192.0.2.1:80", false},
        {"*", "0.0.0.0:8080", false},
        {"*:9000", "0.0.0.0:9000", false},
        {"::1", "[::1]:8080", true},
        {"[::1]:9000", "[::1]:9000", true},
        {"[::]", "[::]:8080", false},
        {"2001:db8::80", "[2001:db8::80]:8080", false},
        {"/run/debrief.sock", "unix:/run/debrief.sock", true},
        {"unix:debrief.sock", "unix:debrief.sock", true},
        {"systemd", "systemd", false},
    }));
    CAPTURE(text);
    const ListenAddress address = parse_listen_address(text, 8080);
    CHECK(to_string(address) == expected);
    CHECK(is_local_only(address) == local);
    CHECK(parse_listen_address(to_string(address), 1) == address);
}

TEST_CASE("what is no place to answer is told", "[web][listen_address]") {
    const auto thrown = [](std::string_view text) {
        return thrown_by([&] { (void)parse_listen_address(text, 8080); });
    };
    const char* text = GENERATE("", ":", ":80", "news.example", "news.example:80", "[::1", "::1]:80",
                                "127.0.0.1:80:80", "300.0.0.1", "debrief.sock", "http://localhost");
    CHECK(thrown(text) == "cannot answer on '" + std::string(text) +
                              "' | give a port, an address in numbers as '192.0.2.1:8080' or '[::1]:8080', "
                              "a path as '/run/debrief.sock', or 'systemd'");
    CHECK(thrown("65536") == "'port' cannot be '65536' | give a whole number from 0 to 65535");
    CHECK(thrown("localhost:x") == "'port' cannot be 'x' | give a whole number from 0 to 65535");
    CHECK(thrown("unix:") == "'' cannot be the path of a socket | give a path of 1 to 107 bytes");
    CHECK(thrown("/" + std::string(107, 'a')) ==
          "'/" + std::string(107, 'a') + "' cannot be the path of a socket | give a path of 1 to 107 bytes");
}

TEST_CASE("sockets of systemd are for the process that they are meant for", "[web][listen_address]") {
    CHECK(count_handed_over("42", "2", 42) == 2);
    CHECK_FALSE(count_handed_over("41", "2", 42));
    CHECK_FALSE(count_handed_over("", "", 42));
    CHECK_FALSE(count_handed_over("42", "", 42));
    CHECK(thrown_by([] { (void)count_handed_over("x", "1", 42); }).starts_with("'LISTEN_PID' cannot be 'x'"));
    CHECK(thrown_by([] {
              (void)count_handed_over("42", "-1", 42);
          }).starts_with("'LISTEN_FDS' cannot be '-1'"));
}

TEST_CASE("connections are counted by address, those of IPv6 by network", "[web][peer]") {
    struct Case {
        const char* address;
        const char* text;
        const char* group;
    };
    const auto [address, text, group] = GENERATE(values<Case>({
        {"::ffff:192.0.2.1", "192.0.2.1", "192.0.2.1"},
        {"2001:db8:1:2:3:4:5:6", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"},
        {"2001:db8:1:2::", "2001:db8:1:2::", "2001:db8:1:2::/64"},
        {"::1", "::1", "::1"},
    }));
    sockaddr_storage bytes{};
    auto& six = reinterpret_cast<sockaddr_in6&>(bytes);
    six.sin6_family = AF_INET6;
    REQUIRE(::inet_pton(AF_INET6, address, &six.sin6_addr) == 1);
    CHECK(to_peer(bytes) == Peer{text, group});
    sockaddr_storage four_bytes{};
    auto& four = reinterpret_cast<sockaddr_in&>(four_bytes);
    four.sin_family = AF_INET;
    four.sin_addr.s_addr = htonl(0xC0000201U);
    CHECK(to_peer(four_bytes) == Peer{"192.0.2.1", "192.0.2.1"});
    sockaddr_storage file{};
    file.ss_family = AF_UNIX;
    CHECK(to_peer(file) == Peer{"unix", "unix"});
}
