#pragma once

#include <string>

#include <sys/socket.h>

namespace debrief {

/// Who is at the other end of a connection.
struct Peer {
    std::string address{};  ///< in numbers, without port: "192.0.2.1"; "unix" by a Unix socket
    /// Whom its connections are counted for: an IPv4 address, or the /64 network that one IPv6 client may
    /// draw all its addresses from.
    std::string group{};

    friend bool operator==(const Peer&, const Peer&) = default;
};

[[nodiscard]] Peer to_peer(const sockaddr_storage& address);

/// The address of this end of a connection, as `Peer::address`.
[[nodiscard]] std::string own_address(int socket);

}  // namespace debrief
