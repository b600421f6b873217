#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace debrief {

/// What a client asks for: the target of a GET, taken apart by us, and what matters of its head.
struct Request {
    std::string path;  ///< percent-decoded: "/briefing"
    /// Decoded, well-formed UTF-8, in the order of the target; a name may stand in it several times.
    std::vector<std::pair<std::string, std::string>> parameters{};
    std::map<std::string, std::string, std::less<>> headers{};  ///< names in lower case
    /// How the client reaches this server, without a slash at its end: "http://localhost:8080".
    std::string origin{};

    /// The first of the parameter's values; empty where it is absent.
    [[nodiscard]] std::string parameter(std::string_view name) const;

    /// All values of the parameter that are not empty, in order.
    [[nodiscard]] std::vector<std::string> parameters_of(std::string_view name) const;

    /// The parameter's number, `fallback` where it is absent; throws `Error` of kind `usage` outside of
    /// `least` to `most`.
    [[nodiscard]] std::size_t number(std::string_view name, std::size_t fallback, std::size_t least,
                                     std::size_t most) const;

    /// The header's value; empty where it is absent.
    [[nodiscard]] std::string header(std::string_view name) const;
};

struct Response {
    int status = 200;
    std::string content_type = "text/html; charset=utf-8";
    std::string body{};
    std::vector<std::pair<std::string, std::string>> headers{};  ///< beside those of every response
};

/// Takes a request's target apart (`/?q=muse+spark&page=2`), as HTML forms write it. Never fails.
[[nodiscard]] Request parse_target(std::string_view target);

/// A moment as headers have it: "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110).
[[nodiscard]] std::string to_http_date(std::chrono::system_clock::time_point time);

/// A text as a part of a URL's query.
[[nodiscard]] std::string percent_encode(std::string_view text);

}  // namespace debrief
