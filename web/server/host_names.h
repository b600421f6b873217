#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>

namespace debrief {

/// A host as URLs and the Host header name it.
struct Host {
    /// Lower case, without a dot at its end; an IPv6 address in its shortest form, without brackets.
    std::string name;
    std::optional<int> port{};

    friend bool operator==(const Host&, const Host&) = default;
};

/// Takes "news.example:8080", "127.0.0.1" or "[::1]:80" apart; nothing where it is none of these.
[[nodiscard]] std::optional<Host> parse_host(std::string_view text);

/// As a URL has it: "localhost:8080", "[::1]".
[[nodiscard]] std::string to_string(const Host& host);

/// The names that a server answers to, with any port: what keeps pages of other sites, and names that they
/// point at this machine, from reading it.
class HostNames {
 public:
    /// The names of this machine that need no one to tell: localhost, its loopback addresses, its host name.
    [[nodiscard]] static HostNames of_this_machine();

    /// Names as `parse_host` reads them; throws `Error` of kind `usage` for what is no name.
    explicit HostNames(std::span<const std::string> names);

    void add(std::string_view name);

    [[nodiscard]] bool has(const Host& host) const;

 private:
    std::set<std::string, std::less<>> names_;
};

}  // namespace debrief
