#pragma once

#include "web/server/host_names.h"
#include "web/server/peer.h"
#include "web/server/request_head.h"

#include <string>

namespace debrief {

/// Whether what a proxy tells of its clients is believed.
enum class Proxies { are_unknown, are_trusted };

/// Who sent a request, and how this server is reached from there.
struct Sender {
    std::string address{};  ///< as `Peer::address`
    std::string origin{};   ///< as `Request::origin`
};

/// Of a request that came from `peer`. X-Forwarded-For, -Proto and -Host count only where proxies are trusted
/// and the peer is on this machine; of several values the last, which the nearest proxy wrote; and only
/// where they make sense: a host must be one of `names`. `own_host` is what a request calls us that names no
/// host.
[[nodiscard]] Sender sender_of(const RequestHead& head, const Peer& peer, Proxies proxies,
                               const HostNames& names, const std::string& own_host);

}  // namespace debrief
