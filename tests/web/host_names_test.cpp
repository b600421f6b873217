#include "web/server/host_names.h"

#include "corpus/base/error.h"
#include "tests/support/catch.h"
#include "tests/support/thrown.h"

#include <array>

using namespace debrief;
using namespace debrief::test;

namespace {

/// "ours", "not ours" or "no host".
std::string outcome_of(const std::string& text) {
    HostNames names = HostNames::of_this_machine();
    names.add("News.Example");
    names.add("[2001:db8::1]");
    const auto host = parse_host(text);
    if (!host) return "no host";
    return names.has(*host) ? "ours" : "not ours";
}

}  // namespace

TEST_CASE("a server answers to the names of this machine and to those it is given, with any port",
          "[web][host_names]") {
    struct Case {
        std::string host;
        const char* expected;
    };
    const auto [host, expected] = GENERATE(values<Case>({
        {"localhost", "ours"},
        {"LocalHost:8080", "ours"},
        {"localhost.", "ours"},
        {"localhost.:80", "ours"},
        {"localhost:", "ours"},
        {"127.0.0.1", "ours"},
        {"127.0.0.1:65535", "ours"},
        {"[::1]", "ours"},
        {"[0:0::0:1]:8080", "ours"},
        {"news.example", "ours"},
        {"NEWS.EXAMPLE.:443", "ours"},
        {"[2001:DB8:0::1]", "ours"},
        {"evil.example", "not ours"},
        {"localhost.evil.example", "not ours"},
        {"127.0.0.1.evil.example", "not ours"},
        {"127.0.0.12", "not ours"},
        {"127.1", "not ours"},
        {"0.0.0.0", "not ours"},
        {"[::]", "not ours"},
        {"[::ffff:127.0.0.1]", "not ours"},
        {"sub.news.example", "not ours"},
        {"", "no host"},
        {".", "no host"},
        {"localhost..", "no host"},
        {".localhost", "no host"},
        {"::1", "no host"},
        {"[::1", "no host"},
        {"[::1]80", "no host"},
        {"[fe80::1%25eth0]", "no host"},
        {"[localhost]", "no host"},
        {"localhost:80x", "no host"},
        {"localhost:-1", "no host"},
        {"localhost:65536", "no host"},
        {"localhost:80:80", "no host"},
        {"user@localhost", "no host"},
        {"user:word@localhost", "no host"},
        {"localhost, localhost", "no host"},
        {"localhost localhost", "no host"},
        {"localhost/", "no host"},
        {"local%68ost", "no host"},
        {"m\xC3\xBCnchen.example", "no host"},
        {std::string(254, 'a'), "no host"},
    }));
    CAPTURE(host);
    CHECK(outcome_of(host) == expected);
}

TEST_CASE("hosts are written as URLs have them", "[web][host_names]") {
    CHECK(to_string(Host{"localhost", 8080}) == "localhost:8080");
    CHECK(to_string(Host{"::1"}) == "[::1]");
    CHECK(to_string(Host{"::1", 80}) == "[::1]:80");
    CHECK(to_string(*parse_host("[0:0::1]:080")) == "[::1]:80");
}

TEST_CASE("a name that cannot be a host's is told", "[web][host_names]") {
    const std::array<std::string, 2> names{"news.example", "http://news.example/"};
    CHECK(thrown_by([&] { (void)HostNames(names); }) ==
          "'http://news.example/' is no name of a host | give a name as 'news.example' or an address as "
          "'192.0.2.1'");
    CHECK(kind_thrown_by([&] { (void)HostNames(names); }) == ErrorKind::usage);
}
