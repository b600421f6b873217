#include "web/server/http_writer.h"

#include "tests/support/catch.h"

using namespace debrief;

namespace {

std::string header_of(const std::string& reply, const std::string& name) {
    const std::size_t at = reply.find("\r\n" + name + ": ");
    if (at == std::string::npos) return "(none)";
    const std::size_t begin = at + name.size() + 4;
    return reply.substr(begin, reply.find("\r\n", begin) - begin);
}

std::string body_of(const std::string& reply) {
    return reply.substr(reply.find("\r\n\r\n") + 4);
}

bool accepts(const std::string& codings) {
    RequestHead head;
    head.fields.emplace_back("accept-encoding", codings);
    return accepts_gzip(head);
}

}  // namespace

TEST_CASE("a reply is a status, headers that protect, and the body", "[web][http_writer]") {
    const Response response{.status = 404, .content_type = "text/plain", .body = "nothing", .headers = {}};
    const std::string reply = to_bytes(response, {});
    CHECK(reply.starts_with("HTTP/1.1 404 Not Found\r\n"));
    CHECK(header_of(reply, "Content-Type") == "text/plain");
    CHECK(header_of(reply, "Content-Length") == "7");
    CHECK(header_of(reply, "Connection") == "close");
    CHECK(header_of(reply, "Keep-Alive") == "(none)");
    CHECK(header_of(reply, "X-Content-Type-Options") == "nosniff");
    CHECK(header_of(reply, "Accept-Ranges") == "none");
    CHECK(header_of(reply, "Vary") == "Accept-Encoding");
    CHECK(body_of(reply) == "nothing");
}

TEST_CASE("a connection that stays open is told how long", "[web][http_writer]") {
    const std::string reply = to_bytes(
        {.body = "x"},
        {.after = AfterReply::stay_open, .idle_time = std::chrono::milliseconds(15'999), .requests_left = 7});
    CHECK(header_of(reply, "Connection") == "(none)");
    CHECK(header_of(reply, "Keep-Alive") == "timeout=15, max=7");
}

TEST_CASE("a response's own headers stand in place of those of every reply", "[web][http_writer]") {
    const std::string reply = to_bytes({.headers = {{"Cache-Control", "max-age=60"}, {"ETag", "\"1\""}}}, {});
    CHECK(header_of(reply, "Cache-Control") == "max-age=60");
    CHECK(reply.find("no-cache") == std::string::npos);
    CHECK(header_of(reply, "ETag") == "\"1\"");
}

TEST_CASE("a reply to HEAD is one to GET without its body", "[web][http_writer]") {
    const Response response{.body = std::string(1000, 'x')};
    const std::string get = to_bytes(response, {});
    const std::string head = to_bytes(response, {.method = Method::head});
    CHECK(head == get.substr(0, get.size() - 1000));
}

TEST_CASE("a response that says that nothing has changed tells no length", "[web][http_writer]") {
    const std::string reply = to_bytes({.status = 304, .headers = {{"ETag", "\"1\""}}}, {});
    CHECK(reply.starts_with("HTTP/1.1 304 Not Modified\r\n"));
    CHECK(header_of(reply, "Content-Length") == "(none)");
    CHECK(body_of(reply).empty());
    CHECK(header_of(to_bytes({.status = 200}, {}), "Content-Length") == "0");
}

TEST_CASE("a reply is compressed by gzip where the client says so", "[web][http_writer]") {
    const Response response{.body = std::string(10'000, 'x')};
    const std::string reply = to_bytes(response, {.may_compress = true});
    CHECK(header_of(reply, "Content-Encoding") == "gzip");
    CHECK(body_of(reply).size() < 200);
    CHECK(header_of(to_bytes(response, {}), "Content-Encoding") == "(none)");
    CHECK(accepts("gzip"));
    CHECK(accepts("br, GZIP;q=0.5"));
    CHECK(accepts("deflate, gzip ; q=0.001"));
    CHECK_FALSE(accepts(""));
    CHECK_FALSE(accepts("br"));
    CHECK_FALSE(accepts("gzip;q=0"));
    CHECK_FALSE(accepts("gzip; q=0.000"));
    CHECK_FALSE(accepts("x-gzip-not"));
}
