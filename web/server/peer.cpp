#include "web/server/peer.h"

#include <algorithm>
#include <array>

#include <arpa/inet.h>
#include <netinet/in.h>

namespace debrief {

namespace {

std::string address_text(int family, const void* bytes) {
    std::array<char, INET6_ADDRSTRLEN> text{};
    return ::inet_ntop(family, bytes, text.data(), text.size()) ? text.data() : "";
}

}  // namespace

Peer to_peer(const sockaddr_storage& address) {
    if (address.ss_family == AF_INET) {
        const std::string text =
            address_text(AF_INET, &reinterpret_cast<const sockaddr_in*>(&address)->sin_addr);
        return {text, text};
    }
    if (address.ss_family != AF_INET6) return {"unix", "unix"};
    in6_addr bytes = reinterpret_cast<const sockaddr_in6*>(&address)->sin6_addr;
    if (IN6_IS_ADDR_V4MAPPED(&bytes)) {
        constexpr std::size_t before_the_four = 12;
        const std::string text = address_text(AF_INET, &bytes.s6_addr[before_the_four]);
        return {text, text};
    }
    Peer peer{.address = address_text(AF_INET6, &bytes)};
    if (IN6_IS_ADDR_LOOPBACK(&bytes)) {
        peer.group = peer.address;
        return peer;
    }
    constexpr std::size_t network_bytes = 8;
    std::fill(std::begin(bytes.s6_addr) + network_bytes, std::end(bytes.s6_addr), std::uint8_t{0});
    peer.group = address_text(AF_INET6, &bytes) + "/64";
    return peer;
}

std::string own_address(int socket) {
    sockaddr_storage bytes{};
    socklen_t size = sizeof bytes;
    if (::getsockname(socket, reinterpret_cast<sockaddr*>(&bytes), &size) != 0) return "";
    return to_peer(bytes).address;
}

}  // namespace debrief
