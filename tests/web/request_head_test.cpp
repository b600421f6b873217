#include "web/server/request_head.h"

#include "tests/support/catch.h"
#include "tests/support/malformed_requests.h"

#include <string>

using namespace debrief;
using namespace debrief::test;
using namespace std::string_literals;

namespace {

/// What becomes of bytes: "more is needed", the name of a refusal, or the target.
std::string outcome_of(const ReadHead& read) {
    if (read.refusal) return std::string(facts_of(*read.refusal).name);
    return read.is_complete() ? read.head.target : "more is needed";
}

ReadHead read_at_once(const std::string& bytes, const HeadLimits& limits = {}) {
    return HeadReader(limits).read(bytes);
}

/// As if each byte had come alone.
ReadHead read_in_bytes(const std::string& bytes) {
    HeadReader reader({});
    for (std::size_t size = 0; size <= bytes.size(); ++size) {
        const ReadHead read = reader.read(std::string_view(bytes).substr(0, size));
        if (read.refusal || read.is_complete()) return read;
    }
    return {};
}

std::string repeated_lines(std::size_t count) {
    std::string lines;
    for (std::size_t i = 0; i < count; ++i) lines += "A: b\r\n";
    return lines;
}

constexpr const char* get = "GET / HTTP/1.1\r\n";
constexpr const char* host = "Host: localhost\r\n";

}  // namespace

