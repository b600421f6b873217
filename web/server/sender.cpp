#include "web/server/sender.h"

#include "corpus/base/text.h"

#include <string_view>

#include <arpa/inet.h>
#include <netinet/in.h>

namespace debrief {

namespace {

bool is_on_this_machine(const Peer& peer) {
    return peer.address == "unix" || peer.address == "::1" || peer.address.starts_with("127.");
}

/// The last of the values that a header has, of all its lines.
std::string last_value(const RequestHead& head, std::string_view name) {
    const std::string values = head.field(name);
    const std::size_t comma = values.rfind(',');
    return std::string(trim(std::string_view(values).substr(comma == std::string::npos ? 0 : comma + 1)));
}

bool is_address_in_numbers(const std::string& text) {
    in6_addr bytes{};  // has room for either
    return ::inet_pton(AF_INET, text.c_str(), &bytes) == 1 ||
           ::inet_pton(AF_INET6, text.c_str(), &bytes) == 1;
}

}  // namespace

Sender sender_of(const RequestHead& head, const Peer& peer, Proxies proxies, const HostNames& names,
                 const std::string& own_host) {
    std::string scheme = "http";
    std::string host = head.host ? to_string(*head.host) : own_host;
    std::string address = peer.address;
    if (proxies == Proxies::are_trusted && is_on_this_machine(peer)) {
        if (to_ascii_lower(last_value(head, "x-forwarded-proto")) == "https") scheme = "https";
        const auto told_host = parse_host(last_value(head, "x-forwarded-host"));
        if (told_host && names.has(*told_host)) host = to_string(*told_host);
        if (std::string told = last_value(head, "x-forwarded-for"); is_address_in_numbers(told))
            address = std::move(told);
    }
    return {.address = std::move(address), .origin = scheme + "://" + host};
}

}  // namespace debrief
