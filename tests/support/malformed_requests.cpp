#include "tests/support/malformed_requests.h"

#include <array>
#include <span>
#include <string_view>

namespace debrief::test {

namespace {

using namespace std::string_view_literals;

constexpr std::array methods{"HEAD"sv, "POST"sv, "get"sv,  "PRI"sv,     ""sv,       "G\0T"sv,
                             "\t"sv,   "G(T"sv,  "PUT "sv, "CONNECT"sv, "OPTIONS"sv};
constexpr std::array targets{"/?q=%00%ff%zz&q&&=;"sv,
                             "*"sv,
                             ""sv,
                             "//x/../..//"sv,
                             "http://localhost/"sv,
                             "http://u@localhost/"sv,
                             "http://"sv,
                             "ftp://localhost/"sv,
                             "localhost:80"sv,
                             "/\x01"sv,
                             "/\xC3\xBC"sv,
                             "/ /"sv,
                             "/#"sv,
                             "/api/v1/search?k=99999999999999999999"sv,
                             "HTTP/1.1"sv};
constexpr std::array versions{"HTTP/1.0"sv,  "HTTP/0.9"sv, "HTTP/2.0"sv,  "http/1.1"sv,
                              "HTTP/1.10"sv, ""sv,         "HTTP/1.1 "sv, "HTTP/x.y"sv};
constexpr std::array fields{"host:\tLOCALHOST.:80 "sv,
                            "Host:"sv,
                            "Host: evil.example"sv,
                            "Host: [::1"sv,
                            "Host : localhost"sv,
                            "Host"sv,
                            ": x"sv,
                            " folded"sv,
                            "Content-Length: 5"sv,
                            "Content-Length: 0"sv,
                            "Content-Length: -1"sv,
                            "Content-Length: 0, 0"sv,
                            "Content-Length: 18446744073709551616"sv,
                            "Transfer-Encoding: chunked"sv,
                            "Transfer-Encoding: \x0B"sv,
                            "Connection: close"sv,
                            "Connection: keep-alive, ,\t,"sv,
                            "Range: bytes=0-,0-,0-,0-"sv,
                            "Expect: 100-continue"sv,
                            "Accept-Encoding: br;q=1, gzip;q=0"sv,
                            "If-None-Match: \"\xFF\""sv,
                            "X: \0"sv,
                            "X: a\rb"sv,
                            "X: a\nb"sv,
                            "REMOTE_ADDR: 10.0.0.1"sv,
                            "Upgrade: h2c"sv};
constexpr std::array line_ends{"\n"sv, "\r"sv, "\r\r\n"sv, ""sv};
constexpr std::array bodies{"hello"sv, "5\r\nhello\r\n0\r\n\r\n"sv, "0\r\n\r\n"sv,
                            "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"sv, "\0\0\0\0"sv};

std::string random_bytes(Random& random) {
    std::string bytes;
    for (std::size_t i = random.below(400); i > 0; --i) bytes += static_cast<char>(random.below(256));
    return bytes;
}

/// One in `n` times.
bool is_chosen(Random& random, std::size_t n) {
    return random.below(n) == 0;
}

/// The proper text most times, else one of the others.
std::string_view often(Random& random, std::string_view proper, std::span<const std::string_view> others) {
    return is_chosen(random, 3) ? random.one_of(others) : proper;
}

std::string_view line_end(Random& random) {
    return is_chosen(random, 30) ? random.one_of(line_ends) : "\r\n";
}

}  // namespace

std::string malformed_request(Random& random) {
    if (is_chosen(random, 10)) return random_bytes(random);
    std::string request;
    if (is_chosen(random, 20)) request += line_end(random);
    request += often(random, "GET", methods);
    request += ' ';
    request += often(random, "/?q=a", targets);
    if (is_chosen(random, 30)) request.append(random.below(20'000), 'a');
    request += ' ';
    request += often(random, "HTTP/1.1", versions);
    request += line_end(random);
    request += often(random, "Host: localhost", fields);
    request += line_end(random);
    for (std::size_t i = random.below(4); i > 0; --i) {
        request += often(random, "Accept: */*", fields);
        if (is_chosen(random, 60)) request.append(random.below(20'000), 'a');
        request += line_end(random);
    }
    if (is_chosen(random, 40)) {
        for (std::size_t i = random.below(200); i > 0; --i) request += "A: b\r\n";
    }
    request += line_end(random);
    request += often(random, "", bodies);
    if (is_chosen(random, 10)) request.resize(random.below(request.size() + 1));
    if (is_chosen(random, 10) && !request.empty())
        request[random.below(request.size())] = static_cast<char>(random.below(256));
    return request;
}

}  // namespace debrief::test
