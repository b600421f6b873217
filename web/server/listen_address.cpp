#include "web/server/listen_address.h"

#include "corpus/base/error.h"
#include "corpus/base/number.h"
#include "corpus/base/text.h"

#include <algorithm>

#include <arpa/inet.h>
#include <fmt/format.h>
#include <sys/un.h>

namespace debrief {

namespace {

constexpr std::string_view unix_prefix = "unix:";
constexpr std::size_t largest_port = 65535;

bool is_address(int family, const std::string& text) {
    in6_addr bytes{};  // has room for either
    return ::inet_pton(family, text.c_str(), &bytes) == 1;
}

ListenAddress unix_address(std::string_view path) {
    constexpr std::size_t longest_path = sizeof(sockaddr_un::sun_path) - 1;
    if (path.empty() || path.size() > longest_path || path.find('\0') != std::string_view::npos) {
        throw Error(ErrorKind::usage, fmt::format("'{}' cannot be the path of a socket", path),
                    fmt::format("give a path of 1 to {} bytes", longest_path));
    }
    return {.kind = ListenAddress::Kind::unix_socket, .host = "", .path = std::string(path)};
}

/// The address in numbers that `host` means; empty where it means none.
std::string address_of(std::string_view host) {
    if (host.starts_with('[') && host.ends_with(']')) {
        const std::string inner(host.substr(1, host.size() - 2));
        return is_address(AF_INET6, inner) ? inner : "";
    }
    if (to_ascii_lower(host) == "localhost") return "127.0.0.1";
    if (host == "*") return "0.0.0.0";
    const std::string text(host);
    return is_address(AF_INET, text) || is_address(AF_INET6, text) ? text : "";
}

bool is_port_number(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_ascii_digit);
}

}  // namespace

ListenAddress parse_listen_address(std::string_view text, int default_port) {
    if (text == "systemd") return {.kind = ListenAddress::Kind::handed_over, .host = ""};
    if (text.starts_with(unix_prefix)) return unix_address(text.substr(unix_prefix.size()));
    if (text.starts_with('/')) return unix_address(text);
    ListenAddress address;
    address.port = default_port;
    if (is_port_number(text)) {
        address.port = static_cast<int>(number_between("port", text, 0, largest_port));
        return address;
    }
    address.host = address_of(text);
    const std::size_t colon = text.rfind(':');
    if (address.host.empty() && colon != std::string_view::npos) {
        address.host = address_of(text.substr(0, colon));
        if (!address.host.empty()) {
            address.port = static_cast<int>(number_between("port", text.substr(colon + 1), 0, largest_port));
        }
    }
    if (address.host.empty()) {
        throw Error(ErrorKind::usage, fmt::format("cannot answer on '{}'", text),
                    "give a port, an address in numbers as '192.0.2.1:8080' or '[::1]:8080', a path as "
                    "'/run/debrief.sock', or 'systemd'");
    }
    return address;
}

std::string to_string(const ListenAddress& address) {
    switch (address.kind) {
        case ListenAddress::Kind::unix_socket:
            return std::string(unix_prefix) + address.path;
        case ListenAddress::Kind::handed_over:
            return "systemd";
        case ListenAddress::Kind::tcp:
            break;
    }
    const bool is_long = address.host.find(':') != std::string::npos;
    return fmt::format("{}{}{}:{}", is_long ? "[" : "", address.host, is_long ? "]" : "", address.port);
}

bool is_local_only(const ListenAddress& address) {
    switch (address.kind) {
        case ListenAddress::Kind::unix_socket:
            return true;
        case ListenAddress::Kind::handed_over:
            return false;
        case ListenAddress::Kind::tcp:
            break;
    }
    in6_addr bytes{};
    if (::inet_pton(AF_INET6, address.host.c_str(), &bytes) == 1) return IN6_IS_ADDR_LOOPBACK(&bytes);
    return address.host.starts_with("127.");
}

std::optional<int> count_handed_over(std::string_view listen_pid, std::string_view listen_fds,
                                     std::size_t own_pid) {
    constexpr std::size_t most = 64;
    if (listen_pid.empty() || listen_fds.empty()) return std::nullopt;
    constexpr std::size_t largest_pid = 1U << 30U;
    if (number_between("LISTEN_PID", listen_pid, 1, largest_pid) != own_pid) return std::nullopt;
    return static_cast<int>(number_between("LISTEN_FDS", listen_fds, 1, most));
}

}  // namespace debrief
