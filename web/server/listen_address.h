#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace debrief {

/// Where a server answers.
struct ListenAddress {
    enum class Kind {
        tcp,          ///< a port of an address
        unix_socket,  ///< a file
        handed_over,  ///< sockets that systemd opened
    };

    Kind kind = Kind::tcp;
    std::string host = "127.0.0.1";  ///< an address in numbers, IPv6 without brackets
    int port = 0;                    ///< 0: any that is free
    std::string path{};              ///< of the socket's file

    friend bool operator==(const ListenAddress&, const ListenAddress&) = default;
};

/// Reads where to answer as users write it: "8080" and "localhost:8080" (on loopback), "192.0.2.1",
/// "[::1]:8080", "*" and "*:8080" (every IPv4 address of this machine), "/run/debrief.sock" or
/// "unix:debrief.sock", "systemd". Names of other machines are not looked up. Throws `Error` of kind `usage`.
[[nodiscard]] ListenAddress parse_listen_address(std::string_view text, int default_port);

/// As `parse_listen_address` reads it: "127.0.0.1:8080", "[::1]:8080", "unix:/run/debrief.sock", "systemd".
[[nodiscard]] std::string to_string(const ListenAddress& address);

/// Whether only this machine can reach it. What systemd opened may be anything, so it counts as reachable.
[[nodiscard]] bool is_local_only(const ListenAddress& address);

/// The sockets that systemd hands over (sd_listen_fds(3)) by what LISTEN_PID and LISTEN_FDS say: how many,
/// from descriptor 3 on; nothing where they are not for this process. Throws `Error` of kind `usage` for
/// what is no number.
[[nodiscard]] std::optional<int> count_handed_over(std::string_view listen_pid, std::string_view listen_fds,
                                                   std::size_t own_pid);

}  // namespace debrief