TEST_CASE("the head of a request is read, or refused for what is wrong with it", "[web][request_head]") {
    struct Case {
        std::string bytes;
        const char* expected;
    };
    const auto [bytes, expected] = GENERATE(values<Case>({
        {"GET /?q=a HTTP/1.1\r\nHost: localhost\r\n\r\n", "/?q=a"},
        {"HEAD / HTTP/1.0\r\n\r\n", "/"},
        {"\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", "/"},
        {"\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", "malformed"},
        {"GET /\xC3\xBC HTTP/1.1\r\nHost: a\r\n\r\n", "/\xC3\xBC"},
        {"", "more is needed"},
        {"GET / HTTP/1.1\r\nHost: a\r\n", "more is needed"},
        {"GET / HTTP/1.1\r\nHost: a\r\n\r", "more is needed"},
        // bytes that no head has
        {"GET / HTTP/1.1\nHost: a\n\n", "malformed"},
        {"GET / HTTP/1.1\rHost: a\r\r", "malformed"},
        {"GET / HTTP/1.1\r\nHost: a\r\nX: b\rc\r\n\r\n", "malformed"},
        {"GET / HTTP/1.1\r\nHost: a\r\nX: b\nc\r\n\r\n", "malformed"},
        {"GET / HTTP/1.1\r\nHost: a\r\nX: \0\r\n\r\n"s, "malformed"},
        {"GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n"s, "malformed"},
        {"GET /\x7F HTTP/1.1\r\nHost: a\r\n\r\n", "malformed"},
        {"\x16\x03\x01\x02", "malformed"},
        // request lines
        {"GET /\r\n\r\n", "malformed"},
        {"GET  / HTTP/1.1\r\nHost: a\r\n\r\n", "malformed"},
        {"GET /  HTTP/1.1\r\nHost: a\r\n\r\n", "malformed"},
        {"GET / HTTP/1.1 \r\nHost: a\r\n\r\n", "malformed"},
        {" GET / HTTP/1.1\r\nHost: a\r\n\r\n", "malformed"},
        {"GET /a b HTTP/1.1\r\nHost: a\r\n\r\n", "malformed"},
        {"GET\t/ HTTP/1.1\r\nHost: a\r\n\r\n", "malformed"},
        {"G(T / HTTP/1.1\r\nHost: a\r\n\r\n", "malformed"},
        {"GET / http/1.1\r\nHost: a\r\n\r\n", "malformed"},
        {"GET / HTTP/1.10\r\nHost: a\r\n\r\n", "malformed"},
        {"GET / HTTP/x.y\r\nHost: a\r\n\r\n", "malformed"},
        {"GET / HTTP/0.9\r\nHost: a\r\n\r\n", "version"},
        {"GET / HTTP/1.2\r\nHost: a\r\n\r\n", "version"},
        {"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "version"},
        // methods
        {"POST / HTTP/1.1\r\nHost: a\r\n\r\n", "method"},
        {"get / HTTP/1.1\r\nHost: a\r\n\r\n", "method"},
        {"OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", "method"},
        {"CONNECT a:80 HTTP/1.1\r\nHost: a:80\r\n\r\n", "method"},
        {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello", "method"},
        // targets
        {"GET * HTTP/1.1\r\nHost: a\r\n\r\n", "malformed"},
        {"GET a:80 HTTP/1.1\r\nHost: a\r\n\r\n", "malformed"},
        {"GET ftp://a/ HTTP/1.1\r\nHost: a\r\n\r\n", "malformed"},
        {"GET http://b/x?y HTTP/1.1\r\nHost: a\r\n\r\n", "/x?y"},
        {"GET HTTPS://b HTTP/1.1\r\nHost: a\r\n\r\n", "/"},
        {"GET http://b?y HTTP/1.1\r\nHost: a\r\n\r\n", "/?y"},
        {"GET http://b/ HTTP/1.1\r\n\r\n", "host"},
        {"GET http:///x HTTP/1.1\r\nHost: a\r\n\r\n", "host"},
        {"GET http://me@a/ HTTP/1.1\r\nHost: a\r\n\r\n", "host"},
        // header lines
        {"GET / HTTP/1.1\r\nHost : a\r\n\r\n", "malformed"},
        {"GET / HTTP/1.1\r\nHost: a\r\nX: b\r\n c\r\n\r\n", "malformed"},
        {"GET / HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n", "malformed"},
        {"GET / HTTP/1.1\r\nHost: a\r\nnothing\r\n\r\n", "malformed"},
        {"GET / HTTP/1.1\r\nHost: a\r\nX:\t\r\n\r\n", "/"},
        // hosts
        {"GET / HTTP/1.1\r\n\r\n", "host"},
        {"GET / HTTP/1.1\r\nHost:\r\n\r\n", "host"},
        {"GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", "host"},
        {"GET / HTTP/1.1\r\nHost: a, b\r\n\r\n", "host"},
        {"GET / HTTP/1.0\r\nHost: a\r\nhost: b\r\n\r\n", "host"},
        // bodies, and what may hide one
        {"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n", "body"},
        {"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n", "/"},
        {"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 000\r\n\r\n", "/"},
        {"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999999\r\n\r\n", "body"},
        {"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: +0\r\n\r\n", "framing"},
        {"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 0x0\r\n\r\n", "framing"},
        {"GET / HTTP/1.1\r\nHost: a\r\nContent-Length:\r\n\r\n", "framing"},
        {"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 0, 0\r\n\r\n", "framing"},
        {"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nContent-Length: 0\r\n\r\n", "framing"},
        {"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\ncontent-length: 5\r\n\r\n", "framing"},
        {"GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n", "framing"},
        {"GET / HTTP/1.1\r\nHost: a\r\nTRANSFER-ENCODING: identity\r\n\r\n", "framing"},
        {"GET / HTTP/1.0\r\nTransfer-Encoding:\r\n\r\n", "framing"},
    }));
    CAPTURE(bytes);
    CHECK(outcome_of(read_at_once(bytes)) == expected);
    CHECK(outcome_of(read_in_bytes(bytes)) == expected);
}

TEST_CASE("a head has so many bytes and lines, and no more", "[web][request_head]") {
    const HeadLimits limits;
    SECTION("lines") {
        const std::string head = get + (host + repeated_lines(limits.field_lines - 1));
        CHECK(outcome_of(read_at_once(head + "\r\n")) == "/");
        CHECK(outcome_of(read_at_once(head + "A: b\r\n")) == "large_head");
    }
    SECTION("bytes of the target") {
        const std::string target = "/" + std::string(limits.target_bytes - 1, 'a');
        CHECK(outcome_of(read_at_once("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n")) == target);
        CHECK(outcome_of(read_at_once("GET " + target + "a HTTP/1.1\r\nHost: a\r\n\r\n")) == "long_target");
        CHECK(outcome_of(read_at_once("GET " + target + std::string(40, 'a'))) == "long_target");
    }
    SECTION("bytes in all") {
        const std::string begin = get + (host + std::string("X: "));
        const std::string value(limits.bytes - begin.size() - 4, 'a');
        CHECK(outcome_of(read_at_once(begin + value + "\r\n\r\n")) == "/");
        CHECK(outcome_of(read_at_once(begin + value + "a\r\n\r\n")) == "large_head");
        CHECK(outcome_of(read_at_once(begin + value + "aaaaa")) == "large_head");
    }
    SECTION("a refusal comes with the byte that is too many, whatever follows") {
        HeadReader reader({.bytes = 32});
        CHECK(outcome_of(reader.read("GET / HTTP/1.1\r\nX: aaaaaaaaaaaaa")) == "more is needed");
        CHECK(outcome_of(reader.read("GET / HTTP/1.1\r\nX: aaaaaaaaaaaaaa")) == "large_head");
    }
}

TEST_CASE("a head tells what its request is meant for", "[web][request_head]") {
    const std::string request =
        "HEAD http://News.example:80/x HTTP/1.1\r\nHost: other\r\nAccept: \t a \t\r\nX: 1\r\nx: 2\r\n\r\n";
    const ReadHead read = read_at_once(request + "GET / HTTP/1.1\r\n");
    REQUIRE(read.is_complete());
    CHECK(read.bytes == request.size());
    CHECK(read.head.method == Method::head);
    CHECK(read.head.host == Host{"news.example", 80});  // what the target says, not the header
    CHECK(read.head.field("accept") == "a");
    CHECK(read.head.field("x") == "1, 2");
    CHECK(read.head.field("y").empty());
    CHECK_FALSE(read_at_once("GET / HTTP/1.0\r\n\r\n").head.host);
    CHECK(read_at_once("HEAD / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n").head.method ==
          Method::head);
}

TEST_CASE("connections of HTTP/1.1 stay open, unless the client wants none", "[web][request_head]") {
    struct Case {
        const char* bytes;
        bool expected;
    };
    const auto [bytes, expected] = GENERATE(values<Case>({
        {"GET / HTTP/1.1\r\nHost: a\r\n\r\n", true},
        {"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", false},
        {"GET / HTTP/1.1\r\nHost: a\r\nConnection: TE , Close\r\n\r\n", false},
        {"GET / HTTP/1.1\r\nHost: a\r\nConnection: TE\r\nConnection: close\r\n\r\n", false},
        {"GET / HTTP/1.1\r\nHost: a\r\nConnection: closed\r\n\r\n", true},
        {"GET / HTTP/1.0\r\n\r\n", false},
        {"GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n", false},
    }));
    CAPTURE(bytes);
    CHECK(read_at_once(bytes).head.is_persistent == expected);
}

TEST_CASE("whatever arrives, one byte or all at once, the same becomes of it",
          "[web][request_head][property]") {
    Random random(7);
    std::size_t complete = 0;
    std::size_t refused = 0;
    for (int i = 0; i < 2000; ++i) {
        const std::string bytes = malformed_request(random);
        const ReadHead read = read_at_once(bytes);
        REQUIRE(outcome_of(read) == outcome_of(read_in_bytes(bytes)));
        REQUIRE(read.bytes <= bytes.size());
        if (read.is_complete()) ++complete;
        if (read.refusal) ++refused;
    }
    CHECK(complete > 50);
    CHECK(refused > 1000);
}
