#include "web/server/sender.h"

#include "tests/support/catch.h"

#include <array>

using namespace debrief;

namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

const Fields forwarded_fields{{"x-forwarded-for", "192.0.2.66, 192.0.2.7"},
                              {"x-forwarded-proto", "HTTPS"},
                              {"x-forwarded-host", "News.example"}};

std::string sender_told(const Fields& fields, const std::string& peer = "127.0.0.1",
                        Proxies proxies = Proxies::are_trusted) {
    const std::array<std::string, 2> names{"localhost", "news.example"};
    const RequestHead head{.host = Host{"localhost", 8080}, .fields = fields};
    const Sender sender = sender_of(head, {peer, peer}, proxies, HostNames(names), "localhost:1");
    return sender.address + " " + sender.origin;
}

}  // namespace

TEST_CASE("a trusted proxy tells who sent a request and how", "[web][sender]") {
    CHECK(sender_told(forwarded_fields) == "192.0.2.7 https://news.example");
    CHECK(sender_told(forwarded_fields, "::1") == "192.0.2.7 https://news.example");
    CHECK(sender_told(forwarded_fields, "unix") == "192.0.2.7 https://news.example");
    CHECK(sender_told({{"x-forwarded-for", "2001:db8::1"}}) == "2001:db8::1 http://localhost:8080");
    CHECK(sender_told({{"x-forwarded-host", "news.example:444"}, {"x-forwarded-proto", "https"}}) ==
          "127.0.0.1 https://news.example:444");
    CHECK(sender_told({}) == "127.0.0.1 http://localhost:8080");
}

TEST_CASE("nobody else is believed", "[web][sender]") {
    CHECK(sender_told(forwarded_fields, "127.0.0.1", Proxies::are_unknown) ==
          "127.0.0.1 http://localhost:8080");
    CHECK(sender_told(forwarded_fields, "192.0.2.9") == "192.0.2.9 http://localhost:8080");
    CHECK(sender_told(forwarded_fields, "2001:db8::9") == "2001:db8::9 http://localhost:8080");
}

TEST_CASE("what makes no sense is not believed of a proxy either", "[web][sender]") {
    const std::string name = GENERATE("x-forwarded-for", "x-forwarded-proto", "x-forwarded-host");
    const std::string value =
        GENERATE("", "evil.example", "192.0.2.7, ", "192.0.2.7:80", "\"x\"", "javascript", "news.example/x",
                 "https://news.example", "a\x1B[2J", "ftp");
    CAPTURE(name, value);
    CHECK(sender_told({{name, value}}) == "127.0.0.1 http://localhost:8080");
}

TEST_CASE("of several lines of a header the last counts", "[web][sender]") {
    CHECK(sender_told({{"x-forwarded-for", "192.0.2.66"}, {"x-forwarded-for", "192.0.2.7"}}) ==
          "192.0.2.7 http://localhost:8080");
}

TEST_CASE("a request that names no host reaches this server by its own", "[web][sender]") {
    const std::array<std::string, 0> none{};
    CHECK(sender_of({}, {"unix", "unix"}, Proxies::are_trusted, HostNames(none), "localhost:1").origin ==
          "http://localhost:1");
}
